// The port in memory, written straight from its definitions: slow and plain, the model that the real stores are compared with.
import { settleBatch } from '../../server/store/batch.ts';
import { checked, type StoreAdapter } from '../../server/store/checked.ts';
import type { Edge } from '../../server/graph/edge.ts';
import { DIRECTIONS, EDGE_KINDS, NODE_KINDS } from '../../server/graph/kinds.ts';
import { mergeElements } from '../../server/graph/merge.ts';
import { timeOf, type Node } from '../../server/graph/node.ts';
import { compareIds, compareTimeKeys, timeKeyOf } from '../../server/graph/order.ts';
import { edgePasses } from '../../server/graph/pass.ts';
import { foldText, holdsWords, searchableText, searchScore } from '../../server/graph/text.ts';
import type { CountedPage, Page, Store } from '../../server/store/store.ts';
import { compareNeighbourKeys, naiveGraph, otherOf, type Statement } from './naive-graph.ts';
import { naiveAgreements, naiveDayCounts, naiveShortestPaths, naiveStanceMatrix } from './naive-questions.ts';

/** A new, empty store in memory behind the same checks as every other. */
export function createNaiveStore(): Store {
  const nodes = new Map<string, Node>();
  const edges = new Map<string, Edge>();
  const now = () => naiveGraph(nodes, edges);
  const held = (filter: { recordedUntil?: string | undefined } | undefined) => naiveGraph(nodes, edges, filter?.recordedUntil);

  const isContested = (claim: string) => {
    const graph = now();
    const speakersOf = (id: string, stance: string) =>
      graph
        .edgesAt(id, 'EXPRESSES', 'IN')
        .filter((edge) => edge.properties.stance === stance)
        .flatMap((edge) => graph.edgesAt(edge.from, 'MADE', 'IN').map((made) => made.from));
    const rivals = [
      ...graph.edgesAt(claim, 'CONTRADICTS', 'OUT').map(({ to }) => to),
      ...graph.edgesAt(claim, 'CONTRADICTS', 'IN').map(({ from }) => from),
    ];
    const against = [...speakersOf(claim, 'DENIES'), ...rivals.flatMap((rival) => speakersOf(rival, 'ASSERTS'))];
    return speakersOf(claim, 'ASSERTS').some((speaker) => against.some((other) => other !== speaker));
  };

  const adapter: StoreAdapter = {
    name: 'Naive',
    async nodes(ids) {
      return ids.map((id) => nodes.get(id) ?? null);
    },
    async edges(ids) {
      return ids.map((id) => edges.get(id) ?? null);
    },
    async degrees(ids) {
      return ids.map((id) =>
        EDGE_KINDS.flatMap((kind) =>
          DIRECTIONS.map((direction) => ({ kind, direction, count: now().edgesAt(id, kind, direction).length })),
        ).filter(({ count }) => count > 0),
      );
    },
    async edgesOf({ ids, kind, direction }) {
      return ids.map((id) => now().edgesAt(id, kind, direction));
    },
    async edgesBetween({ ids, filter = {} }) {
      return held(filter).edges.filter((edge) => ids.includes(edge.from) && ids.includes(edge.to) && edgePasses(edge, filter));
    },
    async filterNodes({ ids, filter }) {
      const graph = held(filter);
      return ids.map((id) => {
        const node = graph.node(id);
        return node && graph.passes(node, filter) ? node : null;
      });
    },
    async neighbours({ ids, filter, first, after }) {
      return ids.map((id) =>
        pageOf(held(filter).neighbours(id, filter), first, (item) => !after || compareNeighbourKeys(item.key, after) > 0),
      );
    },
    async neighbourCounts({ ids, filter }) {
      return ids.map((id) => {
        const found = held(filter).neighbours(id, filter);
        return { edges: found.length, nodes: new Set(found.map(({ node }) => node.id)).size };
      });
    },
    async search({ text, kinds, filter, first, after }) {
      const query = foldText(text);
      if (query === '') return { items: [], hasNextPage: false };
      const graph = held(filter);
      const hits = graph.nodes
        .filter((node) => {
          const { names, words } = searchableText(node);
          return (
            holdsWords(foldText([...names, ...words].join(' ')), query) &&
            (!kinds || kinds.includes(node.kind)) &&
            graph.passes(node, filter)
          );
        })
        .map((node) => ({ node, score: searchScore(node, query) }))
        .toSorted((a, b) => b.score - a.score);
      return pageOf(hits, first, (hit) => !after || hit.score < after.score || (hit.score === after.score && hit.node.id > after.id));
    },
    async statements({ of, filter, first, after }) {
      const graph = held(filter);
      const passing = graph.statements.filter((statement) => graph.statementPasses(statement, filter));
      const behind = (statement: Statement) =>
        !after || (compareTimeKeys(timeKeyOf(statement), after.time) || compareIds(statement.id, after.id)) > 0;
      if (!of) return [countedPageOf(passing, first, behind)];
      const direction = of.relation === 'MADE' ? 'IN' : 'OUT';
      return of.ids.map((id) =>
        countedPageOf(
          passing.filter((statement) =>
            graph.edgesAt(statement.id, of.relation, direction).some((edge) => otherOf(edge, direction) === id),
          ),
          first,
          behind,
        ),
      );
    },
    async positions({ claims, filter, first, after }) {
      const all = held(filter).positions(filter);
      return claims.map((id) =>
        countedPageOf(
          all.filter(({ claim }) => claim === id).map(({ claim: _claim, ...position }) => position),
          first,
          ({ statement, edge }) =>
            !after ||
            (compareTimeKeys(timeKeyOf(statement), after.time) ||
              compareIds(statement.id, after.statement) ||
              compareIds(edge, after.edge)) > 0,
        ),
      );
    },
    async contested(claims) {
      return claims.map(isContested);
    },
    async shortestPaths(query) {
      return naiveShortestPaths(held(query.filter), query);
    },
    async stanceMatrix(query) {
      return naiveStanceMatrix(held(query.filter), isContested, query);
    },
    async agreements(query) {
      return naiveAgreements(held(query.filter), query);
    },
    async dayCounts({ filter }) {
      return naiveDayCounts(held(filter), filter);
    },
    async scanNodes({ filter, ids, first, after }) {
      const graph = held(filter);
      return pageOf(
        graph.nodes.filter((node) => (!ids || ids.includes(node.id)) && graph.passes(node, filter)),
        first,
        (node) => after === undefined || node.id > after,
      );
    },
    async scanEdges({ filter = {}, ids, first, after }) {
      const graph = held(filter);
      const inside = (id: string) => (!ids || ids.includes(id)) && graph.passes(graph.node(id)!, filter);
      return pageOf(
        graph.edges.filter((edge) => edgePasses(edge, filter) && inside(edge.from) && inside(edge.to)),
        first,
        (edge) => after === undefined || edge.id > after,
      );
    },
    async stats() {
      const graph = now();
      const said = graph.statements.flatMap((node) => timeOf(node) ?? []);
      return {
        nodes: nodes.size,
        edges: edges.size,
        nodeKinds: NODE_KINDS.map((kind) => ({ kind, count: graph.nodes.filter((node) => node.kind === kind).length })),
        edgeKinds: EDGE_KINDS.map((kind) => ({ kind, count: graph.edges.filter((edge) => edge.kind === kind).length })),
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
      const ofNodes = { ...result };
      for (const edge of batch.edges) put(edges, edge);
      return { ...result, nodes: ofNodes };
    },
    async close() {},
  };
  return checked(adapter);
}

function pageOf<T>(all: readonly T[], first: number, isBehind: (item: T) => boolean): Page<T> {
  const rest = all.filter(isBehind);
  return { items: rest.slice(0, first), hasNextPage: rest.length > first };
}

function countedPageOf<T>(all: readonly T[], first: number, isBehind: (item: T) => boolean): CountedPage<T> {
  return { ...pageOf(all, first, isBehind), totalCount: all.length };
}
