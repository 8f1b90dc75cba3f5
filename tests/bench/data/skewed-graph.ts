// A generated, seeded graph of the shape that real data has: few speakers with most of the statements, few claims with most of the stances,
// words by Zipf's law.
import type { Edge } from '../../../server/graph/edge.ts';
import { SPEECH_ACTS, STANCES } from '../../../server/graph/kinds.ts';
import type { Node } from '../../../server/graph/node.ts';
import type { Batch } from '../../../server/store/store.ts';

export const RECORDED = '2024-10-23T00:00:00.000Z';
const SPEAKERS = 2_000;
const CLAIMS = 7_500;
const EVENTS = 500;
const WORDS = 20_000;

/** Deterministic numbers from 0 (included) to 1 (excluded): mulberry32. */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** `nodes` nodes and five times as many edges, in batches of at most 1,000 elements: every edge comes after its ends. */
export function* skewedGraph(nodes: number, seed = 1): Generator<Batch> {
  const random = randomOf(seed);
  const scale = nodes / 100_000;
  const counts = { speakers: Math.ceil(SPEAKERS * scale), claims: Math.ceil(CLAIMS * scale), events: Math.ceil(EVENTS * scale) };
  const statements = nodes - counts.speakers - counts.claims - counts.events;
  const text = (length: number) => Array.from({ length }, () => wordOf(skewed(WORDS, random))).join(' ');

  yield* chunked(
    (function* (): Generator<Node> {
      for (let rank = 0; rank < counts.speakers; rank += 1) {
        yield {
          id: `official:${rank}`,
          kind: 'OFFICIAL',
          recordedAt: RECORDED,
          properties: { name: `${nameOf(rank)} ${rank}`, office: text(3) },
        };
      }
      for (let rank = 0; rank < counts.claims; rank += 1)
        yield { id: `claim:${rank}`, kind: 'CLAIM', recordedAt: RECORDED, properties: { text: text(6) } };
      for (let rank = 0; rank < counts.events; rank += 1)
        yield { id: `event:${rank}`, kind: 'EVENT', recordedAt: RECORDED, properties: { name: text(4), date: dayOf(random) } };
      for (let rank = 0; rank < statements; rank += 1) {
        const saidAt = random() < 0.9 ? { saidAt: dayOf(random) } : {};
        const act = SPEECH_ACTS[Math.floor(random() * SPEECH_ACTS.length)]!;
        yield { id: `statement:${rank}`, kind: 'STATEMENT', recordedAt: RECORDED, properties: { text: text(12), act, ...saidAt } };
      }
    })(),
    (list) => ({ nodes: list, edges: [] }),
  );
  yield* chunked(
    (function* (): Generator<Edge> {
      let nth = 0;
      const edge = (kind: Edge['kind'], from: string, to: string, properties: Edge['properties'] = {}): Edge => {
        nth += 1;
        return { id: `${kind}--${from}--${to}--${nth}`, kind, from, to, recordedAt: RECORDED, properties };
      };
      for (let rank = 0; rank < statements; rank += 1) {
        const statement = `statement:${rank}`;
        yield edge('MADE', `official:${skewed(counts.speakers, random)}`, statement);
        for (let times = 0; times < 2; times += 1) {
          yield edge('EXPRESSES', statement, `claim:${skewed(counts.claims, random)}`, {
            stance: STANCES[Math.floor(random() * STANCES.length)]!,
          });
        }
        yield edge('ABOUT', statement, `official:${skewed(counts.speakers, random)}`);
        if (random() < 0.5) yield edge('MADE_AT', statement, `event:${skewed(counts.events, random)}`);
        yield edge('RESPONDS_TO', statement, `statement:${skewed(statements, random)}`);
      }
    })(),
    (list) => ({ nodes: [], edges: list }),
  );
}

/** A rank below `count`, low ones far more often than high ones. */
export function skewed(count: number, random: () => number): number {
  return Math.floor(count ** random() - 1 + random()) % count;
}

/** Words that no language has, so that their frequency is what we say it is: rank 0 is the most frequent. */
export function wordOf(rank: number): string {
  return `w${rank.toString(36)}`;
}

/** Names of officials repeat, as names do. */
export function nameOf(rank: number): string {
  return `Name${(rank % 500).toString(36)}`;
}

function dayOf(random: () => number) {
  const day = new Date(Date.UTC(2020, 0, 1 + Math.floor(random() * 1_800))).toISOString().slice(0, 10);
  return { start: day, end: day, precision: 'DAY' as const };
}

/** As batches of at most 1,000 elements. */
export function* chunked<T>(items: Iterable<T>, shape: (list: T[]) => Batch): Generator<Batch> {
  let list: T[] = [];
  for (const item of items) {
    list.push(item);
    if (list.length === 1_000) {
      yield shape(list);
      list = [];
    }
  }
  if (list.length > 0) yield shape(list);
}
