// The root fields: arguments checked, one question asked, its answer shaped. What a store answers whole is asked of it here;
// explore/ is for answers that are put together from several.
import { exploreCongruence } from '../../explore/congruence.ts';
import { exploreDisagreement } from '../../explore/disagreement.ts';
import { exploreNeighbourhood } from '../../explore/neighbourhood.ts';
import { exploreSubgraph } from '../../explore/subgraph.ts';
import { exploreTimeline } from '../../explore/timeline.ts';
import type { GraphFilter } from '../../graph/filter.ts';
import type { NeighbourKey, SearchKey, StatementKey } from '../../store/store.ts';
import { bounded, boundedIds, graphFilterOf, searchText, statementFilterOf } from '../arguments.ts';
import { connectionOf } from '../connections.ts';
import type { Context } from '../context.ts';
import { decodeCursor } from '../cursors.ts';
import type { QueryResolvers } from '../resolver-types.generated.ts';
import { pageOf, statementConnection } from './statements-field.ts';

export const Query: QueryResolvers = {
  node: (_, { id }, { load }) => load.node.load(id),
  nodes: (_, { ids }, { load }) => load.node.loadAll(boundedIds('ids', ids)),
  search: async (_, args, { store, options }) => {
    const after = decodeCursor<SearchKey>('search', args.after);
    const page = await store.search(
      {
        text: searchText(args.text),
        kinds: args.kinds ? boundedIds('kinds', args.kinds) : undefined,
        filter: graphFilterOf(args.filter),
        first: bounded('first', args.first, 20),
        after,
      },
      options,
    );
    return connectionOf(
      'search',
      page,
      after,
      ({ node, score }) => ({ score, id: node.id }),
      ({ node, score }) => ({ node, score }),
    );
  },
  neighbourhood: (_, args, { store, options }) =>
    exploreNeighbourhood(
      store,
      {
        ids: boundedIds('ids', args.ids),
        depth: bounded('depth', args.depth, 1),
        filter: graphFilterOf(args.filter),
        perNode: bounded('perNode', args.perNode, 50),
        limit: bounded('limit', args.limit, 200),
      },
      options,
    ),
  neighbours: async (_, args, context) => {
    const { store, options } = context;
    const after = decodeCursor<NeighbourKey>('neighbours', args.after);
    const filter = graphFilterOf(args.filter);
    const query = { ids: [args.id], filter, first: bounded('first', args.first, 50), after };
    const [[page], totalCount] = await Promise.all([store.neighbours(query, options), countNeighbours(args.id, filter, context)]);
    const connection = connectionOf(
      'neighbours',
      page!,
      after,
      ({ key }) => key,
      ({ node, edge }) => ({ node, edge }),
    );
    return { ...connection, totalCount };
  },
  subgraph: (_, args, { store, options }) =>
    exploreSubgraph(store, { ids: boundedIds('ids', args.ids), filter: graphFilterOf(args.filter) }, options),
  statements: async (_, args, { store, options }) => {
    const page = pageOf<StatementKey>('statements', args);
    const [found] = await store.statements(page, options);
    return statementConnection(found!, page.after);
  },
  stats: async (_, _args, { store, options }) => {
    const stats = await store.stats(options);
    return { ...stats, said: stats.said ?? null, store: store.name };
  },
  shortestPaths: async (_, args, { store, options }) => {
    const { items, hasNextPage } = await store.shortestPaths(
      {
        from: args.from,
        to: args.to,
        maxLength: bounded('maxLength', args.maxLength, 6),
        first: bounded('first', args.first, 3),
        filter: graphFilterOf(args.filter),
      },
      options,
    );
    return { paths: items, truncated: hasNextPage };
  },
  disagreement: (_, args, { store, options }) =>
    exploreDisagreement(
      store,
      {
        claims: args.claimIds ? boundedIds('claimIds', args.claimIds) : undefined,
        about: args.about ? boundedIds('about', args.about) : undefined,
        filter: statementFilterOf(args.filter),
        maxClaims: bounded('maxClaims', args.maxClaims, 30),
        maxSpeakers: bounded('maxSpeakers', args.maxSpeakers, 60),
      },
      options,
    ),
  congruence: (_, args, { store, options }) =>
    exploreCongruence(
      store,
      {
        filter: statementFilterOf(args.filter),
        measure: args.measure ?? 'SUBTRACT',
        normalisation: args.normalisation ?? 'NONE',
        minShared: bounded('minShared', args.minShared, 1),
        maxSpeakers: bounded('maxSpeakers', args.maxSpeakers, 200),
      },
      options,
    ),
  timeline: (_, args, { store, options }) =>
    exploreTimeline(store, { filter: statementFilterOf(args.filter), granularity: args.granularity ?? 'DAY' }, options),
};

/** What is not filtered is counted already, however many there are. */
async function countNeighbours(id: string, filter: GraphFilter | undefined, { store, options, load }: Context): Promise<number> {
  if (!filter) return (await load.degrees.load(id)).reduce((sum, { count }) => sum + count, 0);
  const [count] = await store.neighbourCounts({ ids: [id], filter }, options);
  return count!.edges;
}
