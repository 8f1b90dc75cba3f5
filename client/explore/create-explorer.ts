// The explorer: what is drawn, and what a person can do to it. Asks the API, applies the answer to the graph, keeps the way back.
import { batch, computed, signal } from '@preact/signals';
import {
  NeighboursDocument,
  OpeningDocument,
  SearchDocument,
  StatsDocument,
  SubgraphDocument,
  type EdgeKind,
  type NodeKind,
  type Stance,
  type TypedDocumentString,
} from '../api/operations.generated.ts';
import type { Answer, RequestError, SendRequest } from '../api/request.ts';
import { addToGraph, keepInGraph, removeFromGraph, visibleGraph } from '../graph/change-graph.ts';
import { EMPTY_GRAPH, type DrawnNode, type Graph, type Positions } from '../graph/graph.ts';
import { EMPTY_HISTORY, record, redo, undo, type History } from '../graph/history.ts';
import { standings } from '../graph/reading.ts';
import { capitalised } from '../graph/words.ts';
import { drawnEdgeOf, drawnNodeOf } from './answers.ts';
import type { Activity, Explorer, Failure, GraphTotals, LayoutName, NextStep, ShownQuery, ViewFilter } from './explorer.ts';
import { openingIds } from './opening.ts';

/** All that undo brings back. */
interface Picture {
  graph: Graph;
  positions: Positions;
  pinned: ReadonlySet<string>;
  filter: ViewFilter;
  layout: LayoutName;
  leftOut: ReadonlyMap<string, number>;
  /** Where the next page of a node's neighbours begins, by node and kind of edge. */
  cursors: ReadonlyMap<string, string>;
}

export interface ArrangeRequest {
  layout: LayoutName;
  graph: Graph;
  /** Nodes that stay where they are. */
  fixed: Positions;
  /** New nodes grow out of this one. */
  around?: string | undefined;
}

export interface ExplorerEffects {
  send: SendRequest;
  /** Positions for all nodes of the graph; those in `fixed` come back unchanged. */
  arrange(request: ArrangeRequest): Promise<Positions>;
  /** The ids in the page's address, which open instead of the contested claims. */
  addressedIds?: readonly string[];
  /** How many claims the opening view draws; as many as it can read where absent. */
  maxClaims?: number | undefined;
  /** Whether the first claim of the opening view is selected, so that the panel begins with who stands where on it. */
  selectsFirst?: boolean;
  /** Fetches an export of these ids, as a file. */
  fetchExport?(ids: readonly string[]): Promise<Blob>;
  /** Calls `run` after a while, and gives back how to call it off. */
  later?(run: () => void, ms: number): () => void;
}

const OPENING_STATEMENTS = 200;
const PAGE = 50;
const MAX_SIDES = 60;
const ACTIVITY_DELAY_MS = 300;

