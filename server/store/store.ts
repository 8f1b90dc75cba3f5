// The port: everything that the product asks of a store. Two adapters answer it, one conformance suite holds them to it.
// Flows in: ids, filters, batches. Flows out: plain nodes, edges and pages.
import type { Direction, EdgeKind, NodeKind, Stance } from '../graph/kinds.ts';
import type { Edge } from '../graph/edge.ts';
import type { GraphFilter, StatementFilter } from '../graph/filter.ts';
import type { Node, NodeOf } from '../graph/node.ts';
import type {
  Agreements,
  AgreementsQuery,
  DayCount,
  DayCountsQuery,
  Path,
  ShortestPathsQuery,
  StanceMatrix,
  StanceMatrixQuery,
} from './questions.ts';

/** Every read takes a deadline and an abort signal; past either it stops its work and throws DEADLINE_EXCEEDED or ABORTED. */
export interface ReadOptions {
  /** In milliseconds since the Unix epoch; none where absent. */
  deadlineMs?: number | undefined;
  signal?: AbortSignal | undefined;
}

export interface DegreeCount {
  kind: EdgeKind;
  direction: Direction;
  /** At least 1: kinds and directions without an edge are left out. */
  count: number;
}

/** Where a page of neighbours goes on: the place of the last neighbour that was given. */
export interface NeighbourKey {
  /** `timeKeyOf` the neighbour. */
  time: string;
  edgeKind: EdgeKind;
  node: string;
  edge: string;
  /** OUT where the edge leaves the node that was asked for. An edge from a node to itself is its neighbour twice. */
  direction: Direction;
}

export interface Neighbour {
  node: Node;
  edge: Edge;
  key: NeighbourKey;
}

export interface NeighboursQuery {
  ids: readonly string[];
  filter?: GraphFilter | undefined;
  /** For each id, at least 1. */
  first: number;
  after?: NeighbourKey | undefined;
}

export interface Page<T> {
  items: T[];
  hasNextPage: boolean;
}

/** `edges` counts the edges that pass the filter, `nodes` the different nodes at their other ends. */
export interface NeighbourCount {
  edges: number;
  nodes: number;
}

/** `time` is `timeKeyOf` the statement. */
export interface StatementKey {
  time: string;
  id: string;
}

/** The statements that hang on one thing, or, without `of`, all of them. */
export interface StatementsQuery {
  /** One page for each id: made by it, made at it, or reported in it. */
  of?: { relation: 'MADE' | 'MADE_AT' | 'REPORTED_IN'; ids: readonly string[] } | undefined;
  filter?: StatementFilter | undefined;
  first: number;
  after?: StatementKey | undefined;
}

export interface CountedPage<T> extends Page<T> {
  totalCount: number;
}

/** One speaker's stance on a claim, by one statement. */
export interface Position {
  speaker: string;
  stance: Stance;
  statement: NodeOf<'STATEMENT'>;
  /** The EXPRESSES edge. */
  edge: string;
}

/** Positions stand in the order of their statements, newest first, undated last, then by the statement's id and the edge's id. */
export interface PositionKey {
  time: string;
  statement: string;
  edge: string;
}

export interface PositionsQuery {
  claims: readonly string[];
  filter?: StatementFilter | undefined;
  first: number;
  after?: PositionKey | undefined;
}

export interface SearchKey {
  score: number;
  id: string;
}

export interface SearchQuery {
  /** 1 to 500 characters of what a person typed; nothing in it is an operator. Adapters get it as `foldQuery` leaves it. */
  text: string;
  kinds?: readonly NodeKind[] | undefined;
  filter?: GraphFilter | undefined;
  first: number;
  after?: SearchKey | undefined;
}

export interface SearchHit {
  node: Node;
  /** `searchScore` of the node: the same on every store. */
  score: number;
}

export interface ScanQuery {
  filter?: GraphFilter | undefined;
  /** Only these nodes and the edges between them; everything where absent. */
  ids?: readonly string[] | undefined;
  first: number;
  /** The id of the last element that was given. */
  after?: string | undefined;
}

export interface StoreStats {
  nodes: number;
  edges: number;
  /** Every kind, in the order of its enum, also those with 0. */
  nodeKinds: { kind: NodeKind; count: number }[];
  edgeKinds: { kind: EdgeKind; count: number }[];
  /** The first and the last day of what was said; undefined where no statement has a time. */
  said?: { from: string; until: string } | undefined;
}

export interface Batch {
  nodes: readonly Node[];
  edges: readonly Edge[];
}

export interface WriteCounts {
  created: number;
  updated: number;
  unchanged: number;
}

/** What became of nodes and edges together, and of the nodes among them. */
export interface WriteResult extends WriteCounts {
  nodes: WriteCounts;
}

/** Writes: what the loader needs, and the serving process does not. */
export interface StoreWriter {
  /**
   * Writes a batch as one transaction: all of it or nothing; once it resolves, no kill -9 loses it.
   * A node or edge that exists keeps the earlier `recordedAt` and the properties that the new one does not give; lists are united.
   * INVALID_BATCH names every node and edge at fault: one that is not well-formed, an id that stands for another kind already, an edge whose end
   * exists neither in the batch nor in the store or is of a kind that the edge may not have.
   * That a statement has one speaker is not tested here: whoever loads sees to it.
   */
  write(batch: Batch): Promise<WriteResult>;
}

