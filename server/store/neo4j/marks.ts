// What the schema node remembers of everything that was written, so that readers need not look for what is hardly ever there.
import { EDGE_KINDS, isOneOf, type EdgeKind } from '../../graph/kinds.ts';
import type { Edge } from '../../graph/edge.ts';
import type { Node } from '../../graph/node.ts';
import type { Ask } from './connection.ts';
import { isOutOfOrder } from './places.ts';
import { SCHEMA_NODE } from './schema.ts';

export interface Marks {
  /** Kinds that hold an edge whose id begins with another kind's name. */
  strangers: readonly EdgeKind[];
  /** Kinds of `COUNTED` that hold two edges between the same two nodes. */
  repeated: readonly EdgeKind[];
  /** Whether any id sorts otherwise in Neo4j than with us. */
  outOfOrder: boolean;
}

/** What a query returns of the schema node, for `Marks`. */
export const MARKS =
  'coalesce(schema.strangers, []) AS strangers, coalesce(schema.repeated, []) AS repeated, coalesce(schema.outOfOrder, false) AS outOfOrder';

/** The kinds whose edges at a node count its statements, unless some are repeated. */
export const COUNTED: readonly EdgeKind[] = ['MADE', 'MADE_AT'];

export async function readMarks(ask: Ask): Promise<Marks> {
  const [marks] = await ask<Marks>(`MATCH ${SCHEMA_NODE} RETURN ${MARKS}`);
  return marks ?? { strangers: [], repeated: [], outOfOrder: false };
}

/** Remembers what is new; `repeated` are kinds of which the database found edges between the same ends. */
export async function putMarks(
  ask: Ask,
  before: Marks,
  nodes: readonly Node[],
  edges: readonly Edge[],
  repeated: readonly EdgeKind[],
): Promise<void> {
  const strangers = edges.filter(({ id, kind }) => (namedKind(id) ?? kind) !== kind).map(({ kind }) => kind);
  const after: Marks = {
    strangers: union(before.strangers, strangers),
    repeated: union(before.repeated, [...repeated, ...repeatedAmong(edges)]),
    outOfOrder: before.outOfOrder || [...nodes, ...edges].some(({ id }) => isOutOfOrder(id)),
  };
  const isNew =
    after.strangers.length > before.strangers.length ||
    after.repeated.length > before.repeated.length ||
    after.outOfOrder !== before.outOfOrder;
  if (isNew) await ask(`MATCH ${SCHEMA_NODE} SET schema += $p.marks`, { marks: after });
}

/** The kind whose name an id begins with, as those of our making do. */
export function namedKind(id: string): EdgeKind | undefined {
  const [name] = id.split('--', 1);
  return isOneOf(EDGE_KINDS, name) ? name : undefined;
}

function repeatedAmong(edges: readonly Edge[]): EdgeKind[] {
  const seen = new Set<string>();
  return edges.flatMap(({ kind, from, to }) => {
    if (!COUNTED.includes(kind)) return [];
    const ends = `${kind}\n${from}\n${to}`;
    if (seen.has(ends)) return [kind];
    seen.add(ends);
    return [];
  });
}

function union(before: readonly EdgeKind[], more: readonly EdgeKind[]): EdgeKind[] {
  return [...new Set([...before, ...more])];
}