export function createExplorer(effects: ExplorerEffects): Explorer {
  const { send, arrange, addressedIds = [], maxClaims, selectsFirst = false, fetchExport = postExport, later = setLater } = effects;
  const picture = signal<Picture>({
    graph: EMPTY_GRAPH,
    positions: new Map(),
    pinned: new Set(),
    filter: { kindsOff: new Set(), stancesOff: new Set(), edgeKindsOff: new Set<EdgeKind>(['ABOUT', 'INVOLVES']) },
    layout: 'sides',
    leftOut: new Map(),
    cursors: new Map(),
  });
  const history = signal<History<Picture>>(EMPTY_HISTORY);
  const selection = signal<ReadonlySet<string>>(new Set());
  const totals = signal<GraphTotals | undefined>(undefined);
  const activity = signal<Activity | undefined>(undefined);
  const failure = signal<Failure | undefined>(undefined);
  const remark = signal('');
  const shownQuery = signal<ShownQuery | undefined>(undefined);
  const part = <K extends keyof Picture>(name: K) => computed(() => picture.value[name]);
  const graph = part('graph');
  const visible = computed(() => visibleGraph(picture.value.graph, picture.value.filter));
  const labelOf = (id: string) => picture.value.graph.nodes.get(id)?.label ?? id;

  const reading = computed(() => {
    const [most] = standings(visible.value);
    return (
      most && {
        claimId: most.claim,
        claim: labelOf(most.claim),
        asserts: most.asserts.size,
        denies: most.denies.size,
        holdBack: most.holdBack.size,
      }
    );
  });
  const layoutNote = computed(() =>
    picture.value.layout === 'sides' && picture.value.graph.nodes.size > MAX_SIDES
      ? `More than ${MAX_SIDES} nodes are drawn, so they stand by their links instead of by side.`
      : undefined,
  );

  /** One step that can be undone. The selection keeps what is still drawn. */
  function change(name: string, next: Partial<Picture>, told?: string): void {
    batch(() => {
      const before = picture.value;
      const after = { ...before, ...next };
      picture.value = after;
      history.value = record(history.value, { name, before, after });
      keepSelectionDrawn();
      if (told !== undefined) remark.value = told;
    });
  }

  function keepSelectionDrawn(): void {
    const kept = [...selection.value].filter((id) => picture.value.graph.nodes.has(id));
    if (kept.length !== selection.value.size) selection.value = new Set(kept);
  }

  /** Runs a request, and tells that it is under way once it takes a while. Undefined where it failed or was cancelled. */
  async function ask<Data, Variables>(
    operation: TypedDocumentString<Data, Variables>,
    variables: Variables,
    told: { doing: string; failed: string; retry: readonly NextStep[]; whole?: boolean },
  ): Promise<Data | undefined> {
    const controller = new AbortController();
    const cancelTelling = later(() => {
      activity.value = { sentence: told.doing, cancel: () => controller.abort() };
    }, ACTIVITY_DELAY_MS);
    let answer: Answer<Data>;
    try {
      answer = await send(operation, variables, controller.signal);
    } catch {
      return undefined;
    } finally {
      cancelTelling();
      activity.value = undefined;
    }
    if (answer.error) {
      fail(answer.error, told.failed, told.retry, told.whole ?? false);
      return undefined;
    }
    failure.value = undefined;
    return answer.data;
  }

  function fail(error: RequestError, sentence: string, nextSteps: readonly NextStep[], whole: boolean): void {
    failure.value = { title: error.message, sentence, code: error.code, requestId: error.requestId, whole, nextSteps };
  }

  async function askSubgraph(ids: readonly string[], told: Parameters<typeof ask>[2]) {
    const variables = { ids: [...ids] };
    const data = await ask(SubgraphDocument, variables, told);
    if (data) shownQuery.value = { query: SubgraphDocument.toString(), variables };
    return data && { nodes: data.subgraph.nodes.map(drawnNodeOf), edges: data.subgraph.edges.map(drawnEdgeOf) };
  }

  async function open(): Promise<void> {
    const told = {
      doing: 'Opening the graph…',
      failed: 'The graph was not opened.',
      retry: [{ label: 'Try again', run: () => void explorer.start() }],
      whole: true,
    };
    const stats = await ask(StatsDocument, {}, told);
    if (!stats) return;
    totals.value = {
      nodes: stats.stats.nodes,
      edges: stats.stats.edges,
      store: stats.stats.store,
      nodeKinds: new Map(stats.stats.nodeKinds.map(({ kind, count }) => [kind, count])),
      edgeKinds: new Map(stats.stats.edgeKinds.map(({ kind, count }) => [kind, count])),
    };
    let ids = addressedIds;
    if (ids.length === 0) {
      const opening = await ask(OpeningDocument, { first: OPENING_STATEMENTS }, told);
      if (!opening) return;
      ids = openingIds(opening, maxClaims);
    }
    const found = await askSubgraph(ids, told);
    if (!found) return;
    const opened = addToGraph(EMPTY_GRAPH, found.nodes, found.edges);
    const layout = picture.value.layout;
    const positions = await arrange({ layout: layoutFor(opened, layout), graph: opened, fixed: new Map() });
    batch(() => {
      picture.value = { ...picture.value, graph: opened, positions };
      const unknown = addressedIds.filter((id) => !opened.nodes.has(id));
      if (addressedIds.length > 0 || selectsFirst) selection.value = new Set(ids.filter((id) => opened.nodes.has(id)).slice(0, 1));
      if (unknown.length > 0) tellUnknown(unknown, opened.nodes.size === 0);
    });
  }

  function tellUnknown(ids: readonly string[], whole: boolean): void {
    failure.value = {
      title: `${ids.length === 1 ? `"${ids[0]}" is` : `${ids.length} of the nodes in the address are`} not in this graph.`,
      sentence: whole ? 'Search for it by name, or open the contested claims.' : 'The others are drawn; search for it by name.',
      code: 'UNKNOWN_ID',
      whole,
      nextSteps: whole ? [{ label: 'Open the contested claims', run: () => location.assign('/') }] : [],
    };
  }

  async function addNodes(
    name: string,
    nodes: readonly DrawnNode[],
    around: string | undefined,
    more: Partial<Picture>,
    told: string,
  ): Promise<void> {
    const ids = [...new Set([...picture.value.graph.nodes.keys(), ...nodes.map(({ id }) => id)])];
    const found = await askSubgraph(ids, { doing: told, failed: 'What is drawn stays as it was.', retry: [] });
    if (!found) return;
    const next = addToGraph(picture.value.graph, [...nodes, ...found.nodes], found.edges);
    const added = next.nodes.size - picture.value.graph.nodes.size;
    const positions = await arrange({ layout: 'force', graph: next, fixed: picture.value.positions, around });
    change(
      name,
      { graph: next, positions, ...more },
      added === 0 ? 'Nothing new to add: its neighbours are all drawn.' : `${added} ${added === 1 ? 'node' : 'nodes'} added.`,
    );
  }

  const explorer: Explorer = {
    graph,
    visible,
    positions: part('positions'),
    pinned: part('pinned'),
    selection,
    filter: part('filter'),
    layout: part('layout'),
    layoutNote,
    totals,
    leftOut: part('leftOut'),
    reading,
    activity,
    failure,
    remark,
    undoName: computed(() => history.value.past.at(-1)?.name),
    redoName: computed(() => history.value.future[0]?.name),
    shownQuery,

    start: open,
    async search(text, abort) {
      const answer = await send(SearchDocument, { text, first: 12 }, abort);
      if (answer.error) {
        fail(answer.error, 'The search was not answered; what is drawn stays as it was.', [], false);
        return [];
      }
      return answer.data.search.edges.map(({ node }) => node);
    },
    async show(id) {
      if (!picture.value.graph.nodes.has(id)) {
        const told = {
          doing: 'Fetching it…',
          failed: 'It was not drawn.',
          retry: [{ label: 'Try again', run: () => void explorer.show(id) }],
        };
        const found = await askSubgraph([id], told);
        if (!found) return;
        const [node] = found.nodes;
        if (!node) {
          tellUnknown([id], false);
          return;
        }
        await addNodes(`show ${shortened(node.label)}`, [node], undefined, {}, `Drawing ${shortened(node.label)}…`);
      }
      explorer.select([id]);
    },
    select(ids, { add = false } = {}) {
      const next = new Set(add ? selection.value : []);
      for (const id of ids) {
        if (add && next.has(id)) next.delete(id);
        else if (picture.value.graph.nodes.has(id)) next.add(id);
      }
      selection.value = next;
    },
    async expand(id, { edgeKind, first = PAGE } = {}) {
      const name = shortened(labelOf(id));
      const list = `${id} ${edgeKind ?? ''}`;
      const kinds = edgeKind ? [edgeKind] : undefined;
      const variables = { id, filter: kinds ? { edgeKinds: kinds } : null, first, after: picture.value.cursors.get(list) ?? null };
      const again = (label: string, count: number) => ({
        label,
        run: () => void explorer.expand(id, { ...(edgeKind ? { edgeKind } : {}), first: count }),
      });
      const data = await ask(NeighboursDocument, variables, {
        doing: `Expanding ${name}…`,
        failed: `${capitalised(name)} was not expanded. What is drawn stays as it was, and a smaller request may pass.`,
        retry: [again('Ask for 10', 10), again(`Try ${first} again`, first)],
      });
      if (!data) return;
      const { edges, pageInfo, totalCount } = data.neighbours;
      const nodes = edges.map(({ node }) => drawnNodeOf(node));
      const cursors = new Map(picture.value.cursors);
      const leftOut = new Map(picture.value.leftOut);
      if (pageInfo.hasNextPage && pageInfo.endCursor) cursors.set(list, pageInfo.endCursor);
      else cursors.delete(list);
      const shownBefore = totalCount - (leftOut.get(id) ?? totalCount);
      const hidden = pageInfo.hasNextPage ? Math.max(0, totalCount - shownBefore - edges.length) : 0;
      if (hidden > 0) leftOut.set(id, hidden);
      else leftOut.delete(id);
      await addNodes(`expand ${name}`, nodes, id, { cursors, leftOut }, `Expanding ${name}…`);
      shownQuery.value = { query: NeighboursDocument.toString(), variables };
    },
    hide(ids) {
      const drawn = ids.filter((id) => picture.value.graph.nodes.has(id));
      if (drawn.length === 0) return;
      const name = drawn.length === 1 ? shortened(labelOf(drawn[0]!)) : `${drawn.length} nodes`;
      change(`hide ${name}`, { graph: removeFromGraph(picture.value.graph, new Set(drawn)) }, `${capitalised(name)} hidden.`);
    },
    keepOnly(ids) {
      if (ids.length > 0)
        change('keep only the selection', { graph: keepInGraph(picture.value.graph, new Set(ids)) }, 'Only the selection is kept.');
    },
    togglePin(id) {
      const pinned = new Set(picture.value.pinned);
      const isPinned = pinned.delete(id);
      if (!isPinned) pinned.add(id);
      change(`${isPinned ? 'unpin' : 'pin'} ${shortened(labelOf(id))}`, { pinned }, isPinned ? 'Unpinned.' : 'Pinned.');
    },
    move(moved) {
      change(moved.size === 1 ? 'move a node' : `move ${moved.size} nodes`, { positions: new Map([...picture.value.positions, ...moved]) });
    },
    undo() {
      step(undo(history.value), 'Undone');
    },
    redo() {
      step(redo(history.value), 'Redone');
    },
    toggleKind: (kind: NodeKind) => toggle('kindsOff', kind),
    toggleStance: (stance: Stance) => toggle('stancesOff', stance),
    toggleEdgeKind: (kind: EdgeKind) => toggle('edgeKindsOff', kind),
    showAll() {
      change('show everything', { filter: { kindsOff: new Set(), stancesOff: new Set(), edgeKindsOff: new Set() } });
    },
    async arrange(layout) {
      const { positions: before, pinned, graph: drawn } = picture.value;
      const fixed = new Map([...before].filter(([id]) => pinned.has(id)));
      const positions = await arrange({ layout: layoutFor(drawn, layout), graph: drawn, fixed });
      change(`arrange by ${layout === 'sides' ? 'sides' : 'links'}`, { layout, positions });
    },
    dismissFailure() {
      failure.value = undefined;
    },
    async exportJsonLines() {
      try {
        return await fetchExport([...picture.value.graph.nodes.keys()]);
      } catch {
        const retry = [{ label: 'Try again', run: () => void explorer.exportJsonLines() }];
        fail(
          { code: 'NETWORK', message: 'The export was not answered.' },
          'No file was written; what is drawn stays as it was.',
          retry,
          false,
        );
        return undefined;
      }
    },
  };

  function step(result: ReturnType<typeof undo<Picture>>, told: string): void {
    if (!result) return;
    batch(() => {
      picture.value = result.state;
      history.value = result.history;
      keepSelectionDrawn();
      remark.value = `${told}.`;
    });
  }

  function toggle<K extends keyof ViewFilter>(list: K, word: ViewFilter[K] extends ReadonlySet<infer W> ? W : never): void {
    const next = new Set(picture.value.filter[list] as ReadonlySet<typeof word>);
    const wasOff = next.delete(word);
    if (!wasOff) next.add(word);
    change(`${wasOff ? 'show' : 'leave out'} ${String(word).toLowerCase().replaceAll('_', ' ')}`, {
      filter: { ...picture.value.filter, [list]: next },
    });
  }

  return explorer;
}

function layoutFor(graph: Graph, layout: LayoutName): LayoutName {
  return graph.nodes.size > MAX_SIDES ? 'force' : layout;
}

function shortened(label: string): string {
  return label.length > 32 ? `${label.slice(0, 31).trimEnd()}…` : label;
}

async function postExport(ids: readonly string[]): Promise<Blob> {
  const response = await fetch('/export', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ format: 'jsonl', ids }),
  });
  if (!response.ok) throw new Error(`export answered ${response.status}`);
  return response.blob();
}

function setLater(run: () => void, ms: number): () => void {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}
