// A dossier: one source, written out by hand with handles for its actors, events and claims, to nodes and edges.
// docs/own-statements.md shows how one looks.
import { agencyId, claimId, eventId, officialId, sourceId, statementId } from '../../server/graph/ids.ts';
import type { EdgeKind } from '../../server/graph/kinds.ts';
import { countryOf } from '../countries.ts';
import type { Loaded } from './dataset.ts';
import { createDraft, fieldsOf, isFields, listOf, type Draft, type Fields, type Path } from './dossier-draft.ts';

const SECTIONS = ['source', 'countries', 'agencies', 'officials', 'events', 'claims', 'statements'];

/** Fields that name what a claim leads to, and by which edge. */
const CLAIM_LINKS = { about: 'ABOUT', supports: 'SUPPORTS', contradicts: 'CONTRADICTS' } as const satisfies Record<string, EdgeKind>;

/** The same of a statement. */
const STATEMENT_LINKS = { about: 'ABOUT', respondsTo: 'RESPONDS_TO', madeAt: 'MADE_AT' } as const satisfies Record<string, EdgeKind>;

/** Fields of a statement that are no properties of its node. */
const BESIDE_STATEMENT = new Set(['by', 'said', 'expresses', 'places', 'reportedBy', ...Object.keys(STATEMENT_LINKS)]);

/**
 * Nodes before the edges between them. What is wrong is told with its line, and costs only the node or edge that it stands in; `lineAt` gives the line of
 * a part by its path.
 */
export function* readDossier(dossier: Fields, lineAt: (path: Path) => number): Generator<Loaded> {
  const draft = createDraft(dossier, lineAt);
  for (const section of Object.keys(dossier)) {
    if (!SECTIONS.includes(section)) draft.blame([section], `has a section "${section}" that is not known; use ${SECTIONS.join(', ')}.`);
  }
  const given = dossier['source'];
  if (!isFields(given) || typeof given['title'] !== 'string') {
    yield { line: lineAt(['source']), fault: 'needs a "source" with a title: where can these statements be read?' };
    return;
  }
  const source = addSource(draft, given);
  addCountries(draft, fieldsOf(dossier['countries']));
  addAgencies(draft, source);
  addOfficials(draft, source);
  addEvents(draft, source);
  addClaims(draft);
  addStatements(draft, source);
  yield* draft.loaded();
}

function addSource(draft: Draft, given: Fields): string {
  const id = sourceId({
    title: String(given['title']),
    ...textField('publisher', given['publisher']),
    ...textField('date', given['publishedAt']),
  });
  return draft.addNode(['source'], 'SOURCE', id, {
    ...given,
    publishedAt: draft.dateOf(['source', 'publishedAt'], given['publishedAt']),
  });
}

function addCountries(draft: Draft, codes: Fields): void {
  for (const [handle, code] of Object.entries(codes)) {
    const path = ['countries', handle];
    const country = countryOf(String(code));
    draft.define(handle, country && draft.addNode(path, 'COUNTRY', country.id, { ...country.properties }));
    if (!country) draft.blame(path, `has the country code "${String(code)}"; use the three letters of ISO 3166-1, such as KOR.`);
  }
}

function addAgencies(draft: Draft, source: string): void {
  for (const [handle, { partOf, place, ...fields }, path] of draft.entriesOf('agencies')) {
    const whole = partOf === undefined ? undefined : draft.idOf([...path, 'partOf'], partOf);
    const country = whole?.startsWith('country:') ? countryOf(whole.slice('country:'.length))?.properties.name : undefined;
    const id = draft.addNode(path, 'AGENCY', agencyId(String(fields['name']), country), fields);
    draft.define(handle, id);
    if (whole !== undefined) draft.addEdge(path, 'PART_OF', id, whole, evidence(source, place));
  }
}

function addOfficials(draft: Draft, source: string): void {
  for (const [handle, { speaksFor, place, ...fields }, path] of draft.entriesOf('officials')) {
    const whole = speaksFor === undefined ? undefined : draft.idOf([...path, 'speaksFor'], speaksFor);
    // Unnamed people are told apart by the source that speaks of them: two diplomats in two articles need not be one.
    const discriminator = fields['unnamed'] === true ? source.replace('source:', '') : undefined;
    const id = draft.addNode(path, 'OFFICIAL', officialId(String(fields['name']), discriminator), fields);
    draft.define(handle, id);
    if (whole !== undefined) {
      draft.addEdge(path, 'SPEAKS_FOR', id, whole, { ...textField('office', fields['office']), ...evidence(source, place) });
    }
  }
}

