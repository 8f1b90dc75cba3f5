// The state of the matrix: which claims, how sorted, which cell is open; fetched while the view is shown and whenever the filter changes.
import { batch, computed, effect, signal, untracked, type ReadonlySignal } from '@preact/signals';
import { CellDatesDocument, CellStatementsDocument, MatrixDocument, type CellStatementsQuery } from '../api/operations.generated.ts';
import type { SendRequest } from '../api/request.ts';
import { missingForStances, statementFilterOf } from '../graph/filter.ts';
import type { FuzzyDate } from '../graph/graph.ts';
import { columnGroups, rowGroups, withoutKinds, type ColumnGroup, type Matrix, type MatrixSort, type RowGroup } from '../graph/matrix.ts';
import type { Explorer } from './explorer.ts';
import { fetchMatrix, type MatrixAnswer, type MatrixQuestion, type MatrixScope } from './fetch-matrix.ts';
import { createLoad, followQuestion, type Later, type Loaded } from './load.ts';

export type CellStatement = Extract<NonNullable<CellStatementsQuery['nodes'][number]>, { text: string }>;

export interface OpenCell {
  speaker: string;
  claim: string;
}

/** What is seen: the matrix under the whole filter, its columns and rows in their groups. */
export interface MatrixPicture {
  matrix: Matrix;
  columns: readonly ColumnGroup[];
  rows: readonly RowGroup[];
  /** The claim by which the rows are grouped: the one that was chosen, else the first. */
  firstClaim: string | undefined;
}

export interface MatrixView {
  readonly state: ReadonlySignal<Loaded<MatrixAnswer>>;
  /** Undefined until the first answer has come. */
  readonly picture: ReadonlySignal<MatrixPicture | undefined>;
  readonly scope: ReadonlySignal<MatrixScope>;
  readonly sort: ReadonlySignal<MatrixSort>;
  readonly open: ReadonlySignal<OpenCell | undefined>;
  /** The statements behind the open cell, the newest first; `data` may be of the cell that was open before. */
  readonly statements: ReadonlySignal<Loaded<{ cell: OpenCell; statements: readonly CellStatement[] }>>;
  /** When the newest statement of a cell was said, as far as that was asked for; undefined is undated. */
  readonly dates: ReadonlySignal<ReadonlyMap<string, FuzzyDate | undefined>>;
  setScope(scope: MatrixScope): void;
  setSort(sort: MatrixSort): void;
  /** Groups the rows by the stances on this claim. */
  setFirstClaim(claim: string): void;
  /** Opens a cell, or closes the one that is open. */
  toggleCell(cell: OpenCell): void;
  closeCell(): void;
  moreStatements(): void;
  /** Whether the API gives more claims in one answer than are asked for now. */
  readonly canTakeMoreClaims: ReadonlySignal<boolean>;
  moreClaims(): void;
  moreSpeakers(): void;
  /** The panel shows these statements' cells and needs their dates. */
  wantDates(ids: readonly string[]): void;
  retry(): void;
  retryStatements(): void;
  cancel(): void;
}

const CLAIMS = { page: 30, most: 200 };
export const SPEAKERS = { page: 60, most: 500 };
/** How many statements an open cell shows more each time. */
export const STATEMENTS = 20;
const DATES = 500;

