// Nodes and edges as RDF, for Turtle and JSON-LD: schema.org for what things are, PROV-O for who said and who reported, Web Annotation for the line and
// the span of evidence, and words of our own for the rest. Every edge is a resource, too, so that parallel ones stay apart. No blank nodes.
import { DataFactory, type Literal, type NamedNode, type Quad_Object } from 'n3';
import type { FuzzyDate } from '../graph/dates.ts';
import type { Edge } from '../graph/edge.ts';
import { labelOfKind, type EdgeKind, type NodeKind, type Stance } from '../graph/kinds.ts';
import type { Node } from '../graph/node.ts';
import type { FlatValue } from '../graph/properties.ts';
import { flatEdge, flatNode } from './columns.ts';
import type { Lost } from './loss.ts';

export const PREFIXES = {
  d: 'urn:demarche:vocabulary#',
  dcterms: 'http://purl.org/dc/terms/',
  oa: 'http://www.w3.org/ns/oa#',
  prov: 'http://www.w3.org/ns/prov#',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  schema: 'https://schema.org/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const;

/** Something that is said of a subject. */
export type Triple = readonly [subject: NamedNode, predicate: NamedNode, object: Quad_Object];

type Term = `${keyof typeof PREFIXES}:${string}`;

const { namedNode, literal } = DataFactory;

export function term(name: Term): NamedNode {
  const colon = name.indexOf(':');
  return namedNode(PREFIXES[name.slice(0, colon) as keyof typeof PREFIXES] + name.slice(colon + 1));
}

const TYPES: Readonly<Record<NodeKind, readonly Term[]>> = {
  COUNTRY: ['schema:Country', 'prov:Organization'],
  AGENCY: ['schema:Organization', 'prov:Organization'],
  OFFICIAL: ['schema:Person', 'prov:Person'],
  STATEMENT: ['schema:CreativeWork', 'prov:Entity'],
  CLAIM: ['schema:Claim', 'prov:Entity'],
  EVENT: ['schema:Event', 'prov:Activity'],
  SOURCE: ['schema:CreativeWork', 'prov:Entity'],
};

/** What schema.org has a word for; the rest gets one of ours with its own name. */
const WORDS: Readonly<Record<string, Term>> = {
  name: 'schema:name',
  aliases: 'schema:alternateName',
  office: 'schema:jobTitle',
  text: 'schema:text',
  title: 'schema:headline',
  publisher: 'dcterms:publisher',
  url: 'schema:url',
  recordedAt: 'prov:generatedAtTime',
};

export function triplesOfNode(node: Node, lost: Lost): Triple[] {
  const subject = nodeIri(node.id);
  const say = sayer(subject);
  const properties = Object.entries(flatNode(node)).flatMap(([name, value]) => said(say, name, value));
  // RDF keeps what is said several times of one thing without an order, and once.
  const { aliases = [] } = node.properties as { aliases?: readonly string[] };
  if (aliases.length !== 1 && 'aliases' in node.properties) lost(node.kind, aliases.length === 0 ? 'aliases (empty)' : 'aliases (order)');
  return [
    say('rdf:type', term(`d:${labelOfKind(node.kind)}`)),
    ...TYPES[node.kind].map((type) => say('rdf:type', term(type))),
    say('dcterms:identifier', literal(node.id)),
    ...properties,
    ...standardDates(say, node),
    ...sameAs(say, node),
  ];
}

function standardDates(say: Sayer, node: Node): Triple[] {
  switch (node.kind) {
    case 'STATEMENT':
      return dated(say, 'schema:dateCreated', node.properties.saidAt);
    case 'SOURCE':
      return dated(say, 'schema:datePublished', node.properties.publishedAt);
    case 'EVENT': {
      const { date } = node.properties;
      return date ? [say('schema:startDate', typed(date.start, 'xsd:date')), say('schema:endDate', typed(date.end, 'xsd:date'))] : [];
    }
    default:
      return [];
  }
}

/** A range has no place in one date; it stands in our own words, as every date does. */
function dated(say: Sayer, predicate: Term, date: FuzzyDate | undefined): Triple[] {
  switch (date?.precision) {
    case 'DAY':
      return [say(predicate, typed(date.start, 'xsd:date'))];
    case 'MONTH':
      return [say(predicate, typed(date.start.slice(0, 7), 'xsd:gYearMonth'))];
    case 'YEAR':
      return [say(predicate, typed(date.start.slice(0, 4), 'xsd:gYear'))];
    default:
      return [];
  }
}

function sameAs(say: Sayer, node: Node): Triple[] {
  const { wikidataId } = node.properties as { wikidataId?: string };
  const isOne = wikidataId !== undefined && /^Q\d+$/u.test(wikidataId);
  return isOne ? [say('schema:sameAs', namedNode(`http://www.wikidata.org/entity/${wikidataId}`))] : [];
}

const STANCES: Readonly<Record<Stance, Term>> = {
  ASSERTS: 'd:asserts',
  DENIES: 'd:denies',
  CONSIDERS: 'd:considers',
  DOES_NOT_CONFIRM: 'd:doesNotConfirm',
  DECLINES_TO_COMMENT: 'd:declinesToComment',
};

/** How the ends of an edge are joined in words of others; where that reads from the end to the start, `isTurned`. */
const LINKS: Readonly<Record<EdgeKind, { predicate: Term; isTurned?: true }>> = {
  MADE: { predicate: 'prov:wasAttributedTo', isTurned: true },
  SPEAKS_FOR: { predicate: 'prov:actedOnBehalfOf' },
  PART_OF: { predicate: 'schema:parentOrganization' },
  EXPRESSES: { predicate: 'd:expresses' },
  ABOUT: { predicate: 'schema:about' },
  RESPONDS_TO: { predicate: 'd:respondsTo' },
  MADE_AT: { predicate: 'prov:wasGeneratedBy' },
  REPORTED_IN: { predicate: 'd:reportedIn' },
  REPORTED_BY: { predicate: 'd:reportedBy' },
  CONTRADICTS: { predicate: 'd:contradicts' },
  SUPPORTS: { predicate: 'd:supports' },
  INVOLVES: { predicate: 'prov:wasAssociatedWith' },
};

export function triplesOfEdge(edge: Edge): Triple[] {
  const { kind, properties } = edge;
  const subject = edgeIri(edge.id);
  const say = sayer(subject);
  const [from, to] = [nodeIri(edge.from), nodeIri(edge.to)];
  const { predicate, isTurned } = LINKS[kind];
  const { source, ...flat } = flatEdge(edge);
  const stance = kind === 'EXPRESSES' && properties.stance ? [[from, term(STANCES[properties.stance]), to] as const] : [];
  return [
    isTurned ? [to, term(predicate), from] : [from, term(predicate), to],
    ...stance,
    say('rdf:type', term(`d:${kind}`)),
    say('dcterms:identifier', literal(edge.id)),
    say('d:from', from),
    say('d:to', to),
    ...(source === undefined ? [] : [say('d:source', literal(String(source))), say('prov:wasDerivedFrom', nodeIri(String(source)))]),
    ...Object.entries(flat).flatMap(([name, value]) => said(say, name, value)),
    ...attribution(edge, say, from, to),
    ...(kind === 'REPORTED_IN' ? annotation(edge, say, from, to) : []),
  ];
}

/** Who said and who reported are agents of the statement in different roles. */
function attribution({ kind }: Edge, say: Sayer, from: NamedNode, to: NamedNode): Triple[] {
  if (kind !== 'MADE' && kind !== 'REPORTED_BY') return [];
  const [statement, agent, role] = kind === 'MADE' ? [to, from, 'd:speaker' as const] : [from, to, 'd:reporter' as const];
  const attributed = say('rdf:type', term('prov:Attribution'));
  return [
    [statement, term('prov:qualifiedAttribution'), attributed[0]],
    attributed,
    say('prov:agent', agent),
    say('prov:hadRole', term(role)),
  ];
}

/** The line by RFC 5147, which counts the places between lines, and in it the span. */
function annotation({ id, properties: { paragraph, start, end } }: Edge, say: Sayer, from: NamedNode, to: NamedNode): Triple[] {
  const [target, line, span] = ['target', 'line', 'span'].map((part) => sayer(namedNode(`${edgeIri(id).value}#${part}`))) as [
    Sayer,
    Sayer,
    Sayer,
  ];
  const ofLine = (): Triple[] => [
    target('oa:hasSelector', line.subject),
    line('rdf:type', term('oa:FragmentSelector')),
    line('dcterms:conformsTo', namedNode('http://tools.ietf.org/rfc/rfc5147')),
    line('rdf:value', literal(`line=${paragraph! - 1},${paragraph!}`)),
  ];
  const ofSpan = (): Triple[] => [
    paragraph === undefined ? target('oa:hasSelector', span.subject) : line('oa:refinedBy', span.subject),
    span('rdf:type', term('oa:TextPositionSelector')),
    ...(start === undefined ? [] : [span('oa:start', typed(String(start), 'xsd:nonNegativeInteger'))]),
    ...(end === undefined ? [] : [span('oa:end', typed(String(end), 'xsd:nonNegativeInteger'))]),
  ];
  return [
    say('rdf:type', term('oa:Annotation')),
    say('oa:hasBody', from),
    say('oa:hasTarget', target.subject),
    target('rdf:type', term('oa:SpecificResource')),
    target('oa:hasSource', to),
    ...(paragraph === undefined ? [] : ofLine()),
    ...(start === undefined && end === undefined ? [] : ofSpan()),
  ];
}

interface Sayer {
  (predicate: Term, object: Quad_Object): Triple;
  subject: NamedNode;
}

function sayer(subject: NamedNode): Sayer {
  return Object.assign((predicate: Term, object: Quad_Object): Triple => [subject, term(predicate), object], { subject });
}

function said(say: Sayer, name: string, value: FlatValue): Triple[] {
  const predicate = WORDS[name] ?? (`d:${name}` as const);
  if (typeof value === 'object') return value.map((entry) => say(predicate, literal(entry)));
  if (typeof value === 'boolean') return [say(predicate, typed(String(value), 'xsd:boolean'))];
  if (typeof value === 'number') return [say(predicate, typed(String(value), 'xsd:integer'))];
  if (name === 'recordedAt') return [say(predicate, typed(value, 'xsd:dateTime'))];
  return [say(predicate, /(?:Start|End)$/u.test(name) ? typed(value, 'xsd:date') : literal(value))];
}

function typed(text: string, type: Term): Literal {
  return literal(text, term(type));
}

export function nodeIri(id: string): NamedNode {
  return namedNode(`urn:demarche:node:${encoded(id)}`);
}

function edgeIri(id: string): NamedNode {
  return namedNode(`urn:demarche:edge:${encoded(id)}`);
}

function encoded(id: string): string {
  return encodeURIComponent(id).replaceAll('%3A', ':');
}
