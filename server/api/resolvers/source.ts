// A source, and evidence: the place in one where something can be read.
import type { EvidenceResolvers, SourceResolvers } from '../resolver-types.generated.ts';
import type { SourceSource } from '../sources.ts';
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
  source: async ({ source }, _, { load }) => (await load.node(source)) as SourceSource,
  paragraph: ({ edge }) => edge.properties.paragraph ?? null,
  start: ({ edge }) => edge.properties.start ?? null,
  end: ({ edge }) => edge.properties.end ?? null,
  quoteType: ({ edge }) => edge.properties.quoteType ?? null,
  excerpt: async ({ edge, source }, _, { load }) => {
    const node = await load.node(source);
    const { paragraph, start, end } = edge.properties;
    if (node?.kind !== 'SOURCE' || node.properties.text === undefined || paragraph === undefined) return null;
    const line = node.properties.text.split(/\r\n|\n|\r/u)[paragraph - 1];
    return line === undefined ? null : line.slice(start ?? 0, end ?? line.length);
  },
};
