// Changes to the drawn graph as plain functions: adding, hiding, keeping only, and what of it passes the legend's filter.
import { liesIn } from './days.ts';
import type { ViewFilter } from './filter.ts';
import type { DrawnEdge, DrawnNode, Graph } from './graph.ts';

/** Edges whose ends are not both drawn afterwards are left out. A node that is drawn already keeps its object where nothing changed. */
export function addToGraph(graph: Graph, nodes: readonly DrawnNode[], edges: readonly DrawnEdge[]): Graph {
  const nextNodes = new Map(graph.nodes);
  for (const node of nodes) if (!sameValue(nextNodes.get(node.id), node)) nextNodes.set(node.id, node);
  const nextEdges = new Map(graph.edges);
  for (const edge of edges) {
    if (nextNodes.has(edge.source) && nextNodes.has(edge.target) && !sameValue(nextEdges.get(edge.id), edge)) nextEdges.set(edge.id, edge);
  }
  return { nodes: nextNodes, edges: nextEdges };
}

/** Hides nodes, and the edges at them. */
export function removeFromGraph(graph: Graph, ids: ReadonlySet<string>): Graph {
  return keepNodes(graph, (node) => !ids.has(node.id));
}

export function keepInGraph(graph: Graph, ids: ReadonlySet<string>): Graph {
  return keepNodes(graph, (node) => ids.has(node.id));
}

/** What of the drawn graph passes the filter. A stance that is off hides its edges, and statements that are left with no stance at all. */
export function visibleGraph(graph: Graph, { kindsOff, stancesOff, edgeKindsOff, said, recordedUntil }: ViewFilter): Graph {
  const isLegendOpen = kindsOff.size === 0 && stancesOff.size === 0 && edgeKindsOff.size === 0;
  if (isLegendOpen && said === undefined && recordedUntil === undefined) return graph;
  const stances = new Map<string, boolean>();
  for (const { source, stance } of graph.edges.values()) {
    if (stance) stances.set(source, (stances.get(source) ?? false) || !stancesOff.has(stance));
  }
  // Instants of one form, in UTC: as text they stand in the order of time.
  const isRecorded = ({ recordedAt }: DrawnNode | DrawnEdge) =>
    recordedUntil === undefined || recordedAt === undefined || recordedAt <= recordedUntil;
  const isSaid = ({ kind, saidAt }: DrawnNode) => said === undefined || kind !== 'STATEMENT' || liesIn(saidAt, said);
  const kept = keepNodes(graph, (node) => !kindsOff.has(node.kind) && stances.get(node.id) !== false && isSaid(node) && isRecorded(node));
  const edges = [...kept.edges].filter(
    ([, edge]) => !edgeKindsOff.has(edge.kind) && !(edge.stance && stancesOff.has(edge.stance)) && isRecorded(edge),
  );
  return { nodes: kept.nodes, edges: new Map(edges) };
}

function keepNodes(graph: Graph, keep: (node: DrawnNode) => boolean): Graph {
  const nodes = new Map([...graph.nodes].filter(([, node]) => keep(node)));
  const edges = new Map([...graph.edges].filter(([, edge]) => nodes.has(edge.source) && nodes.has(edge.target)));
  return { nodes, edges };
}

/** Drawn nodes and edges are small and plain, so that their JSON tells them apart. */
function sameValue(a: DrawnNode | DrawnEdge | undefined, b: DrawnNode | DrawnEdge): boolean {
  return a !== undefined && JSON.stringify(a) === JSON.stringify(b);
}
