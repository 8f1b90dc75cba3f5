// Random graphs, small enough to shrink and dense enough to have ties, parallel edges, hubs and undated statements; and how they come to be written.
import fc from 'fast-check';
import type { FuzzyDate } from '../../server/graph/dates.ts';
import type { Edge } from '../../server/graph/edge.ts';
import type { GraphFilter, StatementFilter } from '../../server/graph/filter.ts';
import { EDGE_ENDS, EDGE_KINDS, NODE_KINDS, SPEECH_ACTS, STANCES, type NodeKind } from '../../server/graph/kinds.ts';
import type { Node } from '../../server/graph/node.ts';
import type { Batch } from '../../server/store/store.ts';
import { day } from '../contract/sample-graph.ts';

const DAYS = ['2024-10-20', '2024-10-21', '2024-10-22'];
const INSTANTS = ['2024-10-23T00:00:00.000Z', '2024-11-01T00:00:00.000Z', '2025-01-01T00:00:00.000Z'];
const WORDS = ['troops', 'arms', 'korea', 'Séoul', 'denies'];

const word = fc.constantFrom(...WORDS);
const text = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
const aliases = fc.option(fc.array(text, { maxLength: 2 }), { nil: undefined, freq: 2 });
const LONG: FuzzyDate[] = [
  { start: '2024-10-20', end: '2024-10-21', precision: 'RANGE' },
  { start: '2024-10-01', end: '2024-10-31', precision: 'MONTH' },
];
const maybeDate = fc.option(fc.constantFrom(...DAYS.map(day), ...LONG), { nil: undefined, freq: 2 });
export const instant = fc.constantFrom(...INSTANTS);

export function nodeOf(id: string, kind: NodeKind): fc.Arbitrary<Node> {
  return fc
    .record({ name: text, aliases, date: maybeDate, act: fc.constantFrom(...SPEECH_ACTS.slice(0, 3)), recordedAt: instant })
    .map(({ name, aliases: others, date, act, recordedAt }) => {
      const dated = (property: string) => (date ? { [property]: date } : {});
      const properties = {
        COUNTRY: { name, ...(others ? { aliases: others } : {}) },
        AGENCY: { name },
        OFFICIAL: { name, ...(others ? { aliases: others } : {}) },
        STATEMENT: { text: name, act, ...dated('saidAt') },
        CLAIM: { text: name },
        EVENT: { name, ...dated('date') },
        SOURCE: { title: name, ...dated('publishedAt') },
      }[kind];
      return { id, kind, recordedAt, properties } as Node;
    });
}

const kinds = fc.array(fc.constantFrom<NodeKind>('STATEMENT', 'STATEMENT', 'CLAIM', 'COUNTRY', 'AGENCY', 'OFFICIAL', 'EVENT', 'SOURCE'), {
  minLength: 2,
  maxLength: 12,
});

/** Characters that code units order otherwise than code points, and the plain case twice as often as all of them. */
const marks = fc.oneof({ arbitrary: fc.constant(''), weight: 2 }, { arbitrary: fc.constantFrom('\u{1F600}', '\uFF21'), weight: 1 });

