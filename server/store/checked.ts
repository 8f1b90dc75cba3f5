// Checks once, in front of every adapter: what is asked is within bounds, what is written is well-formed, and whoever gave up is told so at once.
// Flows in: a small adapter. Flows out: a Store.
import { checkEdge, checkNode, faultOfEnds } from '../graph/check.ts';
import { isCalendarDay, parseInstant, type DateInterval } from '../graph/dates.ts';
import type { Edge } from '../graph/edge.ts';
import { GraphError, type BatchProblem } from '../graph/graph-error.ts';
import type { Node } from '../graph/node.ts';
import { foldQuery } from '../graph/text.ts';
import type { Batch, ReadOptions, Store, StoreReader, StoreWriter } from './store.ts';

/** What an adapter gives: the port, and its edges by id. Its batches have been checked, and its arguments are in bounds. */
export interface StoreAdapter extends StoreReader, StoreWriter {
  /** In the order asked, null where there is none. */
  edgesById(ids: readonly string[]): Promise<(Edge | null)[]>;
  close(): Promise<void>;
}

/** The highest value of each number that a question may carry; the lowest is 1. */
const MOST = { first: 10_000, maxLength: 8, maxClaims: 200, maxSpeakers: 500, minShared: 1_000 } as const;
const MAX_BATCH = 20_000;

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
    name: adapter.name,
    nodes: (ids, options) => ask(adapter.nodes, ids, options),
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
      return adapter.write(await checkBatch(adapter, batch));
    },
    close: () => (closed ??= adapter.close()),
  };
}

function throwIfOver(isClosed: boolean, options: ReadOptions | undefined): void {
  if (isClosed) throw new GraphError('STORE_UNAVAILABLE', 'The store was closed; open it again to ask it anything.');
  if (options?.signal?.aborted) throw new GraphError('ABORTED', 'The request was given up before it was answered.');
  if (options?.deadlineMs !== undefined && Date.now() >= options.deadlineMs) {
    throw new GraphError('DEADLINE_EXCEEDED', 'The time for this request ran out before it was answered; ask for less, or again.');
  }
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

async function checkBatch(adapter: StoreAdapter, batch: Batch): Promise<Batch> {
  if (batch.nodes.length + batch.edges.length > MAX_BATCH) {
    throw new GraphError('INVALID_ARGUMENT', `A batch holds at most ${MAX_BATCH} nodes and edges; write several.`, {
      details: { argument: 'batch' },
    });
  }
  const problems: BatchProblem[] = [];
  const nodes = new Map<string, Node>();
  const edges = new Map<string, Edge>();
  const blame = (part: BatchProblem['part'], index: number, id: unknown, message: string, missingEnd?: string) =>
    problems.push({ part, index, id: String(id), message, ...(missingEnd === undefined ? {} : { missingEnd }) });
  const indexOf = new Map<Node | Edge, number>();

  batch.nodes.forEach((given, index) => {
    const result = checkNode(given);
    if (!result.ok) blame('nodes', index, given.id, result.message);
    else if (nodes.has(result.value.id)) blame('nodes', index, given.id, `Node "${given.id}" stands twice in one batch; keep one of them.`);
    else {
      nodes.set(result.value.id, result.value);
      indexOf.set(result.value, index);
    }
  });
  batch.edges.forEach((given, index) => {
    const result = checkEdge(given);
    if (!result.ok) blame('edges', index, given.id, result.message);
    else if (edges.has(result.value.id)) blame('edges', index, given.id, `Edge "${given.id}" stands twice in one batch; keep one of them.`);
    else {
      edges.set(result.value.id, result.value);
      indexOf.set(result.value, index);
    }
  });

  const neededIds = [...new Set([...nodes.keys(), ...[...edges.values()].flatMap((edge) => [edge.from, edge.to])])];
  const kept = new Map((await adapter.nodes(neededIds)).flatMap((node) => (node ? [[node.id, node] as const] : [])));
  for (const node of nodes.values()) {
    const before = kept.get(node.id);
    if (before && before.kind !== node.kind) {
      blame(
        'nodes',
        indexOf.get(node)!,
        node.id,
        `Node "${node.id}" is a ${before.kind} already and cannot become a ${node.kind}; give it another id.`,
      );
    }
  }
  const keptEdges = await adapter.edgesById([...edges.keys()]);
  [...edges.values()].forEach((edge, place) => {
    const index = indexOf.get(edge)!;
    const before = keptEdges[place];
    if (before && (before.kind !== edge.kind || before.from !== edge.from || before.to !== edge.to)) {
      blame(
        'edges',
        index,
        edge.id,
        `Edge "${edge.id}" joins "${before.from}" and "${before.to}" as ${before.kind} already; give this one another id.`,
      );
      return;
    }
    const ends = [edge.from, edge.to].map((id) => nodes.get(id) ?? kept.get(id));
    const missing = [edge.from, edge.to].find((_id, end) => ends[end] === undefined);
    if (missing !== undefined) {
      blame(
        'edges',
        index,
        edge.id,
        `Edge "${edge.id}" (${edge.kind}) needs node "${missing}", which does not exist; load that node too.`,
        missing,
      );
      return;
    }
    const fault = faultOfEnds(edge, ends[0]!.kind, ends[1]!.kind);
    if (fault !== undefined) blame('edges', index, edge.id, fault);
  });
  if (problems.length > 0) {
    throw new GraphError(
      'INVALID_BATCH',
      `${problems.length} of ${batch.nodes.length + batch.edges.length} nodes and edges cannot be written. The first: ${problems[0]!.message}`,
      {
        details: { problems },
      },
    );
  }
  return { nodes: [...nodes.values()], edges: [...edges.values()] };
}
