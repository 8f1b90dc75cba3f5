// The matrix view: its tools, the grid, and what it says where there is nothing, where it waits, and where something was left out.
import '../../styles/matrix.css';
import type { Explorer } from '../../explore/explorer.ts';
import type { MatrixScope } from '../../explore/fetch-matrix.ts';
import type { MatrixView } from '../../explore/matrix-view.ts';
import { missingForStances } from '../../graph/filter.ts';
import type { MatrixSort } from '../../graph/matrix.ts';
import { Choice } from '../choice.tsx';
import { LinksContext, linksOf } from '../links.tsx';
import { MissingForStances } from '../missing-for-stances.tsx';
import type { PaneProps } from '../open-views.ts';
import { ViewHead } from '../view-head.tsx';
import { ViewFailure, ViewState, ViewWaiting } from '../view-state.tsx';
import { MatrixGrid } from './matrix-grid.tsx';

const SCOPES: Readonly<Record<MatrixScope, string>> = { all: 'All claims', contested: 'Contested claims', drawn: 'Drawn claims' };
const SORTS: Readonly<Record<MatrixSort, string>> = { stance: 'By stance', similarity: 'By similarity' };

export interface MatrixProps {
  explorer: Explorer;
  view: MatrixView;
}

export function MatrixPane({ explorer, view, ...buttons }: MatrixProps & PaneProps) {
  return (
    <LinksContext.Provider value={linksOf(explorer)}>
      <ViewHead explorer={explorer} title="Matrix" {...buttons}>
        <Choice label="Claims" value={view.scope.value} options={SCOPES} onChoose={view.setScope} />
        <Choice label="Order of the speakers" value={view.sort.value} options={SORTS} onChoose={view.setSort} />
        <NextClaims view={view} />
      </ViewHead>
      <div class="body" tabIndex={-1} data-first-stop>
        <Body explorer={explorer} view={view} />
      </div>
      <Failure view={view} isWhole={false} />
    </LinksContext.Provider>
  );
}

function NextClaims({ view }: { view: MatrixView }) {
  const { data } = view.state.value;
  const shown = view.picture.value?.matrix.claims.length ?? 0;
  if (!data?.hasMoreClaims) return null;
  if (!view.canTakeMoreClaims.value) return <span>The {shown} claims with the most statements; narrow the time to see others</span>;
  return (
    <button type="button" class="btn" onClick={() => view.moreClaims()}>
      {shown} of {data.knownClaims > shown ? data.knownClaims : 'more'} claims: next
    </button>
  );
}

function Failure({ view, isWhole }: { view: MatrixView; isWhole: boolean }) {
  const { failure, data } = view.state.value;
  if (!failure || (data === undefined) !== isWhole) return null;
  return <ViewFailure error={failure} isWhole={isWhole} steps={[{ label: 'Try again', run: () => view.retry() }]} />;
}

function Body({ explorer, view }: MatrixProps) {
  const { data, failure, isSlow } = view.state.value;
  const picture = view.picture.value;
  const missing = missingForStances(explorer.filter.value);
  if (missing) return <MissingForStances explorer={explorer} missing={missing} what="A matrix" />;
  const waiting = isSlow && <ViewWaiting sentence="Asking who stands where…" onCancel={() => view.cancel()} />;
  if (!data || !picture) {
    return (
      <>
        {waiting}
        {failure && <Failure view={view} isWhole />}
      </>
    );
  }
  if (picture.matrix.speakers.length === 0) return <Nothing explorer={explorer} view={view} />;
  return (
    <>
      {waiting}
      <MatrixGrid explorer={explorer} view={view} picture={picture} />
    </>
  );
}

function Nothing({ explorer, view }: MatrixProps) {
  const { said } = explorer.filter.value;
  const isScoped = view.scope.value !== 'all';
  return (
    <ViewState
      title={isScoped ? `No speaker takes a stance on any ${view.scope.value} claim.` : 'Nobody takes a stance on any claim.'}
      steps={[
        ...(isScoped ? [{ label: 'Show all claims', run: () => view.setScope('all') }] : []),
        ...(said ? [{ label: 'Show all times', run: () => explorer.setSaid(undefined) }] : []),
        { label: 'Show everything', run: () => explorer.showAll() },
      ]}
    >
      {said ? 'What was said in the time that is brushed, or is undated, holds none that passes the filter.' : 'None passes the filter.'}
    </ViewState>
  );
}
