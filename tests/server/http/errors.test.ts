// What is wrong with a request is said by a code of the closed list, by the argument at fault, and without a word about our inside.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GraphError } from '../../../server/graph/graph-error.ts';
import { serveSeed, type Served } from './served.ts';

let served: Served;
const lines: string[] = [];
let failWith: Error | undefined;
beforeAll(async () => {
  served = await serveSeed({
    log: { level: 'debug', write: (line) => lines.push(line) },
    before: () => {
      if (failWith) throw failWith;
    },
  });
});
afterAll(() => served.close());

const cursorOf = (...values: unknown[]) => Buffer.from(JSON.stringify(values)).toString('base64url');
const tooMany = Array.from({ length: 2_001 }, () => 'CLAIM');

describe('bad input names its argument', () => {
  it.each([
    ['first', 'query ($v: Int) { statements(first: $v) { totalCount } }', 'ten'],
    ['first', 'query ($v: Int) { statements(first: $v) { totalCount } }', 1.5],
    ['first', 'query ($v: Int) { statements(first: $v) { totalCount } }', 99_999_999_999],
    ['first', 'query ($v: Int) { a: stats { nodes } statements(first: $v) { totalCount } }', { deep: [[[]]] }],
    ['ids', 'query ($v: [ID!]!) { nodes(ids: $v) { id } }', undefined],
    ['ids', 'query ($v: [ID!]!) { nodes(ids: $v) { id } }', null],
    ['ids', 'query ($v: [ID!]!) { nodes(ids: $v) { id } }', ['country:RUS', null]],
    ['ids', 'query ($v: ID!) { nodes(ids: [$v, "x"]) { id } }', [['nested']]],
    ['filter', 'query ($v: StatementFilter) { statements(filter: $v) { totalCount } }', 'all'],
    ['stances', 'query ($v: StatementFilter) { statements(filter: $v) { totalCount } }', { stances: ['SHOUTS'] }],
    ['said', 'query ($v: StatementFilter) { statements(filter: $v) { totalCount } }', { said: { from: 5 } }],
    ['said', 'query ($v: Date) { statements(filter: { said: { from: $v } }) { totalCount } }', ['2024-10-23']],
    ['recordedUntil', 'query ($v: StatementFilter) { statements(filter: $v) { totalCount } }', { recordedUntil: ['2024-10-23T00:00:00Z'] }],
    ['kinds', 'query ($v: [NodeKind!]) { search(text: "x", kinds: $v) { edges { cursor } } }', tooMany],
    ['kinds', 'query ($v: NodeKind = CLAIM) { search(text: "x", kinds: [$v]) { edges { cursor } } }', null],
    ['if', 'query ($v: Boolean = true) { stats { nodes @include(if: $v) } }', null],
    ['first', '{ statements(first: 99999999999) { totalCount } }', undefined],
  ])('%s in %s', async (argument, query, v) => {
    const { errors } = await served.ask(query, { v });
    expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', argument, requestId: expect.any(String) });
    expect(errors?.[0]?.message.length).toBeLessThanOrEqual(501);
  });

  it.each([
    ['first', '{ statements(first: "ten") { totalCount } }'],
    ['kinds', '{ search(text: "x", kinds: [RUMOUR]) { edges { cursor } } }'],
    ['said', '{ statements(filter: { said: { from: 2024 } }) { totalCount } }'],
    ['colour', '{ stats(colour: "red") { nodes } }'],
  ])('%s, where a literal is of the wrong type: %s', async (argument, query) => {
    const { errors } = await served.ask(query);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'GRAPHQL_VALIDATION_FAILED', argument });
  });

  const STANCES = 'Use one of ASSERTS, DENIES, CONSIDERS, DOES_NOT_CONFIRM, DECLINES_TO_COMMENT.';
  it.each([
    ['a literal', '{ statements(filter: { stances: [MAYBE] }) { totalCount } }', undefined],
    ['a literal in quotation marks', '{ statements(filter: { stances: ["DENIES"] }) { totalCount } }', undefined],
    ['a variable', 'query ($v: [Stance!]) { statements(filter: { stances: $v }) { totalCount } }', ['MAYBE']],
    ['a number in a variable', 'query ($v: [Stance!]) { statements(filter: { stances: $v }) { totalCount } }', [5]],
    ['a part of a variable', 'query ($v: StatementFilter) { statements(filter: $v) { totalCount } }', { stances: ['MAYBE'] }],
  ])('and lists the values that an enum has, of %s that is none of them', async (_what, query, v) => {
    const { errors } = await served.ask(query, v === undefined ? {} : { v });
    expect(errors).toHaveLength(1);
    expect(errors![0]!.message.endsWith(STANCES), errors![0]!.message).toBe(true);
  });

  const key = ['2024-10-21', 'MADE', 'country:RUS', 'MADE--a--b', 'OUT'];
  it.each([
    ['an edge kind that there is not', 'neighbours', key.with(1, 'SHOUTED')],
    ['a direction that there is not', 'neighbours', key.with(4, 'SIDEWAYS')],
    ['a day that there is not', 'neighbours', key.with(0, '2024-02-30')],
    ['an id that is too long', 'neighbours', key.with(2, 'x'.repeat(201))],
    ['an id with a control character', 'neighbours', key.with(3, 'a\u0000b')],
    ['a number for an id', 'statements', ['2024-10-21', 5]],
    ['more than there is', 'statements', ['2024-10-21', 'statement:x', 1]],
    ['no number', 'search', [null, 'x']],
    ['a score below all', 'search', [-1, 'x']],
    ['nothing', 'search', []],
  ])('"after", where a cursor holds %s', async (_what, list, values) => {
    const field = {
      neighbours: 'neighbours(id: "country:RUS", after: $v)',
      statements: 'statements(after: $v)',
      search: 'search(text: "x", after: $v)',
    }[list];
    const { errors } = await served.ask(`query ($v: String) { ${field} { edges { cursor } } }`, { v: cursorOf(list, ...values) });
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'after' });
  });

  it('"after", where a cursor of ours was written over', async () => {
    const good = cursorOf('statements', '2024-10-21', 'statement:x');
    const ask = async (v: string) => (await served.ask('query ($v: String) { statements(after: $v) { totalCount } }', { v })).errors;
    expect(await ask(good)).toBeUndefined();
    for (const bad of [
      `${good}=`,
      `${good}!`,
      ` ${good}`,
      good.slice(0, -1),
      Buffer.from('["statements", "2024-10-21", "statement:x"]').toString('base64url'),
      'x'.repeat(5_000),
    ]) {
      expect((await ask(bad))?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'after' });
    }
  });
});

