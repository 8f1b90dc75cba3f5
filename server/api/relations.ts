// Which fields lead along which edges: one table, from which the resolvers of these fields are made, and by which they are read ahead.
import type { Edge } from '../graph/edge.ts';
import { NODE_KINDS, labelOfKind, type Direction, type EdgeKind, type KindsAt } from '../graph/kinds.ts';
import type { Node, NodeOf } from '../graph/node.ts';
import { allReady, whenReady, type Ready } from './gatherer.ts';
import type { Context, Loaders } from './context.ts';
import type { EvidenceValue, PositionValue } from './values.ts';

/** What can be read ahead from: the plain values behind the schema's types. */
export type Item = Node | Edge | EvidenceValue | PositionValue;

type Way = readonly [EdgeKind, Direction];
/** The kinds of the nodes that a way leads to. */
type Reached<W extends Way> = KindsAt<W[0], W[1] extends 'OUT' ? 'to' : 'from'>;

/** From a node to the nodes at the other ends. */
const NODES_AT = {
  'Statement.speaker': ['MADE', 'IN'],
  'Statement.about': ['ABOUT', 'OUT'],
  'Statement.respondsTo': ['RESPONDS_TO', 'OUT'],
  'Statement.madeAt': ['MADE_AT', 'OUT'],
  'Statement.reportedBy': ['REPORTED_BY', 'OUT'],
  'Claim.about': ['ABOUT', 'OUT'],
  'Claim.supports': ['SUPPORTS', 'OUT'],
  'Agency.partOf': ['PART_OF', 'OUT'],
} as const satisfies Record<string, Way>;

/** From a node to the edges themselves, which have something to say. */
const EDGES_AT = {
  'Statement.expresses': ['EXPRESSES', 'OUT'],
  'Official.speaksFor': ['SPEAKS_FOR', 'OUT'],
  'Event.involves': ['INVOLVES', 'OUT'],
} as const satisfies Record<string, Way>;

/** From an edge to the node that it reaches. */
const ENDS = ['StanceOnClaim.claim', 'Affiliation.to', 'Participation.who'] as const;

const REPORTED: Way = ['REPORTED_IN', 'OUT'];

/** The nodes at the other ends of a node's edges, each once, in the order of the edges. */
export function related<F extends keyof typeof NODES_AT>(field: F) {
  const [kind, direction]: Way = NODES_AT[field];
  return (node: Node, _: unknown, { load }: Context) =>
    whenReady(load.edgesOf(kind, direction).load(node.id), (edges) => endsOf(load, edges, direction)) as Ready<
      NodeOf<Reached<(typeof NODES_AT)[F]>>[]
    >;
}

export function edgesAt(field: keyof typeof EDGES_AT) {
  const [kind, direction] = EDGES_AT[field];
  return (node: Node, _: unknown, { load }: Context) => load.edgesOf(kind, direction).load(node.id);
}

/** The node that an edge of kind `K` reaches; the store keeps no edge without its ends. */
export function reached<K extends EdgeKind>(edge: Edge, _: unknown, { load }: Context) {
  return load.node.load(edge.to) as unknown as Ready<NodeOf<KindsAt<K, 'to'>>>;
}

/** To contradict is mutual, whichever of the two claims the edge was drawn from. */
export function contradicting(node: Node, _: unknown, { load }: Context) {
  return contradictions([node], load) as Ready<NodeOf<'CLAIM'>[]>;
}

/** Where a statement or an event can be read. */
export function reportedIn(node: Node, _: unknown, { load }: Context) {
  return reports([node], load);
}

/** Where an edge says that it can be read. */
export function evidenceOf(edge: Edge, _: unknown, { load }: Context) {
  return sourcesNamed([edge], load);
}

function nodesAlong(load: Loaders, nodes: readonly Node[], [kind, direction]: Way): Ready<Node[]> {
  const lists = load.edgesOf(kind, direction).loadAll(nodes.map(({ id }) => id));
  return whenReady(lists, (edges) => endsOf(load, edges.flat(), direction));
}

/** Hundreds of statements have one speaker each, so that one edge does without sets and lists. */
function endsOf(load: Loaders, edges: readonly Edge[], direction: Direction): Ready<Node[]> {
  const end = (edge: Edge) => (direction === 'OUT' ? edge.to : edge.from);
  if (edges.length !== 1) return nodesOf(load, edges.map(end));
  return whenReady(load.node.load(end(edges[0]!)), (node) => (node ? [node] : []));
}

