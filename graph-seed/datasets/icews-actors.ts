// An actor of ICEWS to a node: its name, and where the file has them its sectors and its country, to a country, a body, or people.
// Flows in: one end of an event. Flows out: a node, and the edge by which it belongs to its country or speaks for it.
import { agencyId, edgeId, officialId } from '../../server/graph/ids.ts';
import { countryNamed } from '../country-names.ts';
import { countryOf } from '../countries.ts';
import type { Loaded } from './dataset.ts';
import { BODY_WORDS, KNOWN_BODIES, NOBODY_IN_PARTICULAR, PEOPLE_WORDS, SINGLE_NAMED_PEOPLE, STATE_VOICES, TITLES } from './icews-words.ts';

export interface IcewsActor {
  name: string;
  /** As the file has them; empty where it has none. */
  sectors: readonly string[];
  /** The file's country column; undefined where it is empty or the file has no such column. */
  country: string | undefined;
}

export interface IcewsActors {
  /** The actor's id, and what has not been given yet of its node, its country, and the edge between the two. */
  resolve(actor: IcewsActor, line: number): { id: string; elements: Loaded[] };
  notes(): { count: number; what: string }[];
}

type Unresolved = 'nobody' | 'kind' | 'country';
type Kind = { kind: 'AGENCY'; type?: string } | { kind: 'OFFICIAL'; unnamed: boolean; isGuess?: true };

const NOTES: Readonly<Record<Unresolved, string>> = {
  nobody: 'actors are nobody in particular ("Unspecified Actor", a part of the world); kept as unnamed officials.',
  kind: 'actors have a name that does not tell a person from a body; kept as officials.',
  country: 'actors belong to something that is not a country on any list; kept without one.',
};

const knownBodies = new Map(Object.entries(KNOWN_BODIES).flatMap(([type, names]) => names.map((name) => [name, type] as const)));

/** What a sector says of a body that its name does not tell; the first that the body has counts. */
const TYPES_BY_SECTOR: readonly (readonly [string, string])[] = [
  ['Military', 'military'],
  ['Police', 'police'],
  ['Judicial', 'court'],
  ['Legislative / Parliamentary', 'parliament'],
  ['International Government Organization', 'international organisation'],
  ['Parties', 'party'],
  ['News', 'news outlet'],
  ['State Media', 'news outlet'],
  ['Media', 'news outlet'],
  ['Business', 'company'],
  ['Nongovernmental Organizations / Activists', 'non-governmental organisation'],
  ['Executive', 'government'],
  ['Government', 'government'],
  ['Insurgents', 'armed group'],
  ['Rebel', 'armed group'],
  ['Separatists', 'armed group'],
  ['Unidentified Forces', 'armed group'],
];

/** A state speaks through its executive and its forces. */
const STATE_SECTORS = ['Executive', 'Executive Office', 'Cabinet', 'Military', 'Police'];
/** Of government in a wider sense these are not the voice of their state. */
const OTHER_GOVERNMENT = [
  'Legislative / Parliamentary',
  'Judicial',
  'Local',
  'Provincial',
  'Municipal',
  'Opposition Major Party (Out Of Government)',
];

/** Sectors that only bodies have. */
const BODY_SECTORS = ['News'];
/** Sectors that single out a person: ICEWS's bodies with these have a word in their name that says so. */
const PERSON_SECTORS = ['Elite', 'Executive', 'Executive Office', 'Cabinet', 'Legislative / Parliamentary', 'Parties', 'Government'];

/** Remembers what it has given: the first word on an actor counts, so that loading a file again gives the same. */
export function createIcewsActors(): IcewsActors {
  const ids = new Map<string, string>();
  const given = new Set<string>();
  const counts = new Map<Unresolved, number>();

  return {
    resolve(actor, line) {
      const key = [actor.name, actor.country ?? '', ...actor.sectors.toSorted()].join('\t');
      const known = ids.get(key);
      if (known !== undefined) return { id: known, elements: [] };
      const { id, elements, unresolved } = resolveActor(actor, line);
      ids.set(key, id);
      if (unresolved !== undefined && !given.has(id)) counts.set(unresolved, (counts.get(unresolved) ?? 0) + 1);
      const fresh = elements.filter((element) => !given.has(idOf(element)));
      for (const element of fresh) given.add(idOf(element));
      return { id, elements: fresh };
    },
    notes: () => [...counts].map(([unresolved, count]) => ({ count, what: NOTES[unresolved] })),
  };
}

