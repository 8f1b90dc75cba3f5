// A source, and evidence: the place in one where something can be read.
import type { Edge } from '../../graph/edge.ts';
import type { Node } from '../../graph/node.ts';
import { whenReady, type Ready } from '../gatherer.ts';
import type { EvidenceResolvers, SourceResolvers } from '../resolver-types.generated.ts';
import type { SourceValue } from '../values.ts';
import { entityFields } from './entity.ts';
import { statementsBy } from './statements-field.ts';

export const Source: SourceResolvers = {
  ...entityFields,
  title: ({ properties }) => properties.title,
  publisher: ({ properties }) => properties.publisher ?? null,
  publishedAt: ({ properties }) => properties.publishedAt ?? null,
  url: ({ properties }) => properties.url ?? null,
  statements: statementsBy('REPORTED_IN'),
};

export const Evidence: EvidenceResolvers = {
  source: ({ source }, _, { load }) => load.node.load(source) as Ready<SourceValue>,
  paragraph: ({ edge }) => edge.properties.paragraph ?? null,
  start: ({ edge }) => edge.properties.start ?? null,
  end: ({ edge }) => edge.properties.end ?? null,
  quoteType: ({ edge }) => edge.properties.quoteType ?? null,
  excerpt: ({ edge, source }, _, { load }) => whenReady(load.node.load(source), (node) => excerptOf(edge, node)),
};

function excerptOf({ properties: { paragraph, start, end } }: Edge, node: Node | null): string | null {
  if (node?.kind !== 'SOURCE' || node.properties.text === undefined || paragraph === undefined) return null;
  const line = node.properties.text.split(/\r\n|\n|\r/u)[paragraph - 1];
  return line === undefined ? null : line.slice(start ?? 0, end ?? line.length);
}
