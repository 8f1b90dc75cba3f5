// The state of the table: which rows of what is drawn and passes the filter, how sorted and found; rows that are selected are what is selected everywhere.
import { batch, computed, effect, signal, untracked, type ReadonlySignal } from '@preact/signals';
import { TableStatementsDocument, type TableStatementsQuery } from '../api/operations.generated.ts';
import type { RequestError, SendRequest } from '../api/request.ts';
import { columnsOf, type Column } from '../graph/table-columns.ts';
import { findRows, firstSort, sortRows, type Sort } from '../graph/table-order.ts';
import { rowsOf, TABLE_TABS, type StatementFacts, type TableRow, type TableTab } from '../graph/table-rows.ts';
import { STANCES } from '../graph/words.ts';
import type { Explorer } from './explorer.ts';

export interface TableView {
  readonly tab: ReadonlySignal<TableTab>;
  readonly counts: ReadonlySignal<ReadonlyMap<TableTab, number>>;
  readonly sort: ReadonlySignal<Sort>;
  readonly text: ReadonlySignal<string>;
  readonly columns: ReadonlySignal<readonly Column[]>;
  readonly shownColumns: ReadonlySignal<readonly Column[]>;
  readonly rows: ReadonlySignal<readonly TableRow[]>;
  /** Ids of rows. One row of an edge is the edge that is looked at everywhere; several are selected by their ends. */
  readonly selected: ReadonlySignal<ReadonlySet<string>>;
  /** Why speakers, stances and lines are missing. */
  readonly failure: ReadonlySignal<RequestError | undefined>;
  setTab(tab: TableTab): void;
  /** By this column; the other way round where it is sorted by it already. */
  sortBy(column: string): void;
  setText(text: string): void;
  toggleColumn(column: string): void;
  /** Selects these rows alone, or, with `add`, toggles them. */
  select(ids: readonly string[], options?: { add?: boolean }): void;
  retry(): void;
}

const FACTS = 500;

export function createTableView(explorer: Explorer, send: SendRequest): TableView {
  const tab = signal<TableTab>('nodes');
  const sorts = signal<ReadonlyMap<TableTab, Sort>>(new Map());
  const text = signal('');
  const toggled = signal<ReadonlySet<string>>(new Set());
  const facts = signal<ReadonlyMap<string, StatementFacts>>(new Map());
  const failure = signal<RequestError | undefined>(undefined);
  /** Several rows of edges, whose ends are what is selected; void once something else is. */
  const edges = signal<{ ids: ReadonlySet<string>; ends: ReadonlySet<string> }>({ ids: new Set(), ends: new Set() });
  const asked = new Set<string>();

  const all = computed(() => rowsOf(explorer.visible.value, tab.value, facts.value));
  const columns = computed(() => columnsOf(tab.value));
  const shownColumns = computed(() =>
    columns.value.filter(({ id, isFirstShown }) => isFirstShown !== toggled.value.has(`${tab.value} ${id}`)),
  );
  const sort = computed(() => sorts.value.get(tab.value) ?? firstSort(tab.value));
  const rows = computed(() => sortRows(findRows(all.value, shownColumns.value, text.value), columns.value, sort.value));
  const selected = computed(() => {
    if (tab.value !== 'edges') return explorer.selection.value;
    const one = explorer.selectedEdge.value;
    if (one !== undefined) return new Set([one]);
    return explorer.selection.value === edges.value.ends ? edges.value.ids : new Set<string>();
  });

  async function fetchFacts(): Promise<void> {
    const wanted = [...explorer.visible.peek().nodes.values()].flatMap(({ id, kind }) =>
      kind === 'STATEMENT' && !asked.has(id) ? [id] : [],
    );
    const ids = wanted.slice(0, FACTS);
    if (ids.length === 0) return;
    for (const id of ids) asked.add(id);
    const answer = await send(TableStatementsDocument, { ids });
    if (answer.error) {
      for (const id of ids) asked.delete(id);
      failure.value = answer.error;
      return;
    }
    batch(() => {
      failure.value = undefined;
      facts.value = new Map([...facts.value, ...answer.data.nodes.flatMap(factsOf)]);
    });
    if (wanted.length > ids.length) await fetchFacts();
  }
  effect(() => {
    const isShown = explorer.view.value === 'table' && explorer.visible.value.nodes.size > 0;
    if (isShown) untracked(() => void fetchFacts());
  });

  return {
    tab,
    counts: computed(() => new Map(TABLE_TABS.map((name) => [name, rowsOf(explorer.visible.value, name, NO_FACTS).length]))),
    sort,
    text,
    columns,
    shownColumns,
    rows,
    selected,
    failure,
    setTab(next) {
      tab.value = next;
    },
    sortBy(column) {
      const { column: before, descending } = sort.value;
      sorts.value = new Map(sorts.value).set(tab.value, { column, descending: before === column && !descending });
    },
    setText(next) {
      text.value = next;
    },
    toggleColumn(column) {
      const next = new Set(toggled.value);
      const name = `${tab.value} ${column}`;
      if (!next.delete(name)) next.add(name);
      toggled.value = next;
    },
    select(ids, { add = false } = {}) {
      if (tab.value !== 'edges') {
        explorer.select(ids, { add });
        return;
      }
      const next = new Set(add ? selected.value : []);
      for (const id of ids) if (!add || !next.delete(id)) next.add(id);
      if (next.size <= 1) {
        explorer.selectEdge([...next][0]);
        return;
      }
      const ends = [...next].flatMap((id) => {
        const edge = explorer.graph.value.edges.get(id);
        return edge ? [edge.source, edge.target] : [];
      });
      batch(() => {
        explorer.select(ends);
        edges.value = { ids: next, ends: explorer.selection.value };
      });
    },
    retry: () => void fetchFacts(),
  };
}

const NO_FACTS: ReadonlyMap<string, StatementFacts> = new Map();

function factsOf(node: TableStatementsQuery['nodes'][number]): [string, StatementFacts][] {
  if (!node || !('act' in node)) return [];
  const { id, act, speaker, expresses, evidence } = node;
  const hollow = 'unnamed' in speaker && speaker.unnamed;
  const paragraphs = [...new Set(evidence.flatMap(({ paragraph }) => paragraph ?? []))].toSorted((a, b) => a - b);
  return [
    [
      id,
      {
        act,
        speaker: { ...speaker, hollow },
        stances: STANCES.filter((one) => expresses.some(({ stance }) => stance === one)),
        paragraphs,
      },
    ],
  ];
}