function resolveActor(actor: IcewsActor, line: number): { id: string; elements: Loaded[]; unresolved?: Unresolved | undefined } {
  const { name, sectors } = actor;
  const own = sectors.length === 0 ? countryNamed(name) : undefined;
  const column = actor.country === undefined ? undefined : countryNamed(actor.country);
  if (own !== undefined && (column === undefined || column === own)) {
    const country = countryElement(own, line);
    return { id: country.node.id, elements: [country] };
  }
  const isNobody = NOBODY_IN_PARTICULAR.test(name);
  const [group, qualifier] = isNobody ? [name] : splitName(name);
  const qualified = qualifier === undefined ? undefined : countryNamed(qualifier);
  const kind: Kind = isNobody ? { kind: 'OFFICIAL', unnamed: true } : kindOf(name, group, qualifier, sectors);
  const code = column ?? qualified;
  // A name that is told apart by its country gets an id that says so; every other name is one actor's in ICEWS.
  const parts: [string, string?] = qualified === undefined ? [name] : [group, countryOf(qualified)!.properties.name];
  const isStrange = code === undefined && (actor.country !== undefined || qualifier !== undefined);
  const unresolved = isNobody ? 'nobody' : 'isGuess' in kind ? 'kind' : isStrange ? 'country' : undefined;

  if (kind.kind === 'AGENCY') {
    const id = agencyId(...parts);
    const type = kind.type ?? TYPES_BY_SECTOR.find(([sector]) => sectors.includes(sector))?.[1];
    const node = { line, node: { id, kind: 'AGENCY', properties: { name, ...(type === undefined ? {} : { agencyType: type }) } } };
    return { id, elements: [node, ...(code === undefined ? [] : belongs('PART_OF', id, code, {}, line))], unresolved };
  }
  const id = officialId(...parts);
  const office = kind.unnamed && !isNobody ? { office: group } : {};
  const node = { line, node: { id, kind: 'OFFICIAL', properties: { name, ...office, ...(kind.unnamed ? { unnamed: true } : {}) } } };
  const speaks = code !== undefined && (sectors.length > 0 ? isStateVoice(sectors) : STATE_VOICES.has(group));
  return { id, elements: [node, ...(speaks ? belongs('SPEAKS_FOR', id, code, office, line) : [])], unresolved };
}

function countryElement(code: string, line: number) {
  const { id, properties } = countryOf(code)!;
  return { line, node: { id, kind: 'COUNTRY', properties } };
}

function belongs(kind: 'PART_OF' | 'SPEAKS_FOR', id: string, code: string, properties: object, line: number): Loaded[] {
  const country = countryElement(code, line);
  const to = country.node.id;
  return [country, { line, edge: { id: edgeId(kind, id, to), kind, from: id, to, properties } }];
}

function isStateVoice(sectors: readonly string[]): boolean {
  if (sectors.some((sector) => STATE_SECTORS.includes(sector))) return true;
  return sectors.includes('Government') && !sectors.some((sector) => OTHER_GOVERNMENT.includes(sector));
}

/** `Police (India)` to `Police` and `India`; the second is missing where the name has no such end. */
function splitName(name: string): [string, string?] {
  let depth = 0;
  for (let at = name.length - 1; at > 1; at -= 1) {
    if (name[at] === ')') depth += 1;
    if (name[at] === '(') depth -= 1;
    if (depth === 0) return name[at] === '(' && name[at - 1] === ' ' ? [name.slice(0, at - 1), name.slice(at + 1, -1)] : [name];
  }
  return [name];
}

function kindOf(name: string, group: string, qualifier: string | undefined, sectors: readonly string[]): Kind {
  const known = knownBodies.get(name);
  if (known !== undefined) return { kind: 'AGENCY', type: known };
  const unnamed = qualifier !== undefined;
  if (STATE_VOICES.has(group) || TITLES.test(group) || PEOPLE_WORDS.test(group)) return { kind: 'OFFICIAL', unnamed };
  const body = BODY_WORDS.find(([word]) => word.test(group));
  if (body) return { kind: 'AGENCY', ...(body[1] === undefined ? {} : { type: body[1] }) };
  if (unnamed) return { kind: 'OFFICIAL', unnamed };
  const isPersonsName = SINGLE_NAMED_PEOPLE.has(name);
  if (sectors.some((sector) => BODY_SECTORS.includes(sector)) || (!/\s/u.test(name) && !isPersonsName)) return { kind: 'AGENCY' };
  if (isPersonsName || sectors.some((sector) => PERSON_SECTORS.includes(sector))) return { kind: 'OFFICIAL', unnamed };
  return { kind: 'OFFICIAL', unnamed, isGuess: true };
}

function idOf(element: Loaded): string {
  return 'node' in element ? String(element.node.id) : 'edge' in element ? String(element.edge.id) : '';
}
