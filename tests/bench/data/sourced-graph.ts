// The skewed graph with a place in a source for each statement, so that there is evidence to ask for, and with one speaker who made a fifth of them.
import type { Edge } from '../../../server/graph/edge.ts';
import type { Node } from '../../../server/graph/node.ts';
import type { Batch } from '../../../server/store/store.ts';
import { chunked, randomOf, RECORDED, skewed, skewedGraph, wordOf } from './skewed-graph.ts';

const SOURCES = 5_000;
/** Who made a fifth of all statements, besides what he made anyway; not at the cost of the next one, who is a hub, too. */
const LOUDEST = 'official:1';
const NEXT = 'official:0';

/** As many nodes as `skewedGraph` makes of `nodes`, and 5,000 sources; a few of them report most statements. */
export function* sourcedGraph(nodes: number): Generator<Batch> {
  let statements = 0;
  for (const batch of skewedGraph(nodes)) {
    statements += batch.nodes.filter(({ kind }) => kind === 'STATEMENT').length;
    yield { ...batch, edges: batch.edges.map(louder) };
  }
  const random = randomOf(2);
  yield* chunked(sources(random), (list) => ({ nodes: list, edges: [] }));
  yield* chunked(reports(statements, random), (list) => ({ nodes: [], edges: list }));
}

function louder(edge: Edge): Edge {
  if (edge.kind !== 'MADE' || edge.from === NEXT || Number(edge.to.slice('statement:'.length)) % 5 !== 0) return edge;
  return { ...edge, from: LOUDEST, id: `MADE--${LOUDEST}--${edge.to}` };
}

function* sources(random: () => number): Generator<Node> {
  for (let rank = 0; rank < SOURCES; rank += 1) {
    const title = Array.from({ length: 8 }, () => wordOf(Math.floor(random() * 2_000))).join(' ');
    yield { id: `source:${rank}`, kind: 'SOURCE', recordedAt: RECORDED, properties: { title, publisher: `Publisher ${rank % 50}` } };
  }
}

function* reports(statements: number, random: () => number): Generator<Edge> {
  for (let rank = 0; rank < statements; rank += 1) {
    const [from, to] = [`statement:${rank}`, `source:${skewed(SOURCES, random)}`];
    const start = Math.floor(random() * 400);
    yield {
      id: `REPORTED_IN--${from}--${to}`,
      kind: 'REPORTED_IN',
      from,
      to,
      recordedAt: RECORDED,
      properties: { paragraph: 1 + Math.floor(random() * 40), start, end: start + 80, quoteType: 'INDIRECT' },
    };
  }
}
