// The checks in front of every store: a good element passes unchanged, a bad one gets one sentence that names what is wrong.
import { describe, expect, it } from 'vitest';
import { checkEdge, checkNode, faultOfEnds } from '../../../server/graph/check.ts';
import { EDGE_ENDS, EDGE_KINDS, NODE_KINDS } from '../../../server/graph/kinds.ts';
import type { Edge } from '../../../server/graph/edge.ts';

const AT = '2024-10-23T00:00:00.000Z';
const statement = { id: 's', kind: 'STATEMENT', recordedAt: AT, properties: { text: 'Denies it', act: 'DENY' } };
const expresses = { id: 'e', kind: 'EXPRESSES', from: 's', to: 'c', recordedAt: AT, properties: { stance: 'DENIES' } };

describe('checkNode', () => {
  it('gives back a good node, its instant in the one spelling, without undefined properties', () => {
    const checked = checkNode({
      ...statement,
      recordedAt: '2024-10-23T02:00:00+02:00',
      properties: { ...statement.properties, quote: undefined },
    });
    expect(checked).toEqual({ ok: true, value: statement });
    expect(checked.ok && 'quote' in checked.value.properties).toBe(false);
  });

  it.each([
    ['a kind that does not exist', { ...statement, kind: 'RUMOUR' }, /kind "RUMOUR", which does not exist; the kinds are COUNTRY/u],
    ['a missing text', { ...statement, properties: { act: 'DENY' } }, /"s" \(Statement\) has no text/u],
    ['an empty text', { ...statement, properties: { text: '  ', act: 'DENY' } }, /text is empty/u],
    ['an act that does not exist', { ...statement, properties: { text: 'x', act: 'SHOUT' } }, /act is "SHOUT".*use one of STATE/u],
    [
      'a property of another kind',
      { ...statement, properties: { text: 'x', act: 'DENY', iso3: 'KOR' } },
      /property "iso3" that its kind does not know/u,
    ],
    [
      'a text that is nested deeper than can be written out',
      { ...statement, properties: { text: JSON.parse('['.repeat(100_000) + ']'.repeat(100_000)) as object, act: 'DENY' } },
      /text is "a list", not a text/u,
    ],
    ['a NUL', { ...statement, properties: { text: 'a\u0000b', act: 'DENY' } }, /NUL/u],
    ['half a surrogate pair', { ...statement, properties: { text: 'a\ud800', act: 'DENY' } }, /surrogate/u],
    [
      'a day that does not exist',
      { ...statement, properties: { text: 'x', act: 'DENY', saidAt: { start: '2024-02-30', end: '2024-02-30', precision: 'DAY' } } },
      /2024-02-30/u,
    ],
    ['an instant that is none', { ...statement, recordedAt: 'yesterday' }, /recordedAt "yesterday"/u],
    ['an id with a control character', { ...statement, id: 'a\tb' }, /control character/u],
    [
      'a property named __proto__',
      { ...statement, properties: JSON.parse('{"text":"x","act":"DENY","__proto__":"y"}') as object },
      /__proto__/u,
    ],
  ])('refuses %s', (_what, node, sentence) => {
    const checked = checkNode(node);
    expect(checked.ok ? '' : checked.message).toMatch(sentence);
  });

  it.each(['javascript:alert(1)', ' javascript:alert(1)', 'data:text/html,x', 'www.example.org/page', 'http://'])(
    'refuses an address that a link would not lead to the web: "%s"',
    (url) => {
      const source = { ...statement, kind: 'SOURCE', properties: { title: 'x', url } };
      expect(checkNode(source)).toMatchObject({
        ok: false,
        property: 'url',
        message: expect.stringContaining('not an address of the web'),
      });
      expect(checkNode({ ...source, properties: { title: 'x', url: 'https://example.org/page' } }).ok).toBe(true);
    },
  );
});

describe('checkEdge', () => {
  it('gives back a good edge', () => {
    expect(checkEdge(expresses)).toEqual({ ok: true, value: expresses });
  });

  it.each([
    ['a stance that does not exist', { ...expresses, properties: { stance: 'SHRUGS' } }, /stance is "SHRUGS".*ASSERTS, DENIES/u],
    ['a stance that is missing', { ...expresses, properties: {} }, /has no stance/u],
    ['a kind that does not exist', { ...expresses, kind: 'LIKES' }, /kind "LIKES"/u],
    ['an end that is missing', { ...expresses, to: undefined }, /node at its end/u],
    ['a span that runs backwards', { ...expresses, properties: { stance: 'DENIES', start: 9, end: 3 } }, /after it ends at 3/u],
    ['paragraph 0', { ...expresses, properties: { stance: 'DENIES', paragraph: 0 } }, /counted from 1/u],
    [
      'a claim that contradicts itself',
      { ...expresses, kind: 'CONTRADICTS', from: 'c', properties: {} },
      /^Edge "e" lets claim "c" contradict itself/u,
    ],
    ['a fraction', { ...expresses, properties: { stance: 'DENIES', start: 1.5 } }, /whole number/u],
    ['a huge integer', { ...expresses, properties: { stance: 'DENIES', end: 2 ** 53 } }, /whole number/u],
  ])('refuses %s', (_what, edge, sentence) => {
    const checked = checkEdge(edge);
    expect(checked.ok ? '' : checked.message).toMatch(sentence);
  });
});

describe('faultOfEnds', () => {
  it('allows for each kind exactly the ends of the glossary', () => {
    for (const kind of EDGE_KINDS) {
      const edge = { id: 'e', kind, from: 'a', to: 'b', recordedAt: AT, properties: {} } satisfies Edge;
      for (const from of NODE_KINDS) {
        for (const to of NODE_KINDS) {
          const allowed = EDGE_ENDS[kind].from.includes(from) && EDGE_ENDS[kind].to.includes(to);
          expect(faultOfEnds(edge, from, to) === undefined).toBe(allowed);
        }
      }
    }
  });

  it('says what the edge joins and what it may join', () => {
    const edge: Edge = { ...expresses, kind: 'EXPRESSES', properties: { stance: 'DENIES' } };
    expect(faultOfEnds(edge, 'COUNTRY', 'CLAIM')).toBe(
      'Edge "e" (EXPRESSES) goes from a Country to a Claim; it may only go from Statement to Claim.',
    );
  });
});
