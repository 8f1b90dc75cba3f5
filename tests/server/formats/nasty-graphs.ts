// Random graphs that use every property of every kind, with texts that break careless writers: quotes, formulas, markup, control characters, line ends.
import fc from 'fast-check';
import { parseFuzzyDate } from '../../../server/graph/dates.ts';
import { EDGE_ENDS, EDGE_KINDS, NODE_KINDS, type NodeKind } from '../../../server/graph/kinds.ts';
import type { Edge } from '../../../server/graph/edge.ts';
import type { Node } from '../../../server/graph/node.ts';
import { EDGE_PROPERTIES, NODE_PROPERTIES, type PropertySpec } from '../../../server/graph/properties.ts';
import type { Graph } from './written.ts';

/** Texts, each of which breaks some careless writer; two of them hold nothing but space. */
export const NASTY = `
 x |'|''=1|=1+1|+1|-1|@x|"|""|\\|\\'|\\u0041|\\\\u0041|\\n|;|a;b|,|<b>&amp;</b>|]]>|<!--|&#0;|_x0041_|_x005F_|é|e\u0301|平壤|مرحبا|👩‍👩‍👧|{}|[]|["a"]
null|true|1e5|007|\${x}|{{x}}|$x|\`|MADE--a--b|__proto__|constructor|@prefix|"""|'''|%s|\\"|"@en|2024-10-21|\u0001|\u001F|\u007F|\u0085|\u2028|\uFEFF|\uFFFE
\uFFFF|\u{10FFFF}`
  .slice(1)
  .split(/[|\n]/u)
  .concat('', ' ', '\t=1', '\rx', 'a\nb', 'a\r\nb', '\r', '\n');

const text = fc.oneof(
  fc.constantFrom(...NASTY),
  fc.array(fc.constantFrom(...NASTY), { minLength: 1, maxLength: 3 }).map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 12 }).map((words) => words.toWellFormed().replaceAll('\0', '')),
);
const words = text.map((given) => (given.trim() === '' ? 'x' : given));
const id = fc.oneof(
  fc.constantFrom(
    'country:KOR',
    'a b',
    '<&>',
    '=1',
    "'",
    'é',
    '"',
    '_x0041_',
    'node x',
    'MADE--a--b',
    '17',
    ';',
    'a/b?c#d',
    ' x ',
    '%41',
    '.',
    '{x}',
  ),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }).map((given) => given.toWellFormed().replaceAll(/\p{Cc}/gu, '') || 'x'),
);
const date = fc
  .constantFrom('2024', '2024-02', '2024-10-21', '2024-10-14/2024-10-20', '0001-01-01', '9999-12-31')
  .map((written) => parseFuzzyDate(written)!);
const instant = fc.constantFrom('2024-10-23T00:00:00.000Z', '2025-01-01T12:34:56.789Z');

/** Addresses as they are found: long, with everything that needs no escape, and some that would. */
const webAddress = fc.constantFrom(
  'https://example.org/',
  'http://example.org/a?b=1&c=<d>#"e"',
  "HTTPS://example.org/'1'",
  'https://例え.jp/경로,;|',
);

function valueOf({ type, required, webAddress: isWebAddress }: PropertySpec): fc.Arbitrary<unknown> {
  if (isWebAddress) return webAddress;
  if (typeof type === 'object') return fc.constantFrom(...type.oneOf);
  if (type === 'text') return required ? words : text;
  if (type === 'texts') return fc.array(words, { maxLength: 3 }).map((list) => [...new Set(list)]);
  if (type === 'boolean') return fc.boolean();
  return type === 'date' ? date : fc.integer({ min: 1, max: 2 ** 31 - 1 });
}

function propertiesOf(specs: Readonly<Record<string, PropertySpec | undefined>>): fc.Arbitrary<Record<string, unknown>> {
  const known = Object.entries(specs).flatMap(([name, spec]) => (spec ? [[name, spec] as const] : []));
  const needed = known.flatMap(([name, { required }]) => (required ? [name] : []));
  return fc.record(Object.fromEntries(known.map(([name, spec]) => [name, valueOf(spec)])), { requiredKeys: needed }).map((properties) => {
    const { start, end } = properties as { start?: unknown; end?: unknown };
    const isBackwards = typeof start === 'number' && typeof end === 'number' && start > end;
    const turned = isBackwards ? { ...properties, start: end, end: start } : properties;
    // In the order of the table, as a store gives them.
    return Object.fromEntries(
      known.flatMap(([name]) => (Object.hasOwn(turned, name) ? [[name, (turned as Record<string, unknown>)[name]]] : [])),
    );
  });
}

const node = (nodeId: string, kind: NodeKind) =>
  fc
    .record({ recordedAt: instant, properties: propertiesOf(NODE_PROPERTIES[kind]) })
    .map((rest) => ({ id: nodeId, kind, ...rest }) as unknown as Node);

export const nastyGraph: fc.Arbitrary<Graph> = fc
  .tuple(fc.uniqueArray(id, { minLength: 2, maxLength: 12 }), fc.array(fc.constantFrom(...NODE_KINDS), { minLength: 12, maxLength: 12 }))
  .chain(([ids, kinds]) => fc.tuple(...ids.map((nodeId, place) => node(nodeId, kinds[place]!))))
  .chain((nodes) => {
    const ends = EDGE_KINDS.flatMap((kind) =>
      nodes.flatMap((from) =>
        nodes.flatMap((to) =>
          EDGE_ENDS[kind].from.includes(from.kind) && EDGE_ENDS[kind].to.includes(to.kind) ? [{ kind, from: from.id, to: to.id }] : [],
        ),
      ),
    );
    if (ends.length === 0) return fc.constant<Graph>({ nodes, edges: [] });
    const edge = fc
      .constantFrom(...ends)
      .chain((between) =>
        fc
          .record({ id, recordedAt: instant, properties: propertiesOf(EDGE_PROPERTIES[between.kind]) })
          .map((rest) => ({ ...between, ...rest })),
      );
    return fc
      .uniqueArray(edge, { maxLength: 12, selector: (drawn) => drawn.id })
      .map((edges): Graph => ({ nodes, edges: edges.filter(oneSpeakerEach()).filter(doesNotContradictItself) }));
  });

/** A load refuses a claim that does. */
const doesNotContradictItself = ({ kind, from, to }: Edge) => kind !== 'CONTRADICTS' || from !== to;

/** A statement has one speaker; a load refuses another one. */
function oneSpeakerEach(): (edge: Edge) => boolean {
  const speakers = new Map<string, string>();
  return ({ kind, from, to }) => {
    if (kind !== 'MADE') return true;
    const speaker = speakers.get(to) ?? from;
    speakers.set(to, speaker);
    return speaker === from;
  };
}
