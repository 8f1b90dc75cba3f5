// Requests as no client would send them: good ones with a few things about them changed, always the same ones for the same seed.
// Flows in: a seed. Flows out: an endless row of requests.
import { EXPORT, GOOD } from './good-requests.ts';

export interface MutatedRequest {
  path: string;
  method: string;
  headers: Record<string, string>;
  body: Buffer | undefined;
}

const HOSTILE: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e308,
  2 ** 31,
  2 ** 53,
  '',
  ' ',
  '\u0000',
  '\ud800',
  '__proto__',
  'constructor',
  "' OR 1=1 --",
  '"`$(){}[]',
  'a*',
  'NEAR(',
  '漢字\u{1F600}',
  'x'.repeat(501),
  'y'.repeat(20_000),
  '2024-02-30',
  '9999-12-31',
  '2024-10-23T00:00:00Z',
  [],
  [[]],
  [null],
  {},
  { __proto__x: 1 },
  { from: 5 },
  [[[['deep']]]],
  Array.from({ length: 2_001 }, (_, n) => `id${n}`),
];
const SNIPPETS = [
  '{',
  '}',
  '(',
  ')',
  '[',
  ']',
  '...',
  '$',
  '@include(if: $x)',
  '!',
  ':',
  '"',
  '"""',
  '#',
  '\n',
  '\u0000',
  '\ufeff',
  '\ud800',
  'é',
  '__typename',
  '__schema { types { name } }',
  'fragment F on Claim { ...F }',
  '...F',
  '-',
  '1e999',
  '99999999999',
  'null',
  'mutation',
  'subscription',
  'query Q($x: Boolean = true)',
  'on',
  'first: 0',
  'after: "x"',
  'a: b: c',
];
const TYPES = [
  'application/json; charset=utf-8',
  'application/json; charset=utf-16',
  'text/plain',
  'application/graphql',
  'multipart/form-data',
  'x',
];
const ACCEPTED = [
  'application/json',
  'application/graphql-response+json',
  'text/html',
  'multipart/mixed; deferSpec=20220824',
  'nonsense',
  '',
];
/** `random` gives numbers from 0 (included) to 1. */
export function* mutatedRequests(random: () => number): Generator<MutatedRequest> {
  const below = (limit: number) => Math.floor(random() * limit);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)]!;
  const chance = (part: number) => random() < part;

  /** Some value in a JSON value, at any depth, made into something else. */
  function changeValue(value: unknown): unknown {
    if (typeof value !== 'object' || value === null || chance(0.2)) return pick(HOSTILE);
    if (Array.isArray(value)) {
      const place = below(value.length + 1);
      return value.toSpliced(place, below(2), changeValue(value[place]));
    }
    const names = Object.keys(value);
    const name = names.length === 0 || chance(0.1) ? pick(['__proto__', 'more', 'filter', 'x'.repeat(100)]) : pick(names);
    const entries = Object.entries(value).filter(([each]) => each !== name);
    return Object.fromEntries(chance(0.15) ? entries : [...entries, [name, changeValue((value as Record<string, unknown>)[name])]]);
  }

  /** A text with a piece left out, doubled, put elsewhere, or with something foreign put in. */
  function changeText(text: string): string {
    const [from, length] = [below(text.length + 1), 1 + below(chance(0.1) ? text.length : 12)];
    const [head, piece, tail] = [text.slice(0, from), text.slice(from, from + length), text.slice(from + length)];
    const place = below(tail.length + 1);
    return pick([
      () => head + tail,
      () => head + piece.repeat(2 + below(3)) + tail,
      () => head + tail.slice(0, place) + piece + tail.slice(place),
      () => head + pick(SNIPPETS) + piece + tail,
      () => head + pick(SNIPPETS).repeat(1 + below(200)) + tail,
      () => text.replace(/\w+/gu, (word) => (chance(0.1) ? pick(SNIPPETS) : word)),
    ])();
  }

  function changeBytes(bytes: Buffer): Buffer {
    const changed = Buffer.from(bytes);
    for (let turn = below(4); turn >= 0 && changed.length > 0; turn -= 1) changed[below(changed.length)] = below(256);
    return chance(0.2) ? changed.subarray(0, below(changed.length)) : changed;
  }

  for (;;) {
    const toExport = chance(0.1);
    let body: Record<string, unknown> = toExport ? { ...EXPORT } : { ...pick(GOOD) };
    for (let turn = chance(0.7) ? 1 : 1 + below(4); turn > 0; turn -= 1) {
      if (typeof body['query'] === 'string' && chance(0.45)) body['query'] = changeText(body['query']);
      else if (body['variables'] !== undefined && chance(0.9)) body['variables'] = changeValue(body['variables']);
      else body = changeValue(body) as Record<string, unknown>;
      if (typeof body !== 'object' || body === null) body = { query: body };
    }
    const headers: Record<string, string> = { 'content-type': 'application/json', accept: '*/*', 'apollo-require-preflight': 'yes' };
    if (chance(0.1)) headers['content-type'] = pick(TYPES);
    if (chance(0.1)) headers['accept'] = pick(ACCEPTED);
    if (chance(0.05)) delete headers[pick(Object.keys(headers))];
    const path = toExport ? '/export' : '/graphql';
    if (chance(0.2)) {
      const parts = Object.entries(body).map(([name, value]) => [
        name,
        typeof value === 'string' ? value.toWellFormed() : JSON.stringify(value),
      ]);
      yield {
        path: `${path}?${new URLSearchParams(Object.fromEntries(parts) as Record<string, string>).toString().slice(0, 10_000)}`,
        method: 'GET',
        headers,
        body: undefined,
      };
      continue;
    }
    const bytes = Buffer.from(JSON.stringify(chance(0.02) ? [body, body] : body));
    yield {
      path,
      method: chance(0.97) ? 'POST' : pick(['PUT', 'PATCH', 'DELETE']),
      headers,
      body: chance(0.05) ? changeBytes(bytes) : bytes,
    };
  }
}
