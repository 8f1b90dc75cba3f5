// What every resolver of one request shares: the store behind loaders that batch, the deadline, and who asks.
import DataLoader from 'dataloader';
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
import type { RequestOptions, RequestRecord } from './request-record.ts';

export interface Context {
  readonly store: StoreReader;
  readonly options: RequestOptions & { readonly record: RequestRecord };
  readonly record: RequestRecord;
  /** Whether the answer goes out as application/json, where a request that is at fault is told so under status 200 (GraphQL over HTTP, 6.4.1). */
  readonly asPlainJson: boolean;
  readonly load: Loaders;
}

/** Each gathers what a level of the query asks for into one call of the store. */
export interface Loaders {
  node(id: string): Promise<Node | null>;
  degrees(id: string): Promise<DegreeCount[]>;
  edgesOf(id: string, kind: EdgeKind, direction: Direction): Promise<Edge[]>;
  contested(claim: string): Promise<boolean>;
  statementsOf(
    id: string,
    relation: NonNullable<StatementsQuery['of']>['relation'],
    page: PageOf<StatementKey>,
  ): Promise<CountedPage<NodeOf<'STATEMENT'>>>;
  positions(claim: string, page: PageOf<PositionKey>): Promise<CountedPage<Position>>;
}

export interface PageOf<Key> {
  filter: StatementFilter | undefined;
  first: number;
  after: Key | undefined;
}

/** A context for one request; `options` carry its record, its deadline and the signal that its client has gone. */
export function createContext(store: StoreReader, options: Context['options'], asPlainJson: boolean): Context {
  return { store, options, record: options.record, asPlainJson, load: createLoaders(store, options) };
}

function createLoaders(store: StoreReader, options: ReadOptions): Loaders {
  const loaders = new Map<string, DataLoader<string, unknown>>();

  /** One loader for each different question, told apart by `name`. */
  function loaderOf<Answer>(name: string, ask: (ids: readonly string[]) => Promise<Answer[]>): DataLoader<string, Answer> {
    const known = loaders.get(name);
    if (known) return known as DataLoader<string, Answer>;
    const loader = new DataLoader<string, Answer>(ask);
    loaders.set(name, loader);
    return loader;
  }

  return {
    node: (id) => loaderOf('node', (ids) => store.nodes(ids, options)).load(id),
    degrees: (id) => loaderOf('degrees', (ids) => store.degrees(ids, options)).load(id),
    edgesOf: (id, kind, direction) =>
      loaderOf(`edges ${kind} ${direction}`, (ids) => store.edgesOf({ ids, kind, direction }, options)).load(id),
    contested: (claim) => loaderOf('contested', (ids) => store.contested(ids, options)).load(claim),
    statementsOf: (id, relation, page) =>
      loaderOf(`statements ${relation} ${JSON.stringify(page)}`, (ids) =>
        store.statements({ of: { relation, ids }, ...page }, options),
      ).load(id),
    positions: (claim, page) =>
      loaderOf(`positions ${JSON.stringify(page)}`, (claims) => store.positions({ claims, ...page }, options)).load(claim),
  };
}
