// Checks once, in front of every adapter: what is asked is within bounds, what is written is well-formed, and whoever gave up is told so at once.
// Flows in: a small adapter. Flows out: a Store.
import { isCalendarDay, parseInstant, type DateInterval } from '../graph/dates.ts';
import { aborted, deadlineExceeded } from '../graph/given-up.ts';
import { GraphError } from '../graph/graph-error.ts';
import { foldQuery } from '../graph/text.ts';
import { siftBatch, type SiftedBatch } from './batch.ts';
import { MOST } from './questions.ts';
import type { PoolState, ReadOptions, Store, StoreReader, WriteResult } from './store.ts';

/** What an adapter gives: the port, with its arguments in bounds and its batches sifted. */
export interface StoreAdapter extends StoreReader {
  /** Looks up what it keeps under the batch's ids, settles the batch against that, and writes it, all in one transaction. */
  write(batch: SiftedBatch): Promise<WriteResult>;
  readonly pool?: (() => PoolState) | undefined;
  close(): Promise<void>;
}

/** Puts the checks in front of an adapter. */
export function checked(adapter: StoreAdapter): Store {
  let closed: Promise<void> | undefined;

  async function ask<Query, Answer>(
    call: (query: Query, options?: ReadOptions) => Promise<Answer>,
    query: Query,
    options: ReadOptions | undefined,
  ): Promise<Answer> {
    throwIfOver(closed !== undefined, options);
    checkQuery(query);
    return call(query, options);
  }

  return {
    get name() {
      return adapter.name;
    },
    pool: adapter.pool,
    nodes: (ids, options) => ask(adapter.nodes, ids, options),
    edges: (ids, options) => ask(adapter.edges, ids, options),
    degrees: (ids, options) => ask(adapter.degrees, ids, options),
    edgesOf: (query, options) => ask(adapter.edgesOf, query, options),
    edgesBetween: (query, options) => ask(adapter.edgesBetween, query, options),
    filterNodes: (query, options) => ask(adapter.filterNodes, query, options),
    neighbours: (query, options) => ask(adapter.neighbours, query, options),
    neighbourCounts: (query, options) => ask(adapter.neighbourCounts, query, options),
    search: (query, options) => ask(adapter.search, { ...query, text: foldQuery(query.text) }, options),
    statements: (query, options) => ask(adapter.statements, query, options),
    positions: (query, options) => ask(adapter.positions, query, options),
    contested: (claims, options) => ask(adapter.contested, claims, options),
    shortestPaths: (query, options) => ask(adapter.shortestPaths, query, options),
    stanceMatrix: (query, options) => ask(adapter.stanceMatrix, query, options),
    agreements: (query, options) => ask(adapter.agreements, query, options),
    dayCounts: (query, options) => ask(adapter.dayCounts, query, options),
    scanNodes: (query, options) => ask(adapter.scanNodes, query, options),
    scanEdges: (query, options) => ask(adapter.scanEdges, query, options),
    stats: async (options) => {
      throwIfOver(closed !== undefined, options);
      return adapter.stats(options);
    },
    ping: async (options) => {
      throwIfOver(closed !== undefined, options);
      return adapter.ping(options);
    },
    write: async (batch) => {
      throwIfOver(closed !== undefined, undefined);
      return adapter.write(siftBatch(batch));
    },
    close: () => (closed ??= adapter.close()),
  };
}

function throwIfOver(isClosed: boolean, options: ReadOptions | undefined): void {
  if (isClosed) throw new GraphError('STORE_UNAVAILABLE', 'The store was closed; open it again to ask it anything.');
  if (options?.signal?.aborted) throw aborted();
  if (options?.deadlineMs !== undefined && Date.now() >= options.deadlineMs) throw deadlineExceeded();
}

function checkQuery(query: unknown): void {
  if (typeof query !== 'object' || query === null || Array.isArray(query)) return;
  const { filter } = query as { filter?: { said?: DateInterval; recordedUntil?: string } };
  for (const [name, most] of Object.entries(MOST)) {
    const number = (query as Record<string, unknown>)[name];
    if (number !== undefined && !(Number.isInteger(number) && (number as number) >= 1 && (number as number) <= most)) {
      throw invalid(name, `"${name}" is ${String(number)}; give a whole number from 1 to ${most}.`);
    }
  }
  for (const end of ['from', 'until'] as const) {
    const day = filter?.said?.[end];
    if (day !== undefined && !isCalendarDay(day))
      throw invalid('said', `"said.${end}" is "${day}", which is not a day written YYYY-MM-DD.`);
  }
  const { from, until } = filter?.said ?? {};
  if (from !== undefined && until !== undefined && from > until) {
    throw invalid('said', `"said" runs from ${from} back to ${until}; swap the two.`);
  }
  const instant = filter?.recordedUntil;
  if (instant !== undefined && parseInstant(instant) !== instant) {
    throw invalid('recordedUntil', `"recordedUntil" is "${instant}", which is not an instant like 2024-10-23T00:00:00.000Z.`);
  }
}

function invalid(argument: string, message: string): GraphError {
  return new GraphError('INVALID_ARGUMENT', message, { details: { argument } });
}
