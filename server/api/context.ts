// What every resolver of one request shares: the store behind loaders that batch, the deadline, and who asks.
import type { Edge } from '../graph/edge.ts';
import type { StatementFilter } from '../graph/filter.ts';
import type { Direction, EdgeKind } from '../graph/kinds.ts';
import type { Node, NodeOf } from '../graph/node.ts';
import type {
  CountedPage,
  DegreeCount,
  Position,
  PositionKey,
  ReadOptions,
  StatementKey,
  StatementsQuery,
  StoreReader,
} from '../store/store.ts';
import { createGatherer, type Gatherer } from './gatherer.ts';
import type { RequestOptions, RequestRecord } from './request-record.ts';
import { createTurns, type InTurns } from './turns.ts';

export interface Context {
  readonly store: StoreReader;
  readonly options: RequestOptions & { readonly record: RequestRecord };
  readonly record: RequestRecord;
  /** Whether the answer goes out as application/json, where a request that is at fault is told so under status 200 (GraphQL over HTTP, 6.4.1). */
  readonly asPlainJson: boolean;
  readonly load: Loaders;
  readonly inTurns: InTurns;
}

/** Each gathers what a level of the query asks for into one call of the store. */
export interface Loaders {
  readonly node: Gatherer<Node | null>;
  readonly degrees: Gatherer<DegreeCount[]>;
  readonly contested: Gatherer<boolean>;
  edgesOf(kind: EdgeKind, direction: Direction): Gatherer<Edge[]>;
  statementsOf(
    relation: NonNullable<StatementsQuery['of']>['relation'],
    page: PageOf<StatementKey>,
  ): Gatherer<CountedPage<NodeOf<'STATEMENT'>>>;
  positions(page: PageOf<PositionKey>): Gatherer<CountedPage<Position>>;
}

export interface PageOf<Key> {
  filter: StatementFilter | undefined;
  first: number;
  after: Key | undefined;
}

/** A context for one request; `options` carry its record, its deadline and the signal that its client has gone. */
export function createContext(store: StoreReader, options: Context['options'], asPlainJson: boolean): Context {
  return { store, options, record: options.record, asPlainJson, load: createLoaders(store, options), inTurns: createTurns() };
}

function createLoaders(store: StoreReader, options: ReadOptions): Loaders {
  const gatherers = new Map<string, Gatherer<never>>();
  const edges: Record<Direction, Map<EdgeKind, Gatherer<Edge[]>>> = { OUT: new Map(), IN: new Map() };

  /** One for each different question, told apart by `name`. */
  function gathererOf<Answer>(name: string, ask: (ids: readonly string[]) => Promise<Answer[]>): Gatherer<Answer> {
    const known = gatherers.get(name);
    if (known) return known;
    const gatherer = createGatherer(ask);
    gatherers.set(name, gatherer as Gatherer<never>);
    return gatherer;
  }

  return {
    node: createGatherer((ids) => store.nodes(ids, options)),
    degrees: createGatherer((ids) => store.degrees(ids, options)),
    contested: createGatherer((claims) => store.contested(claims, options)),
    edgesOf(kind, direction) {
      // Asked for with every node: no name is put together for it.
      const ofKind = edges[direction];
      let gatherer = ofKind.get(kind);
      if (!gatherer) ofKind.set(kind, (gatherer = createGatherer((ids) => store.edgesOf({ ids, kind, direction }, options))));
      return gatherer;
    },
    statementsOf: (relation, page) =>
      gathererOf(`statements ${relation} ${JSON.stringify(page)}`, (ids) => store.statements({ of: { relation, ids }, ...page }, options)),
    positions: (page) => gathererOf(`positions ${JSON.stringify(page)}`, (claims) => store.positions({ claims, ...page }, options)),
  };
}
