// The port in memory, written straight from its definitions: slow and plain, the model that the real stores are compared with.
import { settleBatch } from '../../server/store/batch.ts';
import { checked, type StoreAdapter } from '../../server/store/checked.ts';
import type { Edge } from '../../server/graph/edge.ts';
import type { GraphFilter, StatementFilter } from '../../server/graph/filter.ts';
import { DIRECTIONS, EDGE_KINDS, NODE_KINDS, type Direction } from '../../server/graph/kinds.ts';
import { mergeElements } from '../../server/graph/merge.ts';
import { timeOf, type Node, type NodeOf } from '../../server/graph/node.ts';
import { compareIds, compareTimeKeys, rankOfEdgeKind, timeKeyOf } from '../../server/graph/order.ts';
import { edgePasses, nodePasses } from '../../server/graph/pass.ts';
import { foldText, holdsWords, searchableText, searchScore } from '../../server/graph/text.ts';
import type { CountedPage, Neighbour, NeighbourKey, Page, Position, Store } from '../../server/store/store.ts';

type Statement = NodeOf<'STATEMENT'>;

/** A new, empty store in memory behind the same checks as every other. */
export function createNaiveStore(): Store {
  const nodes = new Map<string, Node>();
  const edges = new Map<string, Edge>();

  const sortedEdges = () => [...edges.values()].toSorted((a, b) => compareIds(a.id, b.id));
  const sortedNodes = () => [...nodes.values()].toSorted((a, b) => compareIds(a.id, b.id));
  const endOf = (edge: Edge, direction: Direction) => (direction === 'OUT' ? edge.from : edge.to);
  const otherOf = (edge: Edge, direction: Direction) => (direction === 'OUT' ? edge.to : edge.from);
  const edgesAt = (id: string, kind: Edge['kind'], direction: Direction) =>
    sortedEdges()
      .filter((edge) => edge.kind === kind && endOf(edge, direction) === id)
      .toSorted(
        (a, b) =>
          (a.properties.order ?? Infinity) - (b.properties.order ?? Infinity) || compareIds(otherOf(a, direction), otherOf(b, direction)),
      );
  const passes = (node: Node, filter: GraphFilter = {}) => nodePasses(node, filter, edgesAt(node.id, 'EXPRESSES', 'OUT'));

  function neighboursOf(id: string, filter: GraphFilter = {}): Neighbour[] {
    const found: Neighbour[] = [];
    for (const edge of edges.values()) {
      if (!edgePasses(edge, filter)) continue;
      for (const direction of DIRECTIONS) {
        if (endOf(edge, direction) !== id) continue;
        const node = nodes.get(otherOf(edge, direction))!;
        if (!passes(node, filter)) continue;
        found.push({ node, edge, key: { time: timeKeyOf(node), edgeKind: edge.kind, node: node.id, edge: edge.id, direction } });
      }
    }
    return found.toSorted((a, b) => compareNeighbourKeys(a.key, b.key));
  }

  function statementPasses(statement: Statement, filter: StatementFilter = {}): boolean {
    const recorded = { recordedUntil: filter.recordedUntil };
    const at = (kind: Edge['kind'], direction: Direction) =>
      edgesAt(statement.id, kind, direction).filter((edge) => edgePasses(edge, recorded));
    if (!passes(statement, { said: filter.said, ...recorded })) return false;
    if (filter.acts && !filter.acts.includes(statement.properties.act)) return false;
    if (filter.speakers && !at('MADE', 'IN').some((edge) => filter.speakers!.includes(edge.from))) return false;
    if (filter.about && !at('ABOUT', 'OUT').some((edge) => filter.about!.includes(edge.to))) return false;
    if (filter.sources && !at('REPORTED_IN', 'OUT').some((edge) => filter.sources!.includes(edge.to))) return false;
    return (!filter.claims && !filter.stances) || at('EXPRESSES', 'OUT').some((edge) => stanceCounts(edge, filter));
  }

  const allStatements = () =>
    sortedNodes()
      .filter((node) => node.kind === 'STATEMENT')
      .toSorted((a, b) => compareTimeKeys(timeKeyOf(a), timeKeyOf(b)));
  const speakerOf = (statement: string) => edgesAt(statement, 'MADE', 'IN')[0]?.from;

  const adapter: StoreAdapter = {
    name: 'Naive',
    async nodes(ids) {
      return ids.map((id) => nodes.get(id) ?? null);
    },
    async degrees(ids) {
      return ids.map((id) =>
        EDGE_KINDS.flatMap((kind) =>
          DIRECTIONS.map((direction) => ({ kind, direction, count: edgesAt(id, kind, direction).length })),
        ).filter(({ count }) => count > 0),
      );
    },
    async edgesOf({ ids, kind, direction }) {
      return ids.map((id) => edgesAt(id, kind, direction));
    },
    async edgesBetween({ ids, filter = {} }) {
      return sortedEdges().filter((edge) => ids.includes(edge.from) && ids.includes(edge.to) && edgePasses(edge, filter));
    },
    async filterNodes({ ids, filter }) {
      return ids.map((id) => {
        const node = nodes.get(id);
        return node && passes(node, filter) ? node : null;
      });
    },
    async neighbours({ ids, filter, first, after }) {
      return ids.map((id) => pageOf(neighboursOf(id, filter), first, (item) => !after || compareNeighbourKeys(item.key, after) > 0));
    },
    async neighbourCounts({ ids, filter }) {
      return ids.map((id) => {
        const found = neighboursOf(id, filter);
        return { edges: found.length, nodes: new Set(found.map(({ node }) => node.id)).size };
      });
    },
    async search({ text, kinds, filter, first, after }) {
      const query = foldText(text);
      if (query === '') return { items: [], hasNextPage: false };
      const hits = sortedNodes()
        .filter((node) => {
          const { names, words } = searchableText(node);
          return (
            holdsWords(foldText([...names, ...words].join(' ')), query) && (!kinds || kinds.includes(node.kind)) && passes(node, filter)
          );
        })
        .map((node) => ({ node, score: searchScore(node, query) }))
        .toSorted((a, b) => b.score - a.score);
      return pageOf(hits, first, (hit) => !after || hit.score < after.score || (hit.score === after.score && hit.node.id > after.id));
    },
    async statements({ of, filter, first, after }) {
      const passing = allStatements().filter((statement) => statementPasses(statement, filter));
      const behind = (statement: Statement) =>
        !after || (compareTimeKeys(timeKeyOf(statement), after.time) || compareIds(statement.id, after.id)) > 0;
      if (!of) return [countedPageOf(passing, first, behind)];
      const direction = of.relation === 'MADE' ? 'IN' : 'OUT';
      return of.ids.map((id) =>
        countedPageOf(
          passing.filter((statement) =>
            edgesAt(statement.id, of.relation, direction).some(
              (edge) => otherOf(edge, direction) === id && edgePasses(edge, { recordedUntil: filter?.recordedUntil }),
            ),
          ),
          first,
          behind,
        ),
      );
    },
    async positions({ claims, filter, first, after }) {
      return claims.map((claim) => {
        const found: (Position & { time: string })[] = allStatements()
          .filter((statement) => statementPasses(statement, { ...filter, claims: undefined, stances: undefined }))
          .flatMap((statement) =>
            edgesAt(statement.id, 'EXPRESSES', 'OUT')
              .filter((edge) => edge.to === claim && stanceCounts(edge, filter ?? {}))
              .toSorted((a, b) => compareIds(a.id, b.id))
              .flatMap((edge) => {
                const speaker = speakerOf(statement.id);
                return speaker === undefined
                  ? []
                  : [{ speaker, stance: edge.properties.stance!, statement, edge: edge.id, time: timeKeyOf(statement) }];
              }),
          );
        return countedPageOf(
          found,
          first,
          (item) =>
            !after ||
            (compareTimeKeys(item.time, after.time) ||
              compareIds(item.statement.id, after.statement) ||
              compareIds(item.edge, after.edge)) > 0,
          ({ time: _time, ...position }) => position,
        );
      });
    },
    async contested(claims) {
      const speakersOf = (claim: string, stance: string) =>
        edgesAt(claim, 'EXPRESSES', 'IN')
          .filter((edge) => edge.properties.stance === stance)
          .flatMap((edge) => edgesAt(edge.from, 'MADE', 'IN').map((made) => made.from));
      return claims.map((claim) => {
        const rivals = [
          ...edgesAt(claim, 'CONTRADICTS', 'OUT').map(({ to }) => to),
          ...edgesAt(claim, 'CONTRADICTS', 'IN').map(({ from }) => from),
        ];
        const against = [...speakersOf(claim, 'DENIES'), ...rivals.flatMap((rival) => speakersOf(rival, 'ASSERTS'))];
        return speakersOf(claim, 'ASSERTS').some((speaker) => against.some((other) => other !== speaker));
      });
    },
    async scanNodes({ filter, ids, first, after }) {
      return pageOf(
        sortedNodes().filter((node) => (!ids || ids.includes(node.id)) && passes(node, filter)),
        first,
        (node) => after === undefined || node.id > after,
      );
    },
    async scanEdges({ filter = {}, ids, first, after }) {
      const inside = (id: string) => (!ids || ids.includes(id)) && passes(nodes.get(id)!, filter);
      return pageOf(
        sortedEdges().filter((edge) => edgePasses(edge, filter) && inside(edge.from) && inside(edge.to)),
        first,
        (edge) => after === undefined || edge.id > after,
      );
    },
    async stats() {
      const said = allStatements().flatMap((node) => timeOf(node) ?? []);
      return {
        nodes: nodes.size,
        edges: edges.size,
        nodeKinds: NODE_KINDS.map((kind) => ({ kind, count: sortedNodes().filter((node) => node.kind === kind).length })),
        edgeKinds: EDGE_KINDS.map((kind) => ({ kind, count: sortedEdges().filter((edge) => edge.kind === kind).length })),
        said:
          said.length === 0
            ? undefined
            : {
                from: said.map(({ start }) => start).toSorted()[0]!,
                until: said
                  .map(({ end }) => end)
                  .toSorted()
                  .at(-1)!,
              },
      };
    },
    async ping() {},
    async write(sifted) {
      const batch = settleBatch(sifted, { nodes, edges });
      const result = { created: 0, updated: 0, unchanged: 0 };
      const put = <T extends Node | Edge>(kept: Map<string, T>, element: T) => {
        const before = kept.get(element.id);
        const merged = before === undefined ? element : mergeElements(before, element);
        kept.set(element.id, merged);
        result[before === undefined ? 'created' : merged === before ? 'unchanged' : 'updated'] += 1;
      };
      for (const node of batch.nodes) put(nodes, node);
      for (const edge of batch.edges) put(edges, edge);
      return result;
    },
    async close() {},
  };
  return checked(adapter);
}

