// What an operation is reckoned to cost: exact for what can be counted by hand, never too much for one question, and quick whatever the text.
import {
  getIntrospectionQuery,
  getNamedType,
  getNullableType,
  getVariableValues,
  isEnumType,
  isInputObjectType,
  isListType,
  Kind,
  parse,
  typeFromAST,
  validate,
  type NamedTypeNode,
  type TypeNode,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import * as operations from '../../../client/api/operations.generated.ts';
import { BOUNDS } from '../../../server/api/arguments.ts';
import { costOf } from '../../../server/api/bounds/cost.ts';
import { extentOf } from '../../../server/api/bounds/lengths.ts';
import { documentBounds } from '../../../server/api/bounds/document-bounds.ts';
import { createSchema } from '../../../server/api/schema.ts';
import { readLimits } from '../../../server/limits.ts';
import { operationOf, QUESTIONS } from './questions.ts';

const schema = createSchema();
const limits = readLimits({});

/** The cost of the last operation in the text. */
function cost(text: string, given: Record<string, unknown> = {}): number {
  const document = parse(text);
  const operation = document.definitions.findLast((definition) => definition.kind === Kind.OPERATION_DEFINITION)!;
  const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], given);
  expect(errors).toBeUndefined();
  return costOf({ schema, document, operation, variables: coerced! });
}

/** What makes the largest answer among the values of a variable: numbers at their bound, lists as long as they may be. */
function largest(name: string, node: TypeNode): unknown {
  const type = typeFromAST(schema, node as NamedTypeNode);
  const named = getNamedType(type);
  const one = name in BOUNDS ? BOUNDS[name as keyof typeof BOUNDS][1] : isEnumType(named) ? named.getValues()[0]!.name : 'x';
  if (isListType(getNullableType(type))) return Array.from({ length: 2_000 }, () => one);
  return isInputObjectType(named) ? {} : one;
}

const boundsErrors = (text: string) => validate(schema, parse(text), [documentBounds(limits)]).map(({ message }) => message);

describe('what is counted', () => {
  it.each([
    ['a field each', '{ stats { nodes edges } }', 3],
    ['a page as long as first says', '{ statements(first: 10) { totalCount edges { cursor node { id text } } } }', 1 + 2 + 10 * 4],
    ['a page as long as its default', '{ statements { edges { cursor } } }', 1 + 1 + 20],
    [
      'pages inside pages',
      '{ statements(first: 10) { edges { node { speaker { statements(first: 5) { edges { cursor } } } } } } }',
      2 + 10 * 9,
    ],
    ['lists without an argument as three', '{ statements(first: 1) { edges { node { about { id } } } } }', 2 + 1 + 1 + 3],
    ['a number past its bound as the bound', '{ statements(first: 1000000) { edges { cursor } } }', 2 + 200],
    ['ids by their number', '{ nodes(ids: ["a", "b", "c"]) { id } }', 1 + 3],
    [
      'the dearest of the types that may come',
      '{ nodes(ids: ["a", "b"]) { ... on Country { name } ... on Claim { text contested id } } }',
      1 + 2 * 3,
    ],
    ['drawn nodes, and four edges for each', '{ subgraph(ids: ["a", "b"]) { nodes { id } edges { id kind } } }', 3 + 2 * 1 + 8 * 2],
    [
      'a matrix by its sides and its cells',
      '{ disagreement(maxClaims: 10, maxSpeakers: 20) { speakers { id } claims { id } cells { claim speaker } } }',
      100_000 + 4 + 20 + 10 + 2 * 200,
    ],
    ['ties as pairs of speakers', '{ congruence(maxSpeakers: 10) { ties { weight } } }', 100_000 + 2 + 45],
    ['all statements where some are counted', '{ statements(first: 1, filter: { acts: [DENY] }) { totalCount } }', 100_000 + 2],
    ['no reading where all are', '{ statements(first: 1, filter: {}) { totalCount } }', 2],
    [
      'what hangs on one thing where some of it is counted',
      '{ neighbours(id: "a", first: 1, filter: { kinds: [CLAIM] }) { totalCount } }',
      1_000 + 2,
    ],
    [
      'rows read for each node that is expanded',
      '{ neighbourhood(ids: ["a"], depth: 2, limit: 100, perNode: 50) { nodes { id } } }',
      500 + 2 + 100,
    ],
    ['nothing of what is skipped', '{ stats { nodes @skip(if: true) edges @include(if: false) store } }', 2],
  ])('%s', (_what, text, expected) => {
    expect(cost(text)).toBe(expected);
  });

  it('counts with the values of variables and with their defaults', () => {
    const text = `query ($first: Int = 7, $ids: [ID!]!, $more: Boolean!) {
      statements(first: $first) { edges { cursor } } nodes(ids: $ids) { id ... on Claim @include(if: $more) { text } } }`;
    expect(cost(text, { ids: ['a', 'b'], more: false })).toBe(2 + 7 + 1 + 2);
    expect(cost(text, { ids: ['a', 'b', 'c'], more: true, first: 100 })).toBe(2 + 100 + 1 + 6);
  });

  it('counts a fragment wherever it is spread, with the lengths of that place', () => {
    const text = `fragment Page on StatementConnection { edges { node { ...Words } } } fragment Words on Statement { id text }
      { a: statements(first: 10) { ...Page } b: statements(first: 100) { ...Page ...Page } }`;
    expect(cost(text)).toBe(1 + 1 + 10 * 3 + 1 + 2 * (1 + 100 * 3));
  });
});

