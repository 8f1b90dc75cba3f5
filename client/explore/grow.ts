// Drawing more: some nodes by their ids, a node that is not drawn yet, the next neighbours of one that is. What stands stays where it stands.
import { NeighboursDocument, SubgraphDocument, type EdgeKind } from '../api/operations.generated.ts';
import { addToGraph } from '../graph/change-graph.ts';
import type { DrawnEdge, DrawnNode } from '../graph/graph.ts';
import { capitalised } from '../graph/words.ts';
import { drawnEdgeOf, drawnNodeOf } from './answers.ts';
import type { Arrange } from './arrange.ts';
import { shortened, type Picture, type PictureState } from './picture.ts';
import type { Requests, Told } from './requests.ts';

export interface Grow {
  /** These nodes and the edges between them, not drawn yet; unknown ids are left out. */
  fetchSubgraph(ids: readonly string[], told: Told): Promise<{ nodes: DrawnNode[]; edges: DrawnEdge[] } | undefined>;
  show(id: string): Promise<void>;
  expand(id: string, options?: { edgeKind?: EdgeKind; first?: number }): Promise<void>;
}

const PAGE = 50;

/** @param tellUnknown says that an id leads to nothing */
export function createGrow(state: PictureState, requests: Requests, arrange: Arrange, tellUnknown: (id: string) => void): Grow {
  async function fetchSubgraph(ids: readonly string[], told: Told) {
    const variables = { ids: [...ids] };
    const data = await requests.ask(SubgraphDocument, variables, told);
    if (!data) return undefined;
    requests.showQuery(SubgraphDocument, variables);
    return { nodes: data.subgraph.nodes.map(drawnNodeOf), edges: data.subgraph.edges.map(drawnEdgeOf) };
  }

  async function addNodes(
    name: string,
    nodes: readonly DrawnNode[],
    around: string | undefined,
    more: Partial<Picture>,
    told: string,
  ): Promise<void> {
    const before = state.picture.value.graph;
    const ids = [...new Set([...before.nodes.keys(), ...nodes.map(({ id }) => id)])];
    const found = await fetchSubgraph(ids, { doing: told, failed: 'What is drawn stays as it was.', retry: [] });
    if (!found) return;
    const { graph, positions: fixed } = state.picture.value;
    const next = addToGraph(graph, [...nodes, ...found.nodes], found.edges);
    const added = next.nodes.size - graph.nodes.size;
    const positions = await arrange({ layout: 'force', graph: next, fixed, around });
    state.change(
      name,
      { graph: next, positions, ...more },
      added === 0 ? 'Nothing new to add: its neighbours are all drawn.' : `${added} ${added === 1 ? 'node' : 'nodes'} added.`,
    );
  }

  const grow: Grow = {
    fetchSubgraph,
    async show(id) {
      if (!state.picture.value.graph.nodes.has(id)) {
        const retry = [{ label: 'Try again', run: () => void grow.show(id) }];
        const found = await fetchSubgraph([id], { doing: 'Fetching it…', failed: 'It was not drawn.', retry });
        if (!found) return;
        const [node] = found.nodes;
        if (!node) {
          tellUnknown(id);
          return;
        }
        await addNodes(`show ${shortened(node.label)}`, [node], undefined, {}, `Drawing ${shortened(node.label)}…`);
      }
      state.select([id]);
    },
    async expand(id, { edgeKind, first = PAGE } = {}) {
      const name = state.nameOf(id);
      const list = `${id} ${edgeKind ?? ''}`;
      const after = state.picture.value.cursors.get(list) ?? null;
      const variables = { id, filter: edgeKind ? { edgeKinds: [edgeKind] } : null, first, after };
      const again = (label: string, count: number) => ({
        label,
        run: () => void grow.expand(id, { ...(edgeKind ? { edgeKind } : {}), first: count }),
      });
      const data = await requests.ask(NeighboursDocument, variables, {
        doing: `Expanding ${name}…`,
        failed: `${capitalised(name)} was not expanded. What is drawn stays as it was, and a smaller request may pass.`,
        retry: [again('Ask for 10', 10), again(`Try ${first} again`, first)],
      });
      if (!data) return;
      const { edges, pageInfo, totalCount } = data.neighbours;
      const cursors = new Map(state.picture.value.cursors);
      const leftOut = new Map(state.picture.value.leftOut);
      if (pageInfo.hasNextPage && pageInfo.endCursor) cursors.set(list, pageInfo.endCursor);
      else cursors.delete(list);
      const shownBefore = totalCount - (leftOut.get(id) ?? totalCount);
      const hidden = pageInfo.hasNextPage ? Math.max(0, totalCount - shownBefore - edges.length) : 0;
      if (hidden > 0) leftOut.set(id, hidden);
      else leftOut.delete(id);
      const nodes = edges.map(({ node }) => drawnNodeOf(node));
      await addNodes(`expand ${name}`, nodes, id, { cursors, leftOut }, `Expanding ${name}…`);
      requests.showQuery(NeighboursDocument, variables);
    },
  };
  return grow;
}