export interface StoreReader {
  /** What a person would call it: `Embedded`, `Neo4j 5.26`. */
  readonly name: string;
  /** In the order asked, null where there is none. */
  nodes(ids: readonly string[], options?: ReadOptions): Promise<(Node | null)[]>;
  /** In the order asked, null where there is none. */
  edges(ids: readonly string[], options?: ReadOptions): Promise<(Edge | null)[]>;
  /** For each id its degrees by kind and direction, in the order of the enum, OUT before IN; empty for an unknown id. */
  degrees(ids: readonly string[], options?: ReadOptions): Promise<DegreeCount[][]>;
  /**
   * For each id the edges of one kind that leave it (OUT) or reach it (IN), by `order` where the edge has one (those without it last), then by the id at the
   * other end, then by the edge's id.
   */
  edgesOf(query: { ids: readonly string[]; kind: EdgeKind; direction: Direction }, options?: ReadOptions): Promise<Edge[][]>;
  /** Every edge between these nodes that passes the filter, by id. Of the nodes only `recordedUntil` is tested here. */
  edgesBetween(query: { ids: readonly string[]; filter?: GraphFilter | undefined }, options?: ReadOptions): Promise<Edge[]>;
  /** Which of these nodes pass the filter: as asked, null where there is none or it does not pass. */
  filterNodes(query: { ids: readonly string[]; filter: GraphFilter }, options?: ReadOptions): Promise<(Node | null)[]>;
  /**
   * For each id a page of its neighbours, in the order of the contract: newest first by the neighbour's time, undated last, then edge kind, neighbour's id,
   * edge's id, OUT before IN. Of the node asked for only `recordedUntil` is tested; neighbours and edges are tested in full.
   */
  neighbours(query: NeighboursQuery, options?: ReadOptions): Promise<Page<Neighbour>[]>;
  neighbourCounts(query: { ids: readonly string[]; filter?: GraphFilter | undefined }, options?: ReadOptions): Promise<NeighbourCount[]>;
  /** Best first, by `searchScore`, then id. */
  search(query: SearchQuery, options?: ReadOptions): Promise<Page<SearchHit>>;
  /** Newest first, undated last, then by id. One page for each id of `of`, or one page where `of` is absent. */
  statements(query: StatementsQuery, options?: ReadOptions): Promise<CountedPage<NodeOf<'STATEMENT'>>[]>;
  /** For each claim a page of its positions. */
  positions(query: PositionsQuery, options?: ReadOptions): Promise<CountedPage<Position>[]>;
  /** For each claim whether somebody asserts it and somebody else denies it, or asserts a claim that contradicts it (in either direction). */
  contested(claims: readonly string[], options?: ReadOptions): Promise<boolean[]>;
  /**
   * All shortest undirected paths, in any order. The edges and the nodes between the ends pass the filter; the ends are kept whatever their kind, stance or
   * time, but not where they were recorded too late. Empty where an end is unknown or nothing joins them within `maxLength`. Parallel edges make paths of
   * their own.
   */
  shortestPaths(query: ShortestPathsQuery, options?: ReadOptions): Promise<Page<Path>>;
  /**
   * Who takes which stance on which claim, by the positions that pass the filter. Claims: most statements first, but where neither `claims` nor `about` is
   * given most speakers first, then most statements; then by id. Speakers: most statements on the claims that are kept first, then by id. Contested is as
   * `contested` has it, over the whole graph. A claim whose speakers all fell to their cap falls with them.
   */
  stanceMatrix(query: StanceMatrixQuery, options?: ReadOptions): Promise<StanceMatrix>;
  /** On how many claims each two speakers agree and clash, by the positions that pass the filter. Speakers: most statements with a pole first, then by id. */
  agreements(query: AgreementsQuery, options?: ReadOptions): Promise<Agreements>;
  /** How many dated statements pass the filter, each counted once, day by day, ascending; days without one are left out. */
  dayCounts(query: DayCountsQuery, options?: ReadOptions): Promise<DayCount[]>;
  /** By id, ascending: the way to walk a whole graph, or to export it, without holding it. */
  scanNodes(query: ScanQuery, options?: ReadOptions): Promise<Page<Node>>;
  /** By id, ascending; an edge passes where both its ends do. */
  scanEdges(query: ScanQuery, options?: ReadOptions): Promise<Page<Edge>>;
  stats(options?: ReadOptions): Promise<StoreStats>;
  /** Resolves where the store answers; throws STORE_UNAVAILABLE where it does not. */
  ping(options?: ReadOptions): Promise<void>;
}

/** How many of a store's connections are in use, and how many more may be. */
export interface PoolState {
  inUse: number;
  free: number;
}

export interface Store extends StoreReader, StoreWriter {
  /** For the metrics; only where a store has a pool of connections. */
  readonly pool?: (() => PoolState) | undefined;
  /** Ends what is under way and lets go of files and connections. Idempotent. */
  close(): Promise<void>;
}

export type ReaderMethod = Exclude<keyof StoreReader, 'name'>;

/** The questions of the port; written so that one which is added to it does not compile until it stands here, too. */
export const READER_METHODS = Object.keys({
  nodes: true,
  edges: true,
  degrees: true,
  edgesOf: true,
  edgesBetween: true,
  filterNodes: true,
  neighbours: true,
  neighbourCounts: true,
  search: true,
  statements: true,
  positions: true,
  contested: true,
  shortestPaths: true,
  stanceMatrix: true,
  agreements: true,
  dayCounts: true,
  scanNodes: true,
  scanEdges: true,
  stats: true,
  ping: true,
} satisfies Record<ReaderMethod, true>) as readonly ReaderMethod[];
