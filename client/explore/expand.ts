// Expanding a node by all its relations or by one, page by page, and collapsing it again.
import { computed, signal, type ReadonlySignal } from '@preact/signals';
import { NeighboursDocument, RelationsDocument, type NeighboursQuery } from '../api/operations.generated.ts';
import type { SendRequest } from '../api/request.ts';
import { removeFromGraph, visibleGraph } from '../graph/change-graph.ts';
import {
  broughtBy,
  countLeftOut,
  lastOpenList,
  listKey,
  noteEdges,
  relationCounts,
  type Degrees,
  type NeighbourList,
} from '../graph/expansion.ts';
import { timesOf } from '../graph/filter.ts';
import type { DrawnEdge } from '../graph/graph.ts';
import { relationInWords, relationsOf } from '../graph/relations.ts';
import { capitalised, EDGE_KINDS } from '../graph/words.ts';
import { degreesOf, drawnEdgeOf, drawnNodeOf } from './answers.ts';
import type { CanvasIntents, ExpandOptions } from './canvas-intents.ts';
import type { Grow } from './grow.ts';
import type { PictureState } from './picture.ts';
import type { Requests } from './requests.ts';

export type Expand = Pick<CanvasIntents, 'expand' | 'expandNext' | 'collapse' | 'collapsible' | 'relationsAt' | 'fetchRelations'> & {
  readonly leftOut: ReadonlySignal<ReadonlyMap<string, number>>;
};

export const PAGE = 50;
/** A page that brings nothing new leads on to the next one, so often at most. */
const MAX_PAGES = 10;

type NeighbourEdge = NeighboursQuery['neighbours']['edges'][number];