export function createMatrixView(explorer: Explorer, send: SendRequest, later?: Later): MatrixView {
  const scope = signal<MatrixScope>('all');
  const sort = signal<MatrixSort>('stance');
  const chosenClaim = signal<string | undefined>(undefined);
  const maxClaims = signal(CLAIMS.page);
  const maxSpeakers = signal(SPEAKERS.page);
  const open = signal<OpenCell | undefined>(undefined);
  const shownStatements = signal(STATEMENTS);
  const dates = signal<ReadonlyMap<string, FuzzyDate | undefined>>(new Map());
  const asked = new Set<string>();
  const load = createLoad((question: MatrixQuestion, abort: AbortSignal) => fetchMatrix(send, question, abort), later);
  const statements = createLoad(async ({ cell, ids }: { cell: OpenCell; ids: string[] }, abort: AbortSignal) => {
    const answer = await send(CellStatementsDocument, { ids }, abort);
    if (answer.error) return answer;
    const found = answer.data.nodes.flatMap((node) => (node && 'text' in node ? [node] : []));
    return { data: { cell, statements: found } };
  }, later);

  const drawn = computed(() => [...explorer.graph.value.nodes.values()].flatMap(({ id, kind }) => (kind === 'CLAIM' ? [id] : [])));
  followQuestion<MatrixQuestion>(load, () => {
    const { value: filter } = explorer.filter;
    if (explorer.view.value !== 'matrix' || !explorer.totals.value || missingForStances(filter)) return undefined;
    return {
      scope: scope.value,
      filter: statementFilterOf(filter),
      drawn: scope.value === 'contested' ? [] : drawn.value.toSorted(),
      maxClaims: maxClaims.value,
      maxSpeakers: maxSpeakers.value,
    };
  });
  effect(() => {
    const { data } = load.state.value;
    if (data) untracked(() => explorer.noteQuery('matrix', { query: MatrixDocument.toString(), variables: data.variables }));
  });

  const picture = computed((): MatrixPicture | undefined => {
    const { data } = load.state.value;
    if (!data) return undefined;
    const matrix = withoutKinds(data.matrix, explorer.filter.value.kindsOff);
    const columns = columnGroups(matrix);
    const claims = columns.flatMap((group) => group.claims);
    const firstClaim = (claims.find(({ id }) => id === chosenClaim.value) ?? claims[0])?.id;
    return { matrix, columns, firstClaim, rows: rowGroups(matrix, sort.value, firstClaim) };
  });
  /** The ids behind the open cell; a cell that the filter has emptied closes. */
  const openIds = computed(() => {
    const cell = open.value;
    return cell && picture.value?.matrix.cells.get(cell.speaker)?.get(cell.claim)?.statements;
  });
  effect(() => {
    const [cell, ids, most] = [open.value, openIds.value, shownStatements.value];
    untracked(() => {
      if (cell && ids) statements.ask({ cell, ids: ids.slice(0, most) });
      else if (cell) open.value = undefined;
    });
  });

  async function fetchDates(ids: readonly string[]): Promise<void> {
    const answer = await send(CellDatesDocument, { ids: [...ids] });
    if (answer.error) {
      // The cells say everything else; they ask again when they are next drawn.
      for (const id of ids) asked.delete(id);
      return;
    }
    const next = new Map(dates.value);
    for (const node of answer.data.nodes) if (node && 'saidAt' in node) next.set(node.id, node.saidAt ?? undefined);
    dates.value = next;
  }

  const sameCell = (a: OpenCell | undefined, b: OpenCell) => a?.speaker === b.speaker && a.claim === b.claim;
  return {
    state: load.state,
    picture,
    scope,
    sort,
    open,
    statements: statements.state,
    dates,
    setScope(next) {
      scope.value = next;
    },
    setSort(next) {
      sort.value = next;
    },
    setFirstClaim(claim) {
      chosenClaim.value = claim;
      sort.value = 'stance';
    },
    toggleCell(cell) {
      batch(() => {
        shownStatements.value = STATEMENTS;
        open.value = sameCell(open.value, cell) ? undefined : cell;
      });
    },
    closeCell() {
      open.value = undefined;
    },
    moreStatements() {
      shownStatements.value += STATEMENTS;
    },
    canTakeMoreClaims: computed(() => maxClaims.value < CLAIMS.most),
    moreClaims() {
      maxClaims.value = Math.min(CLAIMS.most, maxClaims.value + CLAIMS.page);
    },
    moreSpeakers() {
      maxSpeakers.value = Math.min(SPEAKERS.most, maxSpeakers.value + SPEAKERS.page);
    },
    wantDates(ids) {
      const fresh = ids.filter((id) => !asked.has(id)).slice(0, DATES);
      if (fresh.length === 0) return;
      for (const id of fresh) asked.add(id);
      void fetchDates(fresh);
    },
    retry: load.retry,
    retryStatements: statements.retry,
    cancel: load.cancel,
  };
}
