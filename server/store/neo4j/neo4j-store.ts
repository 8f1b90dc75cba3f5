// The store in Neo4j: each question of the port, asked in a read transaction of its own.
import { checked, type StoreAdapter } from '../checked.ts';
import { createSlices, type Slices } from '../slices.ts';
import type { ReadOptions, Store } from '../store.ts';
import { readAgreements } from './agreements.ts';
import { connect, type Ask, type Neo4jSettings } from './connection.ts';
import { readDayCounts } from './day-counts.ts';
import { readEdges } from './edges.ts';
import { readEdgesBetween } from './edges-between.ts';
import { readEdgesOf, type EdgesQuery } from './edges-of.ts';
import { gather } from './gather.ts';
import { createMet } from './met.ts';
import { countNeighbours, readNeighbours } from './neighbours.ts';
import { readContested, readDegrees, readNodes } from './nodes.ts';
import { readShortestPaths } from './paths.ts';
import { readPositions } from './positions.ts';
import { isPrepared, prepare } from './prepare.ts';
import { scanEdges, scanNodes } from './scan.ts';
import { search } from './search.ts';
import { readStanceMatrix } from './stance-matrix.ts';
import { readStatements } from './statements.ts';
import { readStats } from './stats.ts';
import { writeBatch } from './write.ts';

/** A database that holds no graph of ours yet answers as an empty store does. */
const NO_ROWS: Ask = async () => [];

/**
 * Reaches nothing yet: a server that is away fails the questions, not the opening, and is found again when it is back.
 * @param onQuery told the text of each query before it is asked
 * @throws GraphError INVALID_SETTING
 */
export function openNeo4jStore(settings: Neo4jSettings, onQuery: (text: string) => void = () => {}): Store {
  const connection = connect(settings, onQuery);
  const met = createMet();
  let isKnown = false;
  let isWritable = false;

  function read<T>(work: (ask: Ask) => Promise<T>, options?: ReadOptions): Promise<T> {
    return connection.read(async (ask) => {
      isKnown ||= await isPrepared(ask);
      return work(isKnown ? ask : NO_ROWS);
    }, options);
  }

  const adapter: StoreAdapter = {
    get name() {
      return nameOf(connection.agent());
    },
    nodes: (ids, options) => met.nodes(ids, options, (missing) => read((ask) => readNodes(ask, missing), options)),
    edges: (ids, options) => read((ask) => readEdges(ask, ids), options),
    degrees: (ids, options) => read((ask) => readDegrees(ask, ids), options),
    edgesOf: gather((queries: readonly EdgesQuery[], options) =>
      read((ask) => readEdgesOf(ask, queries, (nodes) => met.add(nodes, options)), options),
    ),
    edgesBetween: (query, options) => read((ask) => readEdgesBetween(ask, query), options),
    filterNodes: ({ ids, filter }, options) => read((ask) => readNodes(ask, ids, filter), options),
    neighbours: (query, options) => read((ask) => readNeighbours(ask, query), options),
    neighbourCounts: (query, options) => read((ask) => countNeighbours(ask, query), options),
    search: (query, options) => read((ask) => search(ask, query), options),
    statements: (query, options) => read((ask) => readStatements(ask, query), options),
    positions: (query, options) => read((ask) => readPositions(ask, query), options),
    contested: (claims, options) => read((ask) => readContested(ask, claims), options),
    scanNodes: (query, options) => read((ask) => scanNodes(ask, query), options),
    scanEdges: (query, options) => read((ask) => scanEdges(ask, query), options),
    shortestPaths: (query, options) => read((ask) => readShortestPaths(ask, query), options),
    stanceMatrix: (query, options) => read((ask) => readStanceMatrix(ask, query), options),
    agreements: (query, options) => read((ask) => readAgreements(ask, query, slicesOf(options)), options),
    dayCounts: (query, options) => read((ask) => readDayCounts(ask, query), options),
    stats: (options) => read(readStats, options),
    ping: async (options) => {
      isKnown = await connection.read(isPrepared, options);
    },
    write: async (batch) => {
      if (!isWritable) await prepare(connection);
      isWritable = true;
      return connection.write((ask) => writeBatch(ask, batch));
    },
    pool: () => connection.pool(),
    close: () => connection.close(),
  };
  return checked(adapter);
}

function slicesOf({ signal, deadlineMs }: ReadOptions = {}): Slices {
  return createSlices(() => signal?.aborted === true, deadlineMs);
}

/** `Neo4j 5.26` for `Neo4j/5.26.31`. */
function nameOf(agent: string | undefined): string {
  const version = /^Neo4j\/(\d+\.\d+)/u.exec(agent ?? '')?.[1];
  return version === undefined ? 'Neo4j' : `Neo4j ${version}`;
}
