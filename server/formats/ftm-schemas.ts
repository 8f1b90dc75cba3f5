// Which schema of FollowTheMoney each kind is written as, and which of its properties hold which of ours. What has no place there is kept beside it (ftm.ts).
// Source of the schemata: followthemoney 4.11, https://followthemoney.tech/explorer/
import type { EdgeKind, NodeKind } from '../graph/kinds.ts';

export interface NodeSchema {
  schema: string;
  /** Ours to theirs; a fuzzy date is held by `date`, or as a range by `startDate` and `endDate` where these are there. */
  properties: Readonly<Record<string, string>>;
  /** Of which property `dates` tells the days. */
  dated?: { property: string; date: string; start?: string; end?: string };
}

export const NODE_SCHEMAS: Readonly<Record<NodeKind, NodeSchema>> = {
  // Where a country speaks, its government does; a Territory could not.
  COUNTRY: { schema: 'PublicBody', properties: { name: 'name', aliases: 'alias', wikidataId: 'wikidataId' } },
  AGENCY: {
    schema: 'Organization',
    properties: { name: 'name', aliases: 'alias', agencyType: 'classification', wikidataId: 'wikidataId' },
  },
  OFFICIAL: { schema: 'Person', properties: { name: 'name', aliases: 'alias', office: 'position', wikidataId: 'wikidataId' } },
  STATEMENT: { schema: 'Note', properties: { text: 'description', quote: 'notes' } },
  CLAIM: { schema: 'Note', properties: { text: 'description' } },
  EVENT: { schema: 'Event', properties: { name: 'name' }, dated: { property: 'date', date: 'date', start: 'startDate', end: 'endDate' } },
  SOURCE: {
    schema: 'Article',
    properties: { title: 'title', publisher: 'publisher', url: 'sourceUrl', text: 'bodyText' },
    dated: { property: 'publishedAt', date: 'publishedAt' },
  },
};

export interface EdgeSchema {
  schema: string;
  from: string;
  to: string;
  properties: Readonly<Record<string, string>>;
}

const LINK: EdgeSchema = { schema: 'UnknownLink', from: 'subject', to: 'object', properties: { source: 'proof' } };

export function edgeSchemaOf(kind: EdgeKind): EdgeSchema {
  switch (kind) {
    case 'SPEAKS_FOR':
      return { schema: 'Representation', from: 'agent', to: 'client', properties: { office: 'role', source: 'proof' } };
    case 'PART_OF':
      return { schema: 'Membership', from: 'member', to: 'organization', properties: { source: 'proof' } };
    case 'REPORTED_IN':
      return { schema: 'Documentation', from: 'entity', to: 'document', properties: {} };
    default:
      return LINK;
  }
}

/** What a schema of somebody else's file is with us. */
export const KINDS_OF_SCHEMAS: Readonly<Record<string, NodeKind>> = {
  ...Object.fromEntries(['PublicBody', 'Organization', 'LegalEntity', 'Company'].map((schema) => [schema, 'AGENCY'])),
  Territory: 'COUNTRY',
  Person: 'OFFICIAL',
  Event: 'EVENT',
  ...Object.fromEntries(
    ['Article', 'Document', 'PlainText', 'HyperText', 'Pages', 'Message', 'Email', 'Audio', 'Video', 'Image'].map((schema) => [
      schema,
      'SOURCE',
    ]),
  ),
};

export const EDGES_OF_SCHEMAS: Readonly<Record<string, EdgeKind>> = {
  Representation: 'SPEAKS_FOR',
  Membership: 'PART_OF',
  Documentation: 'REPORTED_IN',
};
