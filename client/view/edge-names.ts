// Which edges have their names drawn: those round what is chosen or under the pointer, where a name covers neither another nor a node. Pure.
import type { DrawnEdge, Graph, Positions } from '../graph/graph.ts';
import { inWords } from '../graph/words.ts';
import type { Sizes } from './layouts/box.ts';
import { areaOf, type Area } from './layouts/free-place.ts';
import { takenAreas, type TakenAreas } from './layouts/taken-areas.ts';

export interface EdgeNameWish {
  /** Ids of nodes that are chosen or under the pointer. */
  nodes: ReadonlySet<string>;
  /** Ids of edges that are: these are named whatever they cover. */
  edges: ReadonlySet<string>;
}

/** A hub's edges are not even tried. */
const MAX_EDGES = 60;
const CHARACTER = 6.2;
const HALF_LINE = 8;
/** Half the widest box there is, and more; in px. */
const REACH = 140;

export function edgeName({ kind, role }: DrawnEdge): string {
  return role ?? inWords(kind);
}

/** Stances are said by their glyphs, and have no names. */
export function namedEdges(graph: Graph, positions: Positions, sizes: Sizes, { nodes, edges }: EdgeNameWish): DrawnEdge[] {
  const found = [...graph.edges.values()].filter(
    ({ id, kind, source, target }) => kind !== 'EXPRESSES' && (edges.has(id) || nodes.has(source) || nodes.has(target)),
  );
  if (found.length > MAX_EDGES) return found.filter(({ id }) => edges.has(id));
  if (found.length === 0) return [];
  const wished = found.flatMap((edge) => {
    const [from, to] = [positions.get(edge.source), positions.get(edge.target)];
    if (!from || !to) return [];
    const [x, y] = [(from.x + to.x) / 2, (from.y + to.y) / 2];
    const half = (edgeName(edge).length * CHARACTER) / 2;
    return [{ edge, area: { left: x - half, right: x + half, top: y - HALF_LINE, bottom: y + HALF_LINE } }];
  });
  const taken = takenByNodes(
    graph,
    positions,
    sizes,
    wished.map(({ area }) => area),
  );
  // What was asked for itself comes first.
  return wished
    .toSorted((a, b) => Number(edges.has(b.edge.id)) - Number(edges.has(a.edge.id)) || (a.edge.id < b.edge.id ? -1 : 1))
    .filter(({ edge, area }) => {
      if (!edges.has(edge.id) && !taken.isFree(area, 0)) return false;
      taken.add(area);
      return true;
    })
    .map(({ edge }) => edge);
}

/** Only the nodes that may lie under one of these areas: a pointer that moves has no time for all of them. */
function takenByNodes(graph: Graph, positions: Positions, sizes: Sizes, areas: readonly Area[]): TakenAreas {
  const [left, right] = [Math.min(...areas.map((area) => area.left)) - REACH, Math.max(...areas.map((area) => area.right)) + REACH];
  const [top, bottom] = [Math.min(...areas.map((area) => area.top)) - REACH, Math.max(...areas.map((area) => area.bottom)) + REACH];
  const taken = takenAreas();
  for (const [id, node] of graph.nodes) {
    const at = positions.get(id);
    if (at && at.x > left && at.x < right && at.y > top && at.y < bottom) taken.add(areaOf(at, sizes.boxOf(node)));
  }
  return taken;
}
