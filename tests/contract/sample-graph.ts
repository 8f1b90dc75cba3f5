// A small graph that the tests of stores share: two who disagree, one who holds back, an undated statement, parallel edges, an event and a source.
import type { Edge } from '../../server/graph/edge.ts';
import type { EdgeKind, NodeKind } from '../../server/graph/kinds.ts';
import type { Node, NodePropertiesByKind } from '../../server/graph/node.ts';
import type { FuzzyDate } from '../../server/graph/dates.ts';

export const EARLY = '2024-10-23T00:00:00.000Z';
export const LATE = '2025-01-01T00:00:00.000Z';

export function node<K extends NodeKind>(id: string, kind: K, properties: NodePropertiesByKind[K], recordedAt: string = EARLY): Node {
  return { id, kind, recordedAt, properties } as Node;
}

export function edge(kind: EdgeKind, from: string, to: string, properties: Edge['properties'] = {}, more: Partial<Edge> = {}): Edge {
  return { id: `${kind}--${from}--${to}`, kind, from, to, recordedAt: EARLY, properties, ...more };
}

export function day(text: string): FuzzyDate {
  return { start: text, end: text, precision: 'DAY' };
}

export const SAMPLE: { nodes: readonly Node[]; edges: readonly Edge[] } = {
  nodes: [
    node('kor', 'COUNTRY', { name: 'South Korea', aliases: ['Seoul', 'Republic of Korea'] }),
    node('rus', 'COUNTRY', { name: 'Russia', aliases: ['Moscow', 'the Kremlin'] }),
    node('nato', 'AGENCY', { name: 'NATO' }),
    node('neb', 'OFFICIAL', { name: 'Vassily Nebenzia', aliases: ['Vasily Nebenzya'], office: 'ambassador' }),
    node('s1', 'STATEMENT', {
      text: 'Troops have been sent',
      act: 'STATE',
      saidAt: { start: '2024-10-14', end: '2024-10-20', precision: 'RANGE' },
    }),
    node('s2', 'STATEMENT', { text: 'Nothing of the kind', quote: 'bogeymen', act: 'DENY', saidAt: day('2024-10-21') }),
    node('s3', 'STATEMENT', { text: 'Cannot confirm it', act: 'NO_COMMENT' }),
    node('s4', 'STATEMENT', { text: 'Rumours, all of it', act: 'ACCUSE', saidAt: day('2024-10-21') }, LATE),
    node('troops', 'CLAIM', { text: 'Troops are in Russia' }),
    node('rumours', 'CLAIM', { text: 'It is all rumours' }),
    node('lonely', 'CLAIM', { text: 'Nobody speaks of this' }),
    node('meeting', 'EVENT', { name: 'Council meeting', date: day('2024-10-21') }),
    node('article', 'SOURCE', { title: 'An article', publishedAt: day('2024-10-23') }),
  ],
  edges: [
    edge('MADE', 'kor', 's1'),
    edge('MADE', 'neb', 's2'),
    edge('MADE', 'nato', 's3'),
    edge('MADE', 'neb', 's4', {}, { recordedAt: LATE }),
    edge('SPEAKS_FOR', 'neb', 'rus', { office: 'ambassador' }),
    edge('EXPRESSES', 's1', 'troops', { stance: 'ASSERTS' }),
    edge('EXPRESSES', 's2', 'troops', { stance: 'DENIES' }),
    edge('EXPRESSES', 's3', 'troops', { stance: 'DOES_NOT_CONFIRM' }),
    edge('EXPRESSES', 's4', 'rumours', { stance: 'ASSERTS' }, { recordedAt: LATE }),
    edge('CONTRADICTS', 'rumours', 'troops'),
    edge('ABOUT', 's1', 'rus'),
    edge('ABOUT', 'troops', 'rus'),
    edge('MADE_AT', 's2', 'meeting'),
    edge('RESPONDS_TO', 's2', 's1'),
    edge('REPORTED_IN', 's2', 'article', { paragraph: 17, start: 226, end: 373, quoteType: 'MIXED' }),
    edge('REPORTED_IN', 's2', 'article', { paragraph: 17, start: 250, end: 373, quoteType: 'DIRECT' }, { id: 'second place' }),
    edge('REPORTED_IN', 'meeting', 'article', { paragraph: 17, start: 0, end: 48 }),
    edge('REPORTED_BY', 's2', 'nato', { order: 2 }),
    edge('REPORTED_BY', 's2', 'neb', { order: 1 }),
  ],
};