/** Each once; what nobody knows is left out. */
function nodesOf(load: Loaders, ids: readonly string[]): Ready<Node[]> {
  return whenReady(load.node.loadAll([...new Set(ids)]), (nodes) => nodes.filter((node) => node !== null));
}

function contradictions(claims: readonly Node[], load: Loaders): Ready<Node[]> {
  const ours = nodesAlong(load, claims, ['CONTRADICTS', 'OUT']);
  const theirs = nodesAlong(load, claims, ['CONTRADICTS', 'IN']);
  return whenReady(allReady([ours, theirs]), (lists) => [...new Set(lists.flat())]);
}

function reports(nodes: readonly Node[], load: Loaders): Ready<EvidenceValue[]> {
  const lists = load.edgesOf(...REPORTED).loadAll(nodes.map(({ id }) => id));
  return whenReady(lists, (edges) => edges.flat().map((edge) => ({ edge, source: edge.to })));
}

function sourcesNamed(edges: readonly Edge[], load: Loaders): Ready<EvidenceValue[]> {
  const named = edges.flatMap((edge) => {
    const source = edge.kind === 'REPORTED_IN' ? edge.to : edge.properties.source;
    return source === undefined ? [] : [{ edge, source }];
  });
  // Files may name a source that they do not hold.
  const isKnown = (nodes: readonly (Node | null)[]) => named.filter((_, place) => nodes[place]?.kind === 'SOURCE');
  return whenReady(load.node.loadAll(named.map(({ source }) => source)), isKnown);
}

/** For many items at once: what a field of theirs leads to. What it reads on the way is known afterwards. */
type Reach = (items: readonly Item[], load: Loaders) => Ready<readonly Item[]>;

const ENTITIES = NODE_KINDS.map(labelOfKind);

const idsOf = (items: readonly Item[]) => items.map((item) => (item as Node).id);
const knowing = (loaded: Ready<unknown>): Ready<Item[]> => whenReady(loaded, () => []);

export const REACHES: Readonly<Record<string, Reach>> = {
  ...Object.fromEntries(
    Object.entries<Way>(NODES_AT).map(
      ([field, way]) => [field, (items, load) => nodesAlong(load, items as Node[], way)] satisfies [string, Reach],
    ),
  ),
  ...Object.fromEntries(
    Object.entries<Way>(EDGES_AT).map(
      ([field, way]) =>
        [field, (items, load) => whenReady(load.edgesOf(...way).loadAll(idsOf(items)), (lists) => lists.flat())] satisfies [string, Reach],
    ),
  ),
  ...Object.fromEntries(
    ENDS.map(
      (field) =>
        [
          field,
          (items, load) =>
            nodesOf(
              load,
              (items as Edge[]).map(({ to }) => to),
            ),
        ] satisfies [string, Reach],
    ),
  ),
  ...Object.fromEntries(
    [...ENTITIES.flatMap((type) => [`${type}.degree`, `${type}.degrees`]), 'GraphNode.degree'].map(
      (field) => [field, (items, load) => knowing(load.degrees.loadAll(idsOf(items)))] satisfies [string, Reach],
    ),
  ),
  'Claim.contradicts': (items, load) => contradictions(items as Node[], load),
  'Claim.contested': (items, load) => knowing(load.contested.loadAll(idsOf(items))),
  'Statement.evidence': (items, load) => reports(items as Node[], load),
  'Event.evidence': (items, load) => reports(items as Node[], load),
  'GraphEdge.evidence': (items, load) => sourcesNamed(items as Edge[], load),
  'Evidence.source': (items, load) =>
    nodesOf(
      load,
      (items as EvidenceValue[]).map(({ source }) => source),
    ),
  'Evidence.excerpt': (items, load) =>
    nodesOf(
      load,
      (items as EvidenceValue[]).map(({ source }) => source),
    ),
  'Position.speaker': (items, load) =>
    nodesOf(
      load,
      (items as PositionValue[]).map(({ speaker }) => speaker),
    ),
  'GraphNode.entity': (items) => items,
};