describe('requests that are none have their code', () => {
  it.each([
    ['GRAPHQL_PARSE_FAILED', { query: '{' }],
    ['GRAPHQL_VALIDATION_FAILED', { query: '{ nothing }' }],
    ['GRAPHQL_VALIDATION_FAILED', { query: 'mutation { load }' }],
    ['GRAPHQL_VALIDATION_FAILED', { query: 'subscription { news }' }],
    ['OPERATION_RESOLUTION_FAILURE', { query: 'query A { stats { nodes } } query B { stats { nodes } }' }],
    ['OPERATION_RESOLUTION_FAILURE', { query: 'query A { stats { nodes } }', operationName: 'B' }],
    ['BAD_REQUEST', { query: 5 }],
    ['BAD_REQUEST', { query: '' }],
    ['BAD_REQUEST', { query: '{ stats { nodes } }', variables: 'none' }],
    ['BAD_REQUEST', { query: '{ stats { nodes } }', operationName: ['A'] }],
    ['BAD_REQUEST', { extensions: { persistedQuery: { version: 1, sha256Hash: 'ab' } } }],
  ])('%s', async (code, body) => {
    const response = await fetch(`${served.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const { errors } = (await response.json()) as { errors: { extensions: { code: string } }[] };
    expect(errors[0]!.extensions.code).toBe(code);
    expect(response.status).toBeLessThan(500);
    expect(response.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/u);
  });

  it('are told no more than twenty faults', async () => {
    const { errors } = await served.ask(`{ ${Array.from({ length: 100 }, (_, place) => `x${place}`).join(' ')} }`);
    expect(errors!.length).toBeLessThanOrEqual(21);
  });
});

describe('a fault of ours', () => {
  const SECRET = 'SELECT secret FROM /home/somebody at db.internal:7687';

  it.each([
    ['INTERNAL_SERVER_ERROR', new TypeError(SECRET), 'error'],
    ['INTERNAL_SERVER_ERROR', new GraphError('INVALID_BATCH', SECRET), 'error'],
    ['STORE_UNAVAILABLE', new GraphError('STORE_UNAVAILABLE', SECRET, { cause: new Error('the socket broke') }), 'warn'],
    ['DEADLINE_EXCEEDED', new GraphError('DEADLINE_EXCEEDED', 'The time ran out.'), 'warn'],
  ])('is %s to the client, and the log has the cause under the request id', async (code, fault, level) => {
    lines.length = 0;
    failWith = fault;
    const answer = await served.ask('query Which { stats { nodes } }');
    failWith = undefined;
    const { errors } = answer;
    expect(errors?.[0]?.extensions).toEqual({ code, requestId: expect.any(String) });
    expect(JSON.stringify(errors)).not.toMatch(/SELECT|home|internal:|at \w+ \(|stack/u);
    const logged = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(logged).toContainEqual(
      expect.objectContaining({
        level: level === 'error' ? 50 : 40,
        requestId: errors?.[0]?.extensions.requestId,
        operation: 'Which',
        code,
        err: expect.objectContaining({ message: expect.stringContaining(fault.message), stack: expect.stringContaining('errors.test.ts') }),
      }),
    );
  });
});

describe('hostile words', () => {
  const WORDS = [
    '" OR 1=1 --',
    "'; DROP TABLE node; --",
    'NEAR(a b) AND NOT c OR d*',
    '`MATCH (n) DETACH DELETE n`',
    '\u0000',
    'country:RUS\u0000',
    '\ud800',
    'a\udc00b',
    '\ufffe\uffff',
    '\u202e\u2066',
    '__proto__',
    'constructor',
    '漢字 \u{1F600}',
    '{}[]^:~!()\\/',
    '%00%2e%2e',
    '${7*7} {{7*7}}',
    'x'.repeat(100_000),
    'ß'.repeat(500),
    ' ',
  ];

  it.each(WORDS)('%j is a word like any other', async (word) => {
    const v = { v: word, f: { speakers: [word], about: [word], claims: [word], sources: [word] } };
    const { status, data, errors } = await served.ask(
      `query ($v: ID!, $f: StatementFilter) { node(id: $v) { id } nodes(ids: [$v]) { id } neighbours(id: $v) { totalCount }
        subgraph(ids: [$v]) { nodes { id } } neighbourhood(ids: [$v]) { nodes { id } } statements(filter: $f) { totalCount } }`,
      v,
    );
    expect(status).toBe(200);
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      node: null,
      nodes: [null],
      neighbours: { totalCount: 0 },
      subgraph: { nodes: [] },
      neighbourhood: { nodes: [] },
      statements: { totalCount: 0 },
    });
    const found = await served.ask('query ($v: String!) { search(text: $v) { edges { node { id } } } }', v);
    expect(found.errors?.map(({ extensions }) => extensions.argument) ?? []).toEqual(word.length > 500 ? ['text'] : []);
  });

  it('and hostile keys are keys that nobody declared', async () => {
    const body =
      '{"query":"query ($f: StatementFilter) { statements(filter: $f) { totalCount } }","variables":{"__proto__":{"f":1},"constructor":1,"f":{"__proto__":{"acts":["DENY"]}}}}';
    const response = await fetch(`${served.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
    expect(({} as Record<string, unknown>)['acts']).toBeUndefined();
  });

  it.each([
    ['broken UTF-8', Buffer.from([0x7b, 0x22, 0x71, 0x75, 0x65, 0x72, 0x79, 0x22, 0x3a, 0x22, 0xff, 0xfe, 0x22, 0x7d]), 'application/json'],
    ['another alphabet', Buffer.from('{"query":"{ stats { nodes } }"}', 'utf16le'), 'application/json; charset=utf-16le'],
    ['an alphabet that there is not', '{"query":"{ stats { nodes } }"}', 'application/json; charset=klingon'],
    ['deep JSON', `{"query":"{ stats { nodes } }","variables":${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}}`, 'application/json'],
    [
      'deep lists',
      `{"query":"query ($v: [ID!]!) { nodes(ids: $v) { id } }","variables":{"v":${'['.repeat(100_000)}${']'.repeat(100_000)}}}`,
      'application/json',
    ],
    [
      'long numbers',
      `{"query":"query ($v: Int) { statements(first: $v) { totalCount } }","variables":{"v":${'9'.repeat(100_000)}}}`,
      'application/json',
    ],
  ])('%s gets an answer', async (_what, body, type) => {
    const response = await fetch(`${served.url}/graphql`, { method: 'POST', headers: { 'content-type': type }, body });
    expect(response.status).toBeLessThan(500);
    expect(await response.json()).toBeTypeOf('object');
  });
});
