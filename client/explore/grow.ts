// Drawing more: some nodes by their ids, and the edges between them and what is drawn. What stands stays where it stands.
import { LinksDocument, SubgraphDocument } from '../api/operations.generated.ts';
import { addToGraph } from '../graph/change-graph.ts';
import type { DrawnEdge, DrawnNode, Positions } from '../graph/graph.ts';
import { drawnEdgeOf, drawnNodeOf } from './answers.ts';
import type { Arrange } from './arrange.ts';
import { shortened, type Picture, type PictureState } from './picture.ts';
import type { Requests, Told } from './requests.ts';

/** As many nodes as one picture holds: past it neither the API gives the edges between them, nor would one read it. */
export const MAX_DRAWN = 2_000;

export interface Addition {
  nodes: readonly DrawnNode[];
  /** New nodes grow out of this one. */
  around?: string | undefined;
  /** Where new nodes would like to stand. */
  wanted?: Positions | undefined;
  /** What else changes in the same step. */
  more?(picture: Picture, added: readonly string[]): Partial<Picture>;
  /** What the person is told, given how many nodes are new. */
  remark?(added: number): string;
}

export interface Grow {
  /** These nodes and the edges between them, not drawn yet; unknown ids are left out. */
  fetchSubgraph(ids: readonly string[], told: Told): Promise<{ nodes: DrawnNode[]; edges: DrawnEdge[] } | undefined>;
  /** One step that draws these nodes. Resolves to whether it was made. */
  addNodes(name: string, addition: Addition, doing: string): Promise<boolean>;
  /** Draws a node that is not drawn yet. Resolves to whether it is drawn now. */
  draw(id: string): Promise<boolean>;
  show(id: string): Promise<void>;
}

/** @param tellUnknown says that an id leads to nothing */
export function createGrow(state: PictureState, requests: Requests, arrange: Arrange, tellUnknown: (id: string) => void): Grow {
  async function fetchSubgraph(ids: readonly string[], told: Told) {
    const variables = { ids: [...ids] };
    const data = await requests.ask(SubgraphDocument, variables, told);
    if (!data) return undefined;
    requests.showQuery(SubgraphDocument, variables);
    return { nodes: data.subgraph.nodes.map(drawnNodeOf), edges: data.subgraph.edges.map(drawnEdgeOf) };
  }

  /** As many of these as there is room for; what is drawn already takes none. */
  function withinRoom(nodes: readonly DrawnNode[]): readonly DrawnNode[] {
    const { graph } = state.picture.value;
    let room = MAX_DRAWN - graph.nodes.size;
    const kept = nodes.filter(({ id }) => graph.nodes.has(id) || (room -= 1) >= 0);
    if (kept.length < nodes.length) {
      const message = `${MAX_DRAWN.toLocaleString('en')} nodes are drawn, which is as many as one picture holds.`;
      requests.fail(
        { code: 'TOO_MANY_DRAWN', message },
        `${nodes.length - kept.length} more were not drawn. Hide what you do not need, or keep only a selection, and expand again.`,
        [],
      );
    }
    return kept;
  }

  const grow: Grow = {
    fetchSubgraph,
    async addNodes(name, { nodes, around, wanted, more, remark = toldOf }, doing) {
      const kept = withinRoom(nodes);
      const ids = [...new Set([...state.picture.value.graph.nodes.keys(), ...kept.map(({ id }) => id)])];
      if (nodes.length > 0 && kept.length === 0) return false;
      const links = await requests.ask(LinksDocument, { ids }, { doing, failed: 'What is drawn stays as it was.', retry: [] });
      if (!links) return false;
      const edges = links.subgraph.edges.map(drawnEdgeOf);
      const { graph, positions, layout } = state.picture.value;
      const planned = addToGraph(graph, kept, edges);
      const fixed = new Map([...positions].filter(([id]) => graph.nodes.has(id)));
      // Who was hidden and comes back would like its old place again.
      const old = kept.flatMap(({ id }) => (graph.nodes.has(id) || !positions.has(id) ? [] : [[id, positions.get(id)!] as const]));
      const places = await arrange({ layout, grows: true, graph: planned, fixed, around, wanted: new Map([...old, ...(wanted ?? [])]) });
      // While the places were sought, the person may have taken other steps: only what is new is laid over what is there now.
      const now = state.picture.value;
      const next = addToGraph(now.graph, kept, edges);
      const added = [...next.nodes.keys()].filter((id) => !now.graph.nodes.has(id));
      const news = added.flatMap((id) => (places.has(id) ? [[id, places.get(id)!] as const] : []));
      const step = { graph: next, positions: new Map([...now.positions, ...news]), ...more?.(now, added) };
      state.change(name, step, remark(added.length));
      return true;
    },
    async draw(id) {
      if (state.picture.value.graph.nodes.has(id)) return true;
      const retry = [{ label: 'Try again', run: () => void grow.show(id) }];
      const found = await fetchSubgraph([id], { doing: 'Fetching it…', failed: 'It was not drawn.', retry });
      if (!found) return false;
      const [node] = found.nodes;
      if (!node) {
        tellUnknown(id);
        return false;
      }
      const name = shortened(node.label);
      return grow.addNodes(`show ${name}`, { nodes: [node], remark: () => `${name} is drawn.` }, `Drawing ${name}…`);
    },
    async show(id) {
      if (await grow.draw(id)) state.select([id]);
    },
  };
  return grow;
}

function toldOf(added: number): string {
  if (added === 0) return 'Nothing new to add: its neighbours are all drawn.';
  return `${added} ${added === 1 ? 'node' : 'nodes'} added.`;
}
