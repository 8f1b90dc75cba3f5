// The root fields: arguments checked, one question of explore/ or of the store asked, its answer shaped.
import { exploreNeighbourhood } from '../../explore/neighbourhood.ts';
import { exploreSubgraph } from '../../explore/subgraph.ts';
import { GraphError } from '../../graph/graph-error.ts';
import type { NeighbourKey, SearchKey, StatementKey } from '../../store/store.ts';
import { bounded, boundedIds, graphFilterOf, searchText } from '../arguments.ts';
import { connectionOf } from '../connections.ts';
import { decodeCursor } from '../cursors.ts';
import type { QueryResolvers } from '../resolver-types.generated.ts';
import { pageOf, statementConnection } from './statements-field.ts';

export const Query: QueryResolvers = {
  node: (_, { id }, { load }) => load.node(id),
  nodes: (_, { ids }, { load }) => Promise.all(boundedIds('ids', ids).map((id) => load.node(id))),
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
  neighbours: async (_, args, { store, options }) => {
    const after = decodeCursor<NeighbourKey>('neighbours', args.after);
    const filter = graphFilterOf(args.filter);
    const query = { ids: [args.id], filter, first: bounded('first', args.first, 50), after };
    const [[page], [count]] = await Promise.all([
      store.neighbours(query, options),
      store.neighbourCounts({ ids: [args.id], filter }, options),
    ]);
    const connection = connectionOf(
      'neighbours',
      page!,
      after,
      ({ key }) => key,
      ({ node, edge }) => ({ node, edge }),
    );
    return { ...connection, totalCount: count!.edges };
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
  shortestPaths: () => notYet('shortestPaths'),
  disagreement: () => notYet('disagreement'),
  congruence: () => notYet('congruence'),
  timeline: () => notYet('timeline'),
};

function notYet(field: string): never {
  throw new GraphError('NOT_IMPLEMENTED', `"${field}" is part of the API but is not answered by this version yet; ask without it.`);
}
