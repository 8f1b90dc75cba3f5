// How long the lists of an answer may get: from the arguments of the field above them, or an assumption where no argument says.
// Flows in: a field and its arguments. Flows out: lengths by the names of the lists below it, and what finding them costs the store.
import { EDGE_KINDS, NODE_KINDS } from '../../graph/kinds.ts';
import { BOUNDS, MAX_LIST } from '../arguments.ts';

export type ArgumentValues = Readonly<Record<string, unknown>>;

/** What a field's arguments say about its answer. */
export interface Extent {
  /** Where the field is itself a list: its length. */
  own?: number;
  /** The lengths of the lists of the type below it, by field name. */
  below?: Readonly<Record<string, number>>;
  /** What the store reads that the answer does not show, in the unit of the cost: about ten rows for one. */
  reading?: number;
}

/** Nodes of a drawn graph have some edges each; a bound of their number does not exist. */
const EDGES_PER_NODE = 4;
const ROWS_PER_COST = 10;
/** Walks over all statements or over the whole graph: as much as a million of them cost. */
const WHOLE_GRAPH = 100_000;
/** Looks at all that hangs on one thing, to count what passes a filter. */
const HUB = 1_000;
const SEARCH = 500;

/** The questions whose lists are not one page. */
const EXTENTS: Readonly<Record<string, (args: ArgumentValues) => Extent>> = {
  'Query.nodes': ({ ids }) => ({ own: countOf(ids) }),
  'Query.search': (args) => ({ below: { edges: valueOf('first', args) }, reading: SEARCH }),
  'Query.statements': (args) => ({ below: { edges: valueOf('first', args) }, ...(isFiltered(args) ? { reading: WHOLE_GRAPH } : {}) }),
  'Query.subgraph': ({ ids }) => ({ below: drawn(countOf(ids)) }),
  'Query.neighbourhood': (args) => {
    const limit = valueOf('limit', args);
    const expanded = valueOf('depth', args) > 1 ? limit : Math.min(limit, countOf(args['ids']));
    return { below: drawn(limit), reading: (expanded * valueOf('perNode', args)) / ROWS_PER_COST };
  },
  'Query.shortestPaths': (args) => ({ below: { paths: valueOf('first', args) }, reading: WHOLE_GRAPH }),
  'Query.disagreement': (args) => {
    const [speakers, claims] = [valueOf('maxSpeakers', args), valueOf('maxClaims', args)];
    return { below: { speakers, claims, cells: speakers * claims }, reading: WHOLE_GRAPH };
  },
  'Query.congruence': (args) => {
    const speakers = valueOf('maxSpeakers', args);
    return { below: { speakers, ties: (speakers * (speakers - 1)) / 2 }, reading: WHOLE_GRAPH };
  },
  'Query.timeline': () => ({ own: 1_000, reading: WHOLE_GRAPH }),
};

/** Lists without an argument, where most are not as short as `ASSUMED`: the longest path, kinds in both directions, and the schema's own lists. */
const ASSUMED_LENGTHS: Readonly<Record<string, number>> = {
  'Path.nodes': 9,
  'Path.edges': 8,
  'GraphStats.nodeKinds': NODE_KINDS.length,
  'GraphStats.edgeKinds': EDGE_KINDS.length,
  '__Schema.types': 70,
  '__Type.fields': 12,
  '__Type.enumValues': 8,
  '__Type.possibleTypes': 7,
};
const ASSUMED = 3;

/** `field` is written `Type.field`. Every field with `first` is a page of a connection. */
export function extentOf(field: string, args: ArgumentValues): Extent | undefined {
  const own = EXTENTS[field];
  if (own) return own(args);
  return 'first' in args ? { below: { edges: valueOf('first', args) }, ...(isFiltered(args) ? { reading: HUB } : {}) } : undefined;
}

export function assumedLength(list: string): number {
  return ASSUMED_LENGTHS[list] ?? ASSUMED;
}

// What is past its bound is refused where it is used, naming the argument; until then it counts as the bound.

/** What is not filtered is counted already. */
function isFiltered({ filter }: ArgumentValues): boolean {
  return typeof filter === 'object' && filter !== null && Object.values(filter).some((value) => value !== null && value !== undefined);
}

function drawn(nodes: number): Record<string, number> {
  return { nodes, edges: nodes * EDGES_PER_NODE, frontier: nodes };
}

function valueOf(argument: keyof typeof BOUNDS, args: ArgumentValues): number {
  const [lowest, highest] = BOUNDS[argument];
  const value = args[argument];
  return typeof value === 'number' ? Math.min(Math.max(value, lowest), highest) : highest;
}

function countOf(list: unknown): number {
  return Array.isArray(list) ? Math.min(list.length, MAX_LIST) : 1;
}
