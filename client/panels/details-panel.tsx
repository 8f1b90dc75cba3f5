// The panel on the right: what is known of the selected thing, in the form made for its kind.
import { useEffect } from 'preact/hooks';
import { DetailsDocument, type DetailsQuery } from '../api/operations.generated.ts';
import type { Explorer } from '../explore/explorer.ts';
import { capitalised, inWords } from '../graph/words.ts';
import { ClaimPanel } from './claim-panel.tsx';
import { CopyContext } from './copy-citation.tsx';
import { copyText } from './copy-text.ts';
import type { Keeping } from './desk.ts';
import type { FetchedDetails, NodeDetails } from './fetch-details.ts';
import { fetchMorePanels, morePanels } from './fetched-panels.ts';
import { LinksContext, linksOf } from './links.tsx';
import { NoteList, NoteSection } from './note-section.tsx';
import type { MoreProps } from './parts.tsx';
import { RelationsSection } from './relations-section.tsx';
import { KindShape } from './shapes.tsx';
import { ShowQuery } from './show-query.tsx';

export interface DetailsPanelProps {
  explorer: Explorer;
  details: FetchedDetails;
  keeping: Keeping | undefined;
}

export function DetailsPanel({ explorer, details, keeping }: DetailsPanelProps) {
  return (
    <LinksContext.Provider value={linksOf(explorer)}>
      <CopyContext.Provider value={{ copy: copyText, tell: (remark) => explorer.tell(remark) }}>
        <aside class="panel" aria-label="Details" aria-busy={details.state.value.state === 'loading'}>
          <Content explorer={explorer} details={details} keeping={keeping} />
        </aside>
      </CopyContext.Provider>
    </LinksContext.Provider>
  );
}

function Content({ explorer, details, keeping }: DetailsPanelProps) {
  const fetched = details.state.value;
  const selection = explorer.selection.value;
  const paths = explorer.paths.value;
  const showsPaths =
    paths && explorer.selectedEdge.value === undefined && [...selection].every((id) => id === paths.from || id === paths.to);
  const panels = morePanels.value;
  if (showsPaths && selection.size !== 1) return panels ? <panels.PathsPanel explorer={explorer} found={paths} /> : <Coming />;
  if (selection.size > 1) return panels ? <panels.SelectionPanel explorer={explorer} /> : <Coming />;
  switch (fetched.state) {
    case 'ready':
      return (
        <Ready
          explorer={explorer}
          node={fetched.node}
          answers={fetched.answers}
          keeping={keeping}
          more={{ isFetching: fetched.isFetchingMore, onMore: details.fetchMore }}
        />
      );
    case 'edge':
      return (
        <>
          <div class="kindline">
            Link <span class="dim"> · {inWords(fetched.details.edge.kind)}</span>
          </div>
          {panels ? <panels.EdgePanel details={fetched.details} onSelectEdge={(id) => explorer.selectEdge(id)} /> : <Coming />}
        </>
      );
    case 'failed':
      return (
        <>
          <div class="kindline">Nothing to show</div>
          <div class="who">
            <p>{fetched.message}</p>
            <button type="button" class="btn box" onClick={() => details.retry()}>
              Try again
            </button>
          </div>
        </>
      );
    case 'loading':
      return <div class="kindline">Fetching…</div>;
    case 'none':
      return (
        <>
          <div class="kindline">
            Nothing selected <span class="tap-hint dim">· tap a claim, a name or a line</span>
          </div>
          <div class="who">
            <p>
              Select a claim to read who stands where, a statement to read where it is written, or a line to read what it says. Double click
              a node to see what is around it.
            </p>
          </div>
          {keeping && <NoteList keeping={keeping} />}
        </>
      );
  }
}

interface ReadyProps {
  explorer: Explorer;
  node: NodeDetails;
  answers: DetailsQuery['answers'];
  more: MoreProps;
  keeping: Keeping | undefined;
}

function Ready({ explorer, node, answers, more, keeping }: ReadyProps) {
  const drawn = explorer.graph.value.nodes.get(node.id);
  const collapsible = explorer.collapsible(node.id);
  return (
    <>
      <div class="kindline">
        <KindShape kind={node.kind} hollow={drawn?.hollow ?? false} />
        {capitalised(inWords(node.kind))}
        <span class="dim">
          {' '}
          · {node.degree.toLocaleString('en')} {node.degree === 1 ? 'link' : 'links'}
        </span>
        <span class="sp" />
        {collapsible > 0 && (
          <button type="button" class="btn" onClick={() => explorer.collapse(node.id)}>
            Collapse {collapsible}
          </button>
        )}
        <button type="button" class="btn" onClick={() => void explorer.expand(node.id)}>
          Expand
        </button>
        <ShowQuery query={{ query: DetailsDocument.toString().trim(), variables: { id: node.id } }} look="btn" />
      </div>
      <Body node={node} answers={answers} more={more} />
      <RelationsSection explorer={explorer} node={node} />
      {keeping && <NoteSection keeping={keeping} id={node.id} />}
      <section class="sec last">
        <dl class="facts">
          <dt>Recorded here</dt>
          <dd>{`${node.recordedAt.slice(0, 10)}, ${node.recordedAt.slice(11, 16)} UTC`}</dd>
          <dt>Id</dt>
          <dd class="code">{node.id}</dd>
        </dl>
      </section>
    </>
  );
}

function Body({ node, answers, more }: Omit<ReadyProps, 'explorer' | 'keeping'>) {
  if (node.__typename === 'Claim') return <ClaimPanel claim={node} more={more} />;
  const panels = morePanels.value;
  if (!panels) return <Coming />;
  switch (node.__typename) {
    case 'Statement':
      return <panels.StatementPanel statement={node} answers={answers} />;
    case 'Event':
      return <panels.EventPanel event={node} answers={answers} more={more} />;
    case 'Source':
      return <panels.SourcePanel source={node} more={more} />;
    default:
      return <panels.SpeakerPanel speaker={node} more={more} />;
  }
}

/** A panel that is not here yet. */
function Coming() {
  useEffect(fetchMorePanels);
  return <div class="kindline">Fetching…</div>;
}