describe('what is never too much', () => {
  it('takes no question for light only because nobody said how long its lists are', () => {
    const fields = Object.values(schema.getQueryType()!.getFields());
    const unsaid = fields.filter(
      ({ name, args }) => !extentOf(`Query.${name}`, Object.fromEntries(args.map((arg) => [arg.name, undefined]))),
    );
    // Both answer one thing.
    expect(unsaid.map(({ name }) => name)).toEqual(['node', 'stats']);
  });

  it('is looked for in every question there is', () => {
    expect(QUESTIONS.map(({ field }) => field).toSorted()).toEqual(Object.keys(schema.getQueryType()!.getFields()).toSorted());
  });

  it.each(QUESTIONS.flatMap((question) => [1, 2].map((levels) => ({ ...question, levels }))))(
    '$field at all its bounds, $levels levels deep',
    ({ levels, ...question }) => {
      const text = operationOf(schema, question, levels);
      expect(validate(schema, parse(text))).toEqual([]);
      expect(boundsErrors(text)).toEqual([]);
      expect(cost(text, question.variables)).toBeLessThanOrEqual(limits.maxCost);
    },
  );

  it.each(Object.entries(operations).filter(([name]) => name.endsWith('Document')))('is what the page asks: %s', (_name, document) => {
    const text = String(document);
    const [operation] = parse(text).definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
    const given = (operation!.variableDefinitions ?? []).map(({ variable, type }) => [
      variable.name.value,
      largest(variable.name.value, type),
    ]);
    expect(boundsErrors(text)).toEqual([]);
    expect(cost(text, Object.fromEntries(given) as Record<string, unknown>)).toBeLessThanOrEqual(limits.maxCost);
  });

  it('is introspection with every option', () => {
    const text = getIntrospectionQuery({
      descriptions: true,
      specifiedByUrl: true,
      directiveIsRepeatable: true,
      schemaDescription: true,
      inputValueDeprecation: true,
      oneOf: true,
    });
    expect(boundsErrors(text)).toEqual([]);
    expect(cost(text)).toBeLessThanOrEqual(limits.maxCost);
  });
});

describe('what is too much', () => {
  it('is introspection that goes round in circles', () => {
    const types = (inner: string) => `types { fields { args { type { fields { type { enumValues { name } ${inner} } } } } } }`;
    expect(cost(`{ __schema { ${types('fields { type { fields { type { possibleTypes { fields { name } } } } } }')} } }`)).toBeGreaterThan(
      limits.maxCost,
    );
  });

  it('is found in fragments that spread each other three times over, in time that is linear in the text', () => {
    const fragments = Array.from(
      { length: 300 },
      (_, place) => `fragment F${place} on Claim { contradicts { ...F${place + 1} ...F${place + 1} } supports { ...F${place + 1} } }`,
    );
    const text = `{ node(id: "x") { ...F0 } } ${fragments.join('\n')} fragment F300 on Claim { id }`;
    expect(boundsErrors(text)[0]).toMatch(/nests 302 fields deep, more than 20 \(MAX_DEPTH\)/u);
    expect(cost(`${text} { node(id: "x") { ...F0 } }`)).toBe(1e15);
  });
});
