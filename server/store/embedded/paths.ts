// All shortest paths between two nodes: breadth first from both ends, level by level, always on from the end where that is cheaper.
import type { Edge } from '../../graph/edge.ts';
import type { Node } from '../../graph/node.ts';
import type { Path, ShortestPathsQuery } from '../questions.ts';
import type { Page } from '../store.ts';
import type { Database } from './database.ts';
import { chunksOf, keysOf } from './nodes.ts';
import { EDGE_COLUMNS, NODE_COLUMNS, edgeOfRow, nodeOfRow, type EdgeRow, type NodeRow } from './rows.ts';
import type { Slices } from '../slices.ts';
import { createWalk, type Level, type Walk } from './walk.ts';

/** What was reached from one end. A byte for each key of the store: one more than its distance, 0 where it was not reached. */
interface Side {
  distances: Uint8Array;
  depth: number;
  level: Level;
  /** From nodes that paths were traced through, the ways that lead nearer to the end. */
  steps: Map<number, Chain>;
}

/** Keys of nodes and of the edges between them, or of edges and where each leads. */
interface Chain {
  nodes: readonly number[];
  edges: readonly number[];
}

export async function readShortestPaths(database: Database, query: ShortestPathsQuery, slices: Slices): Promise<Page<Path>> {
  const keys = keysOf(database, [query.from, query.to], query.filter?.recordedUntil);
  const [from, to] = [keys.get(query.from), keys.get(query.to)];
  if (from === undefined || to === undefined) return { items: [], hasNextPage: false };
  const walk = createWalk(database, query.filter, [from, to], slices);
  const found: Chain[] = [];
  if (from === to) found.push({ nodes: [from], edges: [] });
  else {
    const [left, right] = [await sideOf(database, walk, from), await sideOf(database, walk, to)];
    const middle = await meet(walk, left, right, query.maxLength);
    for await (const chain of joinAll(walk, left, right, middle, query.first + 1)) found.push(chain);
  }
  const items = await readPaths(database, found.slice(0, query.first), slices);
  return { items, hasNextPage: found.length > query.first };
}

async function sideOf(database: Database, walk: Walk, end: number): Promise<Side> {
  const last = database.all<{ last: number }>('SELECT max(key) AS last FROM node')[0]!.last;
  const distances = new Uint8Array(last + 1);
  distances[end] = 1;
  return { distances, depth: 0, level: await walk.levelOf([end]), steps: new Map() };
}

/** Widens both sides until they touch. Every shortest path leads through exactly one of the nodes given; none where there is no path. */
async function meet(walk: Walk, left: Side, right: Side, maxLength: number): Promise<number[]> {
  while (left.depth + right.depth < maxLength) {
    const [near, far] = left.level.edges <= right.level.edges ? [left, right] : [right, left];
    const reached: number[] = [];
    for await (const { others } of walk.around(near.level)) {
      for (const other of others) {
        // A node that was written while we walk has no place among the distances, and is not of this answer.
        if (near.distances[other] !== 0) continue;
        near.distances[other] = near.depth + 2;
        reached.push(other);
      }
    }
    near.depth += 1;
    const middle = reached.filter((key) => far.distances[key] !== 0);
    if (middle.length > 0 || reached.length === 0) return middle;
    near.level = await walk.levelOf(reached);
  }
  return [];
}

/** The first `most` of the shortest paths: each way from a middle node to the one end with each to the other. */
async function* joinAll(walk: Walk, left: Side, right: Side, middle: readonly number[], most: number): AsyncGenerator<Chain> {
  let count = 0;
  for (const key of middle) {
    for await (const back of trace(walk, left, key, most)) {
      for await (const ahead of trace(walk, right, key, most)) {
        yield { nodes: [...back.nodes.toReversed(), ...ahead.nodes.slice(1)], edges: [...back.edges.toReversed(), ...ahead.edges] };
        count += 1;
        if (count === most) return;
      }
    }
  }
}

/** Every way from a node to the side's end; none of them is a dead end, as each step leads one nearer. */
async function* trace(walk: Walk, side: Side, key: number, most: number): AsyncGenerator<Chain> {
  if (side.distances[key] === 1) {
    yield { nodes: [key], edges: [] };
    return;
  }
  const { nodes, edges } = await stepsFrom(walk, side, key, most);
  for (const [place, next] of nodes.entries()) {
    for await (const rest of trace(walk, side, next, most)) {
      yield { nodes: [key, ...rest.nodes], edges: [edges[place]!, ...rest.edges] };
    }
  }
}

/** No more than `most`: as many paths lead on by those. */
async function stepsFrom(walk: Walk, side: Side, key: number, most: number): Promise<Chain> {
  const known = side.steps.get(key);
  if (known) return known;
  const nearer = side.distances[key]! - 1;
  const [nodes, edges]: [number[], number[]] = [[], []];
  for await (const around of walk.around(await walk.levelOf([key]))) {
    for (const [place, other] of around.others.entries()) {
      if (side.distances[other] !== nearer || nodes.length === most) continue;
      nodes.push(other);
      edges.push(around.edges[place]!);
    }
    if (nodes.length === most) break;
  }
  const steps = { nodes, edges };
  side.steps.set(key, steps);
  return steps;
}

async function readPaths(database: Database, chains: readonly Chain[], slices: Slices): Promise<Path[]> {
  const nodes = new Map<number, Node>();
  const edges = new Map<number, Edge>();
  for (const chunk of chunksOf([...new Set(chains.flatMap((chain) => chain.nodes))])) {
    await slices.pause();
    const rows = database.all<NodeRow & { key: number }>(
      `SELECT n.key, ${NODE_COLUMNS} FROM json_each(:keys) k CROSS JOIN node n ON n.key = k.value`,
      { keys: JSON.stringify(chunk) },
    );
    for (const row of rows) nodes.set(row.key, nodeOfRow(row));
  }
  for (const chunk of chunksOf([...new Set(chains.flatMap((chain) => chain.edges))])) {
    await slices.pause();
    const rows = database.all<EdgeRow & { key: number }>(
      `SELECT e.key, ${EDGE_COLUMNS} FROM json_each(:keys) k CROSS JOIN edge e ON e.key = k.value
       JOIN node s ON s.key = e.source JOIN node t ON t.key = e.target`,
      { keys: JSON.stringify(chunk) },
    );
    for (const row of rows) edges.set(row.key, edgeOfRow(row));
  }
  return chains.map((chain) => ({ nodes: chain.nodes.map((key) => nodes.get(key)!), edges: chain.edges.map((key) => edges.get(key)!) }));
}