/** A batch that every store takes: edges only between kinds that they may join. */
function graphOver(nodeKinds: fc.Arbitrary<NodeKind[]>, edges: fc.ArrayConstraints): fc.Arbitrary<Batch> {
  return fc
    .tuple(nodeKinds, fc.array(marks, { minLength: 14, maxLength: 14 }))
    .chain(([list, mark]) => fc.tuple(...list.map((kind, place) => nodeOf(`${kind.toLowerCase()}:${mark[place]}${place}`, kind))))
    .chain((nodes) => {
      const ends = EDGE_KINDS.flatMap((kind) =>
        nodes.flatMap((from) =>
          nodes
            .filter((to) => EDGE_ENDS[kind].from.includes(from.kind) && EDGE_ENDS[kind].to.includes(to.kind))
            // A claim does not contradict itself.
            .filter((to) => kind !== 'CONTRADICTS' || from.id !== to.id)
            .map((to) => ({ kind, from: from.id, to: to.id })),
        ),
      );
      if (ends.length === 0) return fc.constant<Batch>({ nodes, edges: [] });
      const edge = fc.record({
        ends: fc.constantFrom(...ends),
        stance: fc.constantFrom(...STANCES),
        recordedAt: instant,
        order: fc.integer({ min: 1, max: 3 }),
      });
      return fc.array(edge, edges).map((drawn): Batch => ({
        nodes,
        edges: drawn.map(({ ends: { kind, from, to }, stance, recordedAt, order }, place): Edge => {
          const properties = kind === 'EXPRESSES' ? { stance } : kind === 'REPORTED_BY' ? { order } : {};
          return { id: `e${(place * 7) % 31}.${place}`, kind, from, to, recordedAt, properties };
        }),
      }));
    });
}

export const graph = graphOver(kinds, { maxLength: 30 });

/** Few edges to a node, so that the way from one to another is long. */
export const sparseGraph = graphOver(
  fc.array(fc.constantFrom<NodeKind>('CLAIM', 'CLAIM', 'STATEMENT'), { minLength: 8, maxLength: 14, size: 'max' }),
  { minLength: 8, maxLength: 20, size: 'max' },
);

/** The same graph in several batches: a half of the nodes first, then all, and then some again with other words, days and stances. */
export function writings({ nodes, edges }: Batch): fc.Arbitrary<Batch[]> {
  return fc
    .tuple(
      fc.subarray([...nodes]).chain((some) => fc.tuple(...some.map(({ id, kind }) => nodeOf(id, kind)))),
      fc.subarray([...edges]).chain((some) =>
        fc.tuple(
          ...some.map((edge) =>
            fc.record({ stance: fc.constantFrom(...STANCES), recordedAt: instant }).map(({ stance, recordedAt }): Edge => ({
              ...edge,
              recordedAt,
              properties: edge.kind === 'EXPRESSES' ? { stance } : edge.properties,
            })),
          ),
        ),
      ),
    )
    .map(([nodesAgain, edgesAgain]) => [
      { nodes: nodes.slice(0, Math.ceil(nodes.length / 2)), edges: [] },
      { nodes, edges },
      { nodes: nodesAgain, edges: edgesAgain },
    ]);
}

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 3 });
/** Most parts of a filter are left out: all of them at once let next to nothing pass, and nothing is soon compared with nothing. */
const seldom = <T>(arbitrary: fc.Arbitrary<T>) => fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, arbitrary);
const said = seldom(
  fc
    .tuple(maybe(fc.constantFrom(...DAYS)), maybe(fc.constantFrom(...DAYS)))
    .map(([from, until]) => (from !== undefined && until !== undefined && from > until ? { from: until, until: from } : { from, until })),
);
const recordedUntil = fc.option(instant, { nil: undefined, freq: 2 });

export const graphFilter: fc.Arbitrary<GraphFilter> = fc.record({
  kinds: seldom(fc.subarray([...NODE_KINDS])),
  edgeKinds: seldom(fc.subarray([...EDGE_KINDS])),
  stances: seldom(fc.subarray([...STANCES])),
  said,
  recordedUntil,
});

/** Over the ids of a graph, and one that it does not have. */
export function statementFilter(ids: readonly string[]): fc.Arbitrary<StatementFilter> {
  const some = seldom(fc.subarray([...ids, 'nobody']));
  return fc.record({
    speakers: some,
    about: some,
    claims: some,
    acts: seldom(fc.subarray(SPEECH_ACTS.slice(0, 3))),
    stances: seldom(fc.subarray([...STANCES])),
    sources: some,
    said,
    recordedUntil,
  });
}

export const searchText = fc.oneof(
  text,
  word.map((whole) => whole.slice(0, 3)),
);
