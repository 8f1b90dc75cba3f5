// Every bound of a request over HTTP: what is past it is refused with a code, a sentence that names bound, value and limit, and nothing runs.
import { getIntrospectionQuery } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSchema } from '../../../server/api/schema.ts';
import { operationOf, QUESTIONS } from '../api/questions.ts';
import { serveSeed, type Served } from './served.ts';

let served: Served;
beforeAll(async () => {
  served = await serveSeed();
});
afterAll(() => served.close());

const many = (count: number, part: (place: number) => string) => Array.from({ length: count }, (_, place) => part(place)).join(' ');
const post = (body: unknown, headers: Record<string, string> = { 'content-type': 'application/json' }) =>
  fetch(`${served.url}/graphql`, { method: 'POST', headers, body: typeof body === 'string' ? body : JSON.stringify(body) });

describe('a query past a bound', () => {
  it.each([
    [
      'depth',
      `{ node(id: "x") ${'{ ... on Claim { contradicts '.repeat(25)} { id } ${'} }'.repeat(25)} }`,
      /nests 27 fields deep, more than 20 \(MAX_DEPTH\)/u,
    ],
    [
      'depth through fragments',
      `{ node(id: "x") { ...F0 } } ${many(30, (n) => `fragment F${n} on Claim { contradicts { ...F${n + 1} } }`)} fragment F30 on Claim { id }`,
      /nests 32 fields deep, more than 20 \(MAX_DEPTH\)/u,
    ],
    ['depth of introspection', `{ __type(name: "Claim") { ${'ofType { '.repeat(25)} name ${'}'.repeat(25)} } }`, /nests 27 fields deep/u],
    ['depth of literals', `{ nodes(ids: ${'['.repeat(70)}${']'.repeat(70)}) { id } }`, /nests 71 brackets deep/u],
    ['depth that no parser follows', '{a'.repeat(5_000), /nests too deep/u],
    ['tokens', `{ nodes(ids: [${many(15_001, () => '"x"')}]) { id } }`, /more than 15000 tokens \(MAX_TOKENS\)/u],
    ['aliases', `{ stats { ${many(101, (n) => `a${n}: nodes`)} } }`, /has 101 aliases, more than 100 \(MAX_ALIASES\)/u],
    ['root fields', `{ ${many(51, (n) => `a${n}: stats { nodes }`)} }`, /has 51 root fields, more than 50 \(MAX_ROOT_FIELDS\)/u],
    [
      'root fields through fragments',
      `{ ${'...A '.repeat(8)} } fragment A on Query { ${'...B '.repeat(8)} } fragment B on Query { stats { nodes } }`,
      /has 64 root fields/u,
    ],
    ['directives', `{ stats { ${many(201, () => 'nodes @include(if: true)')} } }`, /has 201 directives, more than 200 \(MAX_DIRECTIVES\)/u],
    ['selections', `{ stats { ${many(3_001, () => 'nodes')} } }`, /has 3002 selections, more than 3000 \(MAX_SELECTIONS\)/u],
    ['fields that are compared with each other', `{ stats { ${many(2_000, () => 'nodes')} } }`, /repeats itself too often/u],
    [
      'cost of nested pages',
      `{ statements(first: 200) { edges { node { speaker { statements(first: 200) { edges { node { speaker { statements(first: 200) { edges { cursor } } } } } } } } } } }`,
      /may answer with \d+ fields, more than 3100000 \(MAX_COST\)/u,
    ],
    [
      'cost side by side',
      `{ ${many(20, (n) => `a${n}: congruence(maxSpeakers: 500) { ties { source target weight } }`)} }`,
      /\(MAX_COST\)/u,
    ],
  ])('of %s', async (_bound, query, sentence) => {
    served.calls.clear();
    const { status, errors, data } = await served.ask(query);
    expect(errors?.[0]?.extensions).toEqual({ code: 'OPERATION_TOO_COMPLEX', requestId: expect.any(String) });
    expect(errors).toHaveLength(1);
    expect(errors?.[0]?.message).toMatch(sentence);
    expect(status).toBe(200);
    expect(data).toBeUndefined();
    expect(served.calls.size).toBe(0);
  });

  it('is found with the values of variables', async () => {
    const query = `query ($first: Int) { statements(first: $first) { edges { node { speaker { statements(first: $first) {
      edges { node { speaker { statements(first: $first) { edges { cursor } } } } } } } } } } }`;
    expect((await served.ask(query, { first: 2 })).errors).toBeUndefined();
    expect((await served.ask(query, { first: 200 })).errors?.[0]?.extensions.code).toBe('OPERATION_TOO_COMPLEX');
    expect((await served.ask(query.replace('$first: Int', '$first: Int = 200'))).errors?.[0]?.extensions.code).toBe(
      'OPERATION_TOO_COMPLEX',
    );
  });
});

describe('a request that is refused as a whole', () => {
  it('because it is a batch', async () => {
    const response = await post([{ query: '{ stats { nodes } }' }, { query: '{ stats { nodes } }' }]);
    expect(response.status).toBe(400);
    expect(await response.text()).toMatch(/BAD_REQUEST/u);
  });

  it.each([
    ['text/plain', '{"query":"{ stats { nodes } }"}'],
    ['application/x-www-form-urlencoded', 'query={stats{nodes}}'],
  ])('because a page of somebody else could send %s', async (type, body) => {
    const response = await post(body, { 'content-type': type });
    expect(response.status).toBe(400);
    expect(await response.text()).toMatch(/BAD_REQUEST/u);
  });

  it('because a page of somebody else could ask by GET without a header', async () => {
    const response = await fetch(`${served.url}/graphql?query=${encodeURIComponent('{ stats { nodes } }')}`);
    expect(response.status).toBe(400);
    expect(await response.text()).toMatch(/Cross-Site Request Forgery/u);
  });

  it('because its body is too large, also once it is unpacked', async () => {
    const body = JSON.stringify({ query: '{ stats { nodes } }', variables: { padding: 'x'.repeat(2_000_000) } });
    const plain = await post(body);
    expect(plain.status).toBe(413);
    expect(await plain.json()).toMatchObject({
      errors: [
        {
          message: /has 2000\d+, more than 1048576 bytes \(MAX_BODY_BYTES\)/u,
          extensions: { code: 'BAD_REQUEST', requestId: expect.any(String) },
        },
      ],
    });
    const packed = await new Response(new Blob([body]).stream().pipeThrough(new CompressionStream('gzip'))).arrayBuffer();
    expect(packed.byteLength).toBeLessThan(10_000);
    const answer = await fetch(`${served.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
      body: packed,
    });
    expect(answer.status).toBe(413);
  });
});

describe('within the bounds', () => {
  const schema = createSchema();

  it.each(QUESTIONS)('$field is answered with everything at its bound', async (question) => {
    const { errors } = await served.ask(operationOf(schema, question, 2), question.variables);
    expect(errors?.map(({ extensions }) => extensions.code) ?? []).not.toContain('OPERATION_TOO_COMPLEX');
  });

  it('a whole list of ids may stand in the query as it is written', async () => {
    const { errors, data } = await served.ask(`{ nodes(ids: [${many(2_000, (n) => `"id:${n}"`)}]) { id } }`);
    expect(errors).toBeUndefined();
    expect(data?.['nodes']).toHaveLength(2_000);
  });

  it('introspection with every option is answered', async () => {
    const options = {
      specifiedByUrl: true,
      directiveIsRepeatable: true,
      schemaDescription: true,
      inputValueDeprecation: true,
      oneOf: true,
    };
    expect((await served.ask(getIntrospectionQuery(options))).errors).toBeUndefined();
  });
});
