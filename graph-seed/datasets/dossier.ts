// A dossier: one source, written out by hand with handles for its actors, events and claims, to nodes and edges.
// docs/own-statements.md shows how one looks.
import { checkNode } from '../../server/graph/check.ts';
import { parseFuzzyDate, type FuzzyDate } from '../../server/graph/dates.ts';
import { agencyId, claimId, edgeId, eventId, officialId, sourceId, statementId } from '../../server/graph/ids.ts';
import type { EdgeKind, NodeKind } from '../../server/graph/kinds.ts';
import { countryOf } from '../countries.ts';
import type { Loaded } from './dataset.ts';

type Fields = Readonly<Record<string, unknown>>;
type Path = readonly string[];

/** A sentence on what is wrong at a place of the dossier. */
interface Fault {
  path: Path;
  message: string;
}

/** The loader says when it was recorded; here it only has to be well-formed. */
const SOME_INSTANT = '2000-01-01T00:00:00.000Z';

const SECTIONS = ['source', 'countries', 'agencies', 'officials', 'events', 'claims', 'statements'];

/**
 * Nodes before the edges between them. What is wrong is told with its line, and costs only the node or edge that it stands in; `lineAt` gives the line of
 * a part by its path.
 */
export function* readDossier(dossier: Fields, lineAt: (path: Path) => number): Generator<Loaded> {
  const faults: Fault[] = [];
  const nodes: Loaded[] = [];
  const edges: Loaded[] = [];
  const ids = new Map<string, string>();
  /** Nodes with a fault of their own: it is told once, and the edges at them go without saying. */
  const lost = new Set<string>();
  const blame = (path: Path, message: string) => faults.push({ path, message });

  const addNode = (path: Path, kind: NodeKind, id: string, properties: Fields) => {
    const node = { id, kind, properties: present(properties) };
    const checked = checkNode({ ...node, recordedAt: SOME_INSTANT });
    if (checked.ok) nodes.push({ line: lineAt(path), node });
    else {
      lost.add(id);
      blame(checked.property === undefined ? path : [...path, checked.property], checked.message);
    }
    return id;
  };
  const addEdge = (path: Path, kind: EdgeKind, from: string, to: string, properties: Fields = {}, discriminator?: string) => {
    if (lost.has(from) || lost.has(to)) return;
    edges.push({
      line: lineAt(path),
      edge: { id: edgeId(kind, from, to, discriminator), kind, from, to, properties: present(properties) },
    });
  };
  /** The id behind a handle that the dossier defines. */
  const idOf = (path: Path, handle: unknown): string | undefined => {
    const id = typeof handle === 'string' ? ids.get(handle) : undefined;
    if (id === undefined) blame(path, `names "${String(handle)}", which no section of this dossier defines.`);
    return id;
  };
  const dateOf = (path: Path, written: unknown): FuzzyDate | undefined => {
    if (written === undefined || written === null) return undefined;
    const date = parseFuzzyDate(String(written));
    if (!date) blame(path, `has the date "${String(written)}"; write 2024, 2024-06, 2024-10-21 or 2024-10-14/2024-10-20.`);
    return date;
  };
  const entriesOf = (section: string): [string, Fields, Path][] => {
    const entries = dossier[section] ?? {};
    if (!isFields(entries)) {
      blame([section], `"${section}" must be a list of handles, each with its fields.`);
      return [];
    }
    return Object.entries(entries).flatMap(([handle, fields]): [string, Fields, Path][] => {
      if (ids.has(handle)) blame([section, handle], `uses the handle "${handle}" a second time; give it another one.`);
      else if (isFields(fields)) return [[handle, fields, [section, handle]]];
      else blame([section, handle], `"${handle}" must have fields.`);
      return [];
    });
  };
  const lostHandle = (handle: string) => {
    const id = `lost ${handle}`;
    lost.add(id);
    return id;
  };
  /** Hands each field's names to `use`, one by one; a field holds one handle or a list of them. */
  const forEachId = (path: Path, fields: Fields, field: string, use: (id: string, place: number) => void) => {
    for (const [place, handle] of listOf(fields[field]).entries()) {
      const id = idOf([...path, field], handle);
      if (id !== undefined) use(id, place);
    }
  };

  for (const section of Object.keys(dossier)) {
    if (!SECTIONS.includes(section)) blame([section], `has a section "${section}" that is not known; use ${SECTIONS.join(', ')}.`);
  }
  if (!isFields(dossier['source']) || typeof dossier['source']['title'] !== 'string') {
    yield { line: lineAt(['source']), fault: 'needs a "source" with a title: where can these statements be read?' };
    return;
  }
  const given = dossier['source'];
  const title = String(given['title']);
  const source = addNode(
    ['source'],
    'SOURCE',
    sourceId({ title, ...textField('publisher', given['publisher']), ...textField('date', given['publishedAt']) }),
    { ...given, publishedAt: dateOf(['source', 'publishedAt'], given['publishedAt']) },
  );
  const evidence = (place: unknown): Fields => (isFields(place) ? { source, ...place } : { source });

  for (const [handle, code] of Object.entries(isFields(dossier['countries']) ? dossier['countries'] : {})) {
    const country = countryOf(String(code));
    if (country) ids.set(handle, addNode(['countries', handle], 'COUNTRY', country.id, { ...country.properties }));
    else {
      ids.set(handle, lostHandle(handle));
      blame(['countries', handle], `has the country code "${String(code)}"; use the three letters of ISO 3166-1, such as KOR.`);
    }
  }
  for (const [handle, { partOf, place, ...fields }, path] of entriesOf('agencies')) {
    const whole = partOf === undefined ? undefined : idOf([...path, 'partOf'], partOf);
    const country = whole?.startsWith('country:') ? countryOf(whole.slice('country:'.length))?.properties.name : undefined;
    const id = addNode(path, 'AGENCY', agencyId(String(fields['name']), country), fields);
    ids.set(handle, id);
    if (whole !== undefined) addEdge(path, 'PART_OF', id, whole, evidence(place));
  }
  for (const [handle, { speaksFor, place, ...fields }, path] of entriesOf('officials')) {
    const whole = speaksFor === undefined ? undefined : idOf([...path, 'speaksFor'], speaksFor);
    // Unnamed people are told apart by the source that speaks of them: two diplomats in two articles need not be one.
    const id = addNode(
      path,
      'OFFICIAL',
      officialId(String(fields['name']), fields['unnamed'] === true ? source.replace('source:', '') : undefined),
      fields,
    );
    ids.set(handle, id);
    if (whole !== undefined) addEdge(path, 'SPEAKS_FOR', id, whole, { ...textField('office', fields['office']), ...evidence(place) });
  }
  for (const [handle, { date, involves, place, ...fields }, path] of entriesOf('events')) {
    const when = dateOf([...path, 'date'], date);
    const id = addNode(path, 'EVENT', eventId([String(fields['name']), ...(when ? [when.start] : [])].join(' ')), {
      ...fields,
      date: when,
    });
    ids.set(handle, id);
    addEdge(path, 'REPORTED_IN', id, source, isFields(place) ? place : {});
    for (const [who, role] of Object.entries(isFields(involves) ? involves : {})) {
      const other = idOf([...path, 'involves', who], who);
      if (other !== undefined) addEdge([...path, 'involves', who], 'INVOLVES', id, other, { role, ...evidence(place) });
    }
  }
  const claims = entriesOf('claims');
  for (const [handle, { text }, path] of claims) ids.set(handle, addNode(path, 'CLAIM', claimId(String(text)), { text }));
  for (const [handle, fields, path] of claims) {
    const claim = ids.get(handle)!;
    forEachId(path, fields, 'about', (other) => addEdge(path, 'ABOUT', claim, other));
    forEachId(path, fields, 'supports', (other) => addEdge(path, 'SUPPORTS', claim, other));
    forEachId(path, fields, 'contradicts', (other) => addEdge(path, 'CONTRADICTS', claim, other));
  }

  const statements = entriesOf('statements');
  const perParagraph = new Map<number, number>();
  for (const [handle, fields, path] of statements) {
    const {
      by,
      said,
      expresses: _expresses,
      about: _about,
      respondsTo: _respondsTo,
      madeAt: _madeAt,
      places,
      reportedBy: _reportedBy,
      ...properties
    } = fields;
    const paragraph = listOf(places).map((place) => (isFields(place) ? Number(place['paragraph']) : 0))[0] ?? 0;
    const nth = (perParagraph.get(paragraph) ?? 0) + 1;
    perParagraph.set(paragraph, nth);
    const before = faults.length;
    const saidAt = dateOf([...path, 'said'], said);
    const speakers = listOf(by).map((speaker) => idOf([...path, 'by'], speaker));
    if (speakers.length !== 1) blame(path, `statement "${handle}" has ${speakers.length} speakers; name one with "by".`);
    const hasSpeaker = speakers.every((speaker) => speaker !== undefined && !lost.has(speaker));
    const id = statementId(source, paragraph, nth);
    // A statement without its speaker or its time would be another statement.
    ids.set(handle, faults.length > before || !hasSpeaker ? lostHandle(handle) : addNode(path, 'STATEMENT', id, { ...properties, saidAt }));
  }
  for (const [handle, fields, path] of statements) {
    const statement = ids.get(handle)!;
    if (lost.has(statement)) continue;
    forEachId(path, fields, 'by', (speaker) => addEdge([...path, 'by'], 'MADE', speaker, statement));
    for (const [claim, stance] of Object.entries(isFields(fields['expresses']) ? fields['expresses'] : {})) {
      const id = idOf([...path, 'expresses', claim], claim);
      if (id !== undefined) addEdge([...path, 'expresses', claim], 'EXPRESSES', statement, id, { stance });
    }
    forEachId(path, fields, 'about', (other) => addEdge([...path, 'about'], 'ABOUT', statement, other));
    forEachId(path, fields, 'respondsTo', (other) => addEdge([...path, 'respondsTo'], 'RESPONDS_TO', statement, other));
    forEachId(path, fields, 'madeAt', (other) => addEdge([...path, 'madeAt'], 'MADE_AT', statement, other));
    forEachId(path, fields, 'reportedBy', (other, place) =>
      addEdge([...path, 'reportedBy'], 'REPORTED_BY', statement, other, { order: place + 1 }),
    );
    for (const [nth, place] of listOf(fields['places']).entries()) {
      // A statement may be read at several places of one source: parallel edges, told apart by their number.
      addEdge([...path, 'places'], 'REPORTED_IN', statement, source, isFields(place) ? place : {}, nth === 0 ? undefined : String(nth + 1));
    }
  }

  yield* nodes;
  yield* edges;
  for (const { path, message } of faults) yield { line: lineAt(path), fault: message };
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

function textField<Name extends string>(name: Name, value: unknown): { [N in Name]?: string } {
  return (value === undefined || value === null ? {} : { [name]: String(value) }) as { [N in Name]?: string };
}

function present(properties: Fields): Fields {
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined && value !== null));
}