/** @param send asks what nobody waits for: where it fails, a count is missing */
export function createExpand(state: PictureState, requests: Requests, grow: Grow, send: SendRequest): Expand {
  /** Facts of the graph, which no undo takes back. */
  const degrees = signal<ReadonlyMap<string, Degrees>>(new Map());
  const know = (id: string, known: Degrees) => {
    degrees.value = new Map(degrees.value).set(id, known);
  };

  /** The next page of a list with at least one edge that is not drawn; what earlier pages brought in vain is part of it. */
  async function readPage(id: string, list: NeighbourList, first: number) {
    const name = state.nameOf(id);
    const { graph, expansions, filter } = state.picture.value;
    const times = timesOf(filter);
    const found: NeighbourEdge[] = [];
    const begun = expansions.get(id)?.open.get(listKey(list));
    let { cursor, left } = begun ?? {};
    for (let asked = 0; asked < MAX_PAGES; asked += 1) {
      const variables = { id, filter: { ...times, edgeKinds: [...list.kinds] }, first, after: cursor ?? null };
      const again = (label: string, count: number) => ({ label, run: () => void read(id, list, count) });
      const data = await requests.ask(NeighboursDocument, variables, {
        doing: `Expanding ${name}…`,
        failed: `${capitalised(name)} was not expanded. What is drawn stays as it was, and a smaller request may pass.`,
        retry: [again('Ask for 10', Math.min(10, first)), again(`Try ${first} again`, first)],
      });
      if (!data) return undefined;
      if (data.node && 'degrees' in data.node) know(id, degreesOf(data.node));
      const { edges, pageInfo, totalCount } = data.neighbours;
      left = (left ?? totalCount) - edges.length;
      found.push(...edges.filter(({ edge }) => list.direction === undefined || runs(id, drawnEdgeOf(edge), list)));
      cursor = pageInfo.hasNextPage ? (pageInfo.endCursor ?? undefined) : undefined;
      requests.showQuery(NeighboursDocument, variables);
      if (cursor === undefined || found.some(({ edge }) => !graph.edges.has(edge.id))) break;
    }
    return { found, cursor, left: list.times === undefined ? undefined : left };
  }

  /** Adds the next page of a list; where that has nothing new to give, of the list that is to come then. */
  async function read(id: string, { kinds, direction }: NeighbourList, first: number, otherwise?: NeighbourList): Promise<void> {
    const { graph, filter } = state.picture.value;
    if (!graph.nodes.has(id)) return;
    const times = timesOf(filter);
    const list: NeighbourList = { kinds, direction, times: Object.keys(times).length > 0 ? JSON.stringify(times) : undefined };
    const page = await readPage(id, list, first);
    if (!page) return;
    const name = state.nameOf(id);
    const edges = page.found.map(({ edge }) => drawnEdgeOf(edge));
    if (otherwise && page.cursor === undefined && edges.every((edge) => graph.edges.has(edge.id))) {
      await read(id, otherwise, first);
      return;
    }
    // Asked for, a relation that the legend leaves out is shown again: nothing is drawn in vain.
    const edgeKindsOff = new Set([...filter.edgeKindsOff].filter((kind) => !edges.some((edge) => edge.kind === kind)));
    await grow.addNodes(
      list.direction === undefined
        ? `expand ${name}`
        : `expand ${name}: ${relationInWords({ kind: list.kinds[0]!, direction: list.direction })}`,
      {
        nodes: page.found.map(({ node }) => drawnNodeOf(node)),
        around: id,
        more: (now, added) => ({
          expansions: new Map(now.expansions).set(id, noteEdges(now.expansions.get(id), id, edges, list, page)),
          origins: new Map([...now.origins, ...added.map((child) => [child, id] as const)]),
          ...(edgeKindsOff.size < filter.edgeKindsOff.size && { filter: { ...now.filter, edgeKindsOff } }),
        }),
        remark: (added) => toldOf(added, page.cursor !== undefined),
      },
      `Expanding ${name}…`,
    );
  }

  const expand = async (id: string, { relation, first = PAGE }: ExpandOptions = {}): Promise<void> => {
    if (relation) {
      await read(id, { kinds: [relation.kind], direction: relation.direction }, first);
      return;
    }
    const { edgeKindsOff } = state.picture.value.filter;
    const [shown, hidden] = [EDGE_KINDS.filter((kind) => !edgeKindsOff.has(kind)), EDGE_KINDS.filter((kind) => edgeKindsOff.has(kind))];
    const lists = [shown, hidden].filter((kinds) => kinds.length > 0).map((kinds) => ({ kinds }));
    await read(id, lists[0]!, first, lists[1]);
  };

  const toCollapse = (id: string) => broughtBy(state.picture.value.origins, id, state.picture.value.pinned);

  return {
    expand,
    async expandNext(id) {
      const list = lastOpenList(state.picture.value.expansions.get(id));
      if (list) await read(id, list, PAGE);
      else await expand(id);
    },
    collapse(id) {
      const { graph, expansions } = state.picture.value;
      const gone = toCollapse(id);
      const name = state.nameOf(id);
      if (gone.size === 0) {
        state.tell(`Expanding ${name} brought nothing that is still drawn.`);
        return;
      }
      const kept = new Map(expansions);
      kept.delete(id);
      const told = `${gone.size} ${gone.size === 1 ? 'node' : 'nodes'} that expanding brought ${gone.size === 1 ? 'is' : 'are'} put away.`;
      state.change(`collapse ${name}`, { graph: removeFromGraph(graph, gone), expansions: kept }, told);
    },
    collapsible: (id) => toCollapse(id).size,
    relationsAt(id) {
      const known = degrees.value.get(id);
      return known ? relationCounts(id, known, state.picture.value.graph) : [];
    },
    async fetchRelations(id) {
      const node = (await send(RelationsDocument, { id })).data?.node;
      if (node && 'degrees' in node) know(id, degreesOf(node));
    },
    leftOut: computed(() => {
      const { graph, expansions } = state.picture.value;
      return countLeftOut(graph, expansions, degrees.value);
    }),
  };

  function toldOf(added: number, isCut: boolean): string {
    const { graph, filter } = state.picture.value;
    const unseen = graph.nodes.size - visibleGraph(graph, filter).nodes.size;
    if (added === 0) return isCut ? 'Nothing new so far; there is another page.' : 'Nothing new to add: its neighbours are all drawn.';
    return `${added} ${added === 1 ? 'node' : 'nodes'} added.${unseen > 0 ? ` The legend hides ${unseen} of what is drawn.` : ''}`;
  }
}

function runs(id: string, edge: DrawnEdge, { direction }: NeighbourList): boolean {
  return relationsOf(id, edge).some((key) => key.endsWith(` ${direction}`));
}
