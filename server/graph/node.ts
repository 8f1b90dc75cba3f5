// Nodes as plain values: what each kind carries, how it is called, and when it was said, happened or was published.
import type { FuzzyDate } from './dates.ts';
import type { NodeKind, SpeechAct } from './kinds.ts';

interface CountryProperties {
  name: string;
  /** ISO 3166-1 alpha-3. */
  iso3?: string;
  aliases?: readonly string[];
  wikidataId?: string;
}

interface AgencyProperties {
  name: string;
  aliases?: readonly string[];
  agencyType?: string;
  wikidataId?: string;
}

interface OfficialProperties {
  name: string;
  /** Other spellings and names. */
  aliases?: readonly string[];
  /** The post held. */
  office?: string;
  unnamed?: boolean;
  wikidataId?: string;
}

interface StatementProperties {
  /** In our words. */
  text: string;
  /** The speaker's words, only where the source puts them in quotation marks. */
  quote?: string;
  act: SpeechAct;
  saidAt?: FuzzyDate;
  /** The word of the source that told the act: "denied", "has claimed". */
  cue?: string;
  cameoCode?: string;
}

interface ClaimProperties {
  text: string;
}

interface EventProperties {
  name: string;
  eventType?: string;
  date?: FuzzyDate;
  alleged?: boolean;
}

interface SourceProperties {
  title: string;
  publisher?: string;
  publishedAt?: FuzzyDate;
  url?: string;
  /** Only where the person who loads it may keep it and says so. */
  text?: string;
}

export interface NodePropertiesByKind {
  COUNTRY: CountryProperties;
  AGENCY: AgencyProperties;
  OFFICIAL: OfficialProperties;
  STATEMENT: StatementProperties;
  CLAIM: ClaimProperties;
  EVENT: EventProperties;
  SOURCE: SourceProperties;
}

/** `id` is made by us and never changes; `recordedAt` is when it was first recorded here, as `parseInstant` spells it. */
export type NodeOf<K extends NodeKind> = K extends NodeKind
  ? { id: string; kind: K; recordedAt: string; properties: NodePropertiesByKind[K] }
  : never;

export type Node = NodeOf<NodeKind>;

/** What a node is called on screen: its name, its text, or its title. */
export function labelOf(node: Node): string {
  switch (node.kind) {
    case 'STATEMENT':
    case 'CLAIM':
      return node.properties.text;
    case 'SOURCE':
      return node.properties.title;
    default:
      return node.properties.name;
  }
}

/** The property that `labelOf` gives of a kind. */
export function labelProperty(kind: NodeKind): 'name' | 'text' | 'title' {
  if (kind === 'STATEMENT' || kind === 'CLAIM') return 'text';
  return kind === 'SOURCE' ? 'title' : 'name';
}

/** When it was said, happened or was published; undefined where that is unknown or the kind has no time. */
export function timeOf(node: Node): FuzzyDate | undefined {
  switch (node.kind) {
    case 'STATEMENT':
      return node.properties.saidAt;
    case 'EVENT':
      return node.properties.date;
    case 'SOURCE':
      return node.properties.publishedAt;
    default:
      return undefined;
  }
}