function addEvents(draft: Draft, source: string): void {
  for (const [handle, { date, involves, place, ...fields }, path] of draft.entriesOf('events')) {
    const when = draft.dateOf([...path, 'date'], date);
    const name = [String(fields['name']), ...(when ? [when.start] : [])].join(' ');
    const id = draft.addNode(path, 'EVENT', eventId(name), { ...fields, date: when });
    draft.define(handle, id);
    draft.addEdge(path, 'REPORTED_IN', id, source, fieldsOf(place));
    for (const [who, role] of Object.entries(fieldsOf(involves))) {
      const other = draft.idOf([...path, 'involves', who], who);
      if (other !== undefined) draft.addEdge([...path, 'involves', who], 'INVOLVES', id, other, { role, ...evidence(source, place) });
    }
  }
}

function addClaims(draft: Draft): void {
  const claims = draft.entriesOf('claims');
  for (const [handle, { text }, path] of claims) draft.define(handle, draft.addNode(path, 'CLAIM', claimId(String(text)), { text }));
  for (const [handle, fields, path] of claims) {
    const claim = draft.definedId(handle);
    for (const [field, kind] of Object.entries(CLAIM_LINKS)) {
      draft.forEachId(path, fields, field, (other) => draft.addEdge(path, kind, claim, other));
    }
  }
}

/** First all statements, then what they lead to: one may answer another that stands below it. */
function addStatements(draft: Draft, source: string): void {
  const statements = draft.entriesOf('statements');
  const perParagraph = new Map<number, number>();
  for (const [handle, fields, path] of statements) {
    const paragraph = listOf(fields['places']).map((place) => (isFields(place) ? Number(place['paragraph']) : 0))[0] ?? 0;
    const nth = (perParagraph.get(paragraph) ?? 0) + 1;
    perParagraph.set(paragraph, nth);
    draft.define(handle, addStatement(draft, path, statementId(source, paragraph, nth), handle, fields));
  }
  for (const [handle, fields, path] of statements) {
    const statement = draft.definedId(handle);
    if (!draft.isLost(statement)) linkStatement(draft, path, statement, fields, source);
  }
}

/** Undefined without its speaker or its time: it would be another statement. */
function addStatement(draft: Draft, path: Path, id: string, handle: string, fields: Fields): string | undefined {
  const before = draft.faultCount();
  const saidAt = draft.dateOf([...path, 'said'], fields['said']);
  const speakers = listOf(fields['by']).map((speaker) => draft.idOf([...path, 'by'], speaker));
  if (speakers.length !== 1) draft.blame(path, `statement "${handle}" has ${speakers.length} speakers; name one with "by".`);
  const hasSpeaker = speakers.every((speaker) => speaker !== undefined && !draft.isLost(speaker));
  if (draft.faultCount() > before || !hasSpeaker) return undefined;
  const properties = Object.fromEntries(Object.entries(fields).filter(([name]) => !BESIDE_STATEMENT.has(name)));
  return draft.addNode(path, 'STATEMENT', id, { ...properties, saidAt });
}

function linkStatement(draft: Draft, path: Path, statement: string, fields: Fields, source: string): void {
  draft.forEachId(path, fields, 'by', (speaker) => draft.addEdge([...path, 'by'], 'MADE', speaker, statement));
  for (const [claim, stance] of Object.entries(fieldsOf(fields['expresses']))) {
    const id = draft.idOf([...path, 'expresses', claim], claim);
    if (id !== undefined) draft.addEdge([...path, 'expresses', claim], 'EXPRESSES', statement, id, { stance });
  }
  for (const [field, kind] of Object.entries(STATEMENT_LINKS)) {
    draft.forEachId(path, fields, field, (other) => draft.addEdge([...path, field], kind, statement, other));
  }
  draft.forEachId(path, fields, 'reportedBy', (other, place) =>
    draft.addEdge([...path, 'reportedBy'], 'REPORTED_BY', statement, other, { order: place + 1 }),
  );
  for (const [nth, place] of listOf(fields['places']).entries()) {
    // A statement may be read at several places of one source: parallel edges, told apart by their number.
    const discriminator = nth === 0 ? undefined : String(nth + 1);
    draft.addEdge([...path, 'places'], 'REPORTED_IN', statement, source, fieldsOf(place), discriminator);
  }
}

/** Where an edge says that it can be read. */
function evidence(source: string, place: unknown): Fields {
  return { source, ...fieldsOf(place) };
}

function textField<Name extends string>(name: Name, value: unknown): { [N in Name]?: string } {
  return (value === undefined || value === null ? {} : { [name]: String(value) }) as { [N in Name]?: string };
}
