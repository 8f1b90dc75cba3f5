// A graph in memory, as it was held at some instant, and the plain questions that every answer of the model is made of. Slow, and straight from the definitions.
import type { Edge } from '../../server/graph/edge.ts';
import type { GraphFilter, StatementFilter } from '../../server/graph/filter.ts';
import { DIRECTIONS, type Direction } from '../../server/graph/kinds.ts';
import type { Node, NodeOf } from '../../server/graph/node.ts';
import { compareIds, compareTimeKeys, rankOfEdgeKind, timeKeyOf } from '../../server/graph/order.ts';
import { edgePasses, nodePasses } from '../../server/graph/pass.ts';
import type { Neighbour, NeighbourKey, Position } from '../../server/store/store.ts';

export type Statement = NodeOf<'STATEMENT'>;

export interface NaiveGraph {
  node(id: string): Node | undefined;
  /** By id. */
  nodes: readonly Node[];
  /** By id. */
  edges: readonly Edge[];
  /** Newest first, undated last, then by id. */
  statements: readonly Statement[];
  edgesAt(id: string, kind: Edge['kind'], direction: Direction): Edge[];
  passes(node: Node, filter?: GraphFilter): boolean;
  statementPasses(statement: Statement, filter?: StatementFilter): boolean;
  /** The EXPRESSES edges of a statement that are meant where a filter speaks of claims and stances, by id. */
  expressedBy(statement: Statement, filter?: StatementFilter): Edge[];
  /** Every position that passes, in the order of positions. */
  positions(filter?: StatementFilter): (Position & { claim: string })[];
  /** In the order of neighbours. */
  neighbours(id: string, filter?: GraphFilter): Neighbour[];
}

/** What was held at the instant, all of it where none is given: nodes recorded by then, and edges recorded by then between such nodes. */
export function naiveGraph(all: ReadonlyMap<string, Node>, links: ReadonlyMap<string, Edge>, recordedUntil?: string): NaiveGraph {
  const isHeld = ({ recordedAt }: Node | Edge) => recordedUntil === undefined || recordedAt <= recordedUntil;
  const held = new Map([...all].filter(([, node]) => isHeld(node)));
  const nodes = [...held.values()].toSorted((a, b) => compareIds(a.id, b.id));
  const edges = [...links.values()]
    .filter((edge) => isHeld(edge) && held.has(edge.from) && held.has(edge.to))
    .toSorted((a, b) => compareIds(a.id, b.id));
  const statements = nodes.filter((node) => node.kind === 'STATEMENT').toSorted((a, b) => compareTimeKeys(timeKeyOf(a), timeKeyOf(b)));

  const edgesAt: NaiveGraph['edgesAt'] = (id, kind, direction) =>
    edges
      .filter((edge) => edge.kind === kind && endOf(edge, direction) === id)
      .toSorted(
        (a, b) =>
          (a.properties.order ?? Infinity) - (b.properties.order ?? Infinity) || compareIds(otherOf(a, direction), otherOf(b, direction)),
      );
  const passes: NaiveGraph['passes'] = (node, filter = {}) => nodePasses(node, filter, edgesAt(node.id, 'EXPRESSES', 'OUT'));
  const expressedBy: NaiveGraph['expressedBy'] = (statement, { claims, stances } = {}) =>
    edgesAt(statement.id, 'EXPRESSES', 'OUT')
      .filter((edge) => (!claims || claims.includes(edge.to)) && edgePasses(edge, { stances }))
      .toSorted((a, b) => compareIds(a.id, b.id));

  const statementPasses: NaiveGraph['statementPasses'] = (statement, filter = {}) => {
    const reaches = (kind: Edge['kind'], direction: Direction, ids: readonly string[] | undefined) =>
      !ids || edgesAt(statement.id, kind, direction).some((edge) => ids.includes(otherOf(edge, direction)));
    return (
      passes(statement, { said: filter.said }) &&
      (!filter.acts || filter.acts.includes(statement.properties.act)) &&
      reaches('MADE', 'IN', filter.speakers) &&
      reaches('ABOUT', 'OUT', filter.about) &&
      reaches('REPORTED_IN', 'OUT', filter.sources) &&
      ((!filter.claims && !filter.stances) || expressedBy(statement, filter).length > 0)
    );
  };

  return {
    node: (id) => held.get(id),
    nodes,
    edges,
    statements,
    edgesAt,
    passes,
    statementPasses,
    expressedBy,
    positions: (filter) =>
      statements
        .filter((statement) => statementPasses(statement, filter))
        .flatMap((statement) => {
          const speaker = edgesAt(statement.id, 'MADE', 'IN')[0]?.from;
          if (speaker === undefined) return [];
          return expressedBy(statement, filter).map((edge) => ({
            speaker,
            claim: edge.to,
            stance: edge.properties.stance!,
            statement,
            edge: edge.id,
          }));
        }),
    neighbours: (id, filter = {}) =>
      held.has(id)
        ? edges
            .filter((edge) => edgePasses(edge, filter))
            .flatMap((edge) =>
              DIRECTIONS.filter((direction) => endOf(edge, direction) === id).map((direction): Neighbour => {
                const node = held.get(otherOf(edge, direction))!;
                return { node, edge, key: { time: timeKeyOf(node), edgeKind: edge.kind, node: node.id, edge: edge.id, direction } };
              }),
            )
            .filter(({ node }) => passes(node, filter))
            .toSorted((a, b) => compareNeighbourKeys(a.key, b.key))
        : [],
  };
}

export function endOf(edge: Edge, direction: Direction): string {
  return direction === 'OUT' ? edge.from : edge.to;
}

export function otherOf(edge: Edge, direction: Direction): string {
  return direction === 'OUT' ? edge.to : edge.from;
}

export function compareNeighbourKeys(a: NeighbourKey, b: NeighbourKey): number {
  return (
    compareTimeKeys(a.time, b.time) ||
    rankOfEdgeKind(a.edgeKind) - rankOfEdgeKind(b.edgeKind) ||
    compareIds(a.node, b.node) ||
    compareIds(a.edge, b.edge) ||
    DIRECTIONS.indexOf(a.direction) - DIRECTIONS.indexOf(b.direction)
  );
}