function stanceCounts(edge: Edge, filter: StatementFilter): boolean {
  return (
    (!filter.claims || filter.claims.includes(edge.to)) &&
    edgePasses(edge, { stances: filter.stances, recordedUntil: filter.recordedUntil })
  );
}

function compareNeighbourKeys(a: NeighbourKey, b: NeighbourKey): number {
  return (
    compareTimeKeys(a.time, b.time) ||
    rankOfEdgeKind(a.edgeKind) - rankOfEdgeKind(b.edgeKind) ||
    compareIds(a.node, b.node) ||
    compareIds(a.edge, b.edge) ||
    DIRECTIONS.indexOf(a.direction) - DIRECTIONS.indexOf(b.direction)
  );
}

function pageOf<T>(all: readonly T[], first: number, isBehind: (item: T) => boolean): Page<T> {
  const rest = all.filter(isBehind);
  return { items: rest.slice(0, first), hasNextPage: rest.length > first };
}

function countedPageOf<T, R = T>(
  all: readonly T[],
  first: number,
  isBehind: (item: T) => boolean,
  shape: (item: T) => R = (item) => item as unknown as R,
): CountedPage<R> {
  const { items, hasNextPage } = pageOf(all, first, isBehind);
  return { items: items.map(shape), hasNextPage, totalCount: all.length };
}
