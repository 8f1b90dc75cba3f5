// What was coded in a project of Discourse Network Analyzer 3: a person speaks for an organisation, a concept is a claim, agreement asserts or denies it,
// and the span that was marked is the evidence, with the document's text kept. docs/datasets.md says more.
import { agencyId, claimId, digest, officialId, sourceId, statementId } from '../../server/graph/ids.ts';
import type { Dataset, FindNodes, Loaded, ReadRecord, Reading } from './dataset.ts';
import { edgeAt } from './elements.ts';
import { dnaProject, type DnaDocument, type DnaStatement } from './dna-project.ts';

export const dna: Dataset = { name: 'dna', format: dnaProject, open };

const STANCES = {
  0: { stance: 'DENIES', act: 'REJECT', word: 'disagrees' },
  1: { stance: 'ASSERTS', act: 'STATE', word: 'agrees' },
} as const;

function open(findNodes: FindNodes): Reading {
  let others = 0;
  /** The texts, as digests, of the sources of this load. */
  const textOf = new Map<string, string>();

  /** That a person speaks for an organization is told with the document that says so first: given with each, it would change with every load. */
  const offices = new Set<unknown>();
  function isNews(element: Loaded): boolean {
    if (!('edge' in element) || element.edge.kind !== 'SPEAKS_FOR') return true;
    const { id } = element.edge;
    if (offices.has(id)) return false;
    offices.add(id);
    return true;
  }

  /** Spans are of one text: a document whose title, publisher and day are those of one with another text is a source of its own. */
  async function sourceOf(named: Parameters<typeof sourceId>[0], text: string): Promise<string> {
    const [plain, own] = [sourceId(named), digest(text)];
    let known = textOf.get(plain);
    if (known === undefined) {
      const [kept] = await findNodes([plain]);
      known = kept?.kind === 'SOURCE' && kept.properties.text !== undefined ? digest(kept.properties.text) : own;
      textOf.set(plain, known);
    }
    return known === own ? plain : sourceId({ ...named, title: `${named.title} ${own}` });
  }

  async function read({ line, value }: ReadRecord): Promise<Iterable<Loaded>> {
    if (typeof value !== 'object' || value === null || !('statements' in value)) {
      return [{ line, fault: 'is not from a project of Discourse Network Analyzer.' }];
    }
    const document = value as DnaDocument;
    const { title, text, source, date } = document;
    const day = dayOf(date);
    const named = source.trim() === '' ? {} : { publisher: source.trim() };
    const id = await sourceOf({ title, ...named, ...(day === undefined ? {} : { date: day }) }, text);
    return documentElements(line, document, id, named, day);
  }

  function* documentElements(
    line: number,
    { title, text, author, statements }: DnaDocument,
    source: string,
    named: { publisher?: string },
    day: string | undefined,
  ): Generator<Loaded> {
    const when = day === undefined ? undefined : { start: day, end: day, precision: 'DAY' };
    yield { line, node: { id: source, kind: 'SOURCE', properties: { title, ...named, ...(when ? { publishedAt: when } : {}), text } } };
    const lines = text.split('\n');
    for (const statement of statements) {
      if (!('concept' in statement.values || 'agreement' in statement.values)) others += 1;
      else for (const element of statementElements(line, statement, source, lines, when, author)) if (isNews(element)) yield element;
    }
  }

  return {
    read,
    notes: () =>
      others === 0 ? [] : [{ count: others, what: 'annotations are of a type that has no concept and no agreement; left out.' }],
  };
}

function* statementElements(
  line: number,
  { id: number, start, stop, values, types }: DnaStatement,
  source: string,
  lines: readonly string[],
  saidAt: object | undefined,
  author: string,
): Generator<Loaded> {
  const { person, organization, concept, agreement } = values;
  const speaker = typeof person === 'string' ? person : typeof organization === 'string' ? organization : undefined;
  const fault =
    typeof concept !== 'string'
      ? 'has no concept'
      : agreement !== 0 && agreement !== 1
        ? 'says neither agreement nor disagreement'
        : speaker === undefined
          ? 'names neither a person nor an organization'
          : undefined;
  const places = placesOf(lines, start, stop);
  if (fault !== undefined || places === undefined) {
    const where = `Statement ${number} of this document (by ${author.trim() === '' ? 'an unknown author' : author})`;
    yield { line, fault: `${where} ${fault ?? `marks the characters ${start} to ${stop}, which its text does not have`}.` };
    return;
  }
  const { stance, act, word } = STANCES[agreement as 0 | 1];
  const claim = claimId(concept as string);
  yield { line, node: { id: claim, kind: 'CLAIM', properties: { text: concept } } };

  const agency = typeof organization === 'string' ? agencyId(organization) : undefined;
  if (agency !== undefined) {
    const type = types['organization'];
    yield {
      line,
      node: { id: agency, kind: 'AGENCY', properties: { name: organization, ...(type === undefined ? {} : { agencyType: type }) } },
    };
  }
  const official = typeof person === 'string' ? officialId(person) : undefined;
  if (official !== undefined) yield { line, node: { id: official, kind: 'OFFICIAL', properties: { name: person } } };
  if (official !== undefined && agency !== undefined) yield edgeAt(line, 'SPEAKS_FOR', official, agency, { source });

  // What tells it from another one on the same span is who said what: coders may mark one span and differ. Where they do not, it is one statement.
  const id = statementId(source, `${start}-${stop}.${digest([person, organization, concept, agreement].join('\t'))}`);
  const by = official !== undefined && agency !== undefined ? `${speaker} (${String(organization)})` : speaker;
  const text = `${by} ${word}: ${String(concept)}`;
  yield { line, node: { id, kind: 'STATEMENT', properties: { text, act, ...(saidAt ? { saidAt } : {}) } } };
  yield edgeAt(line, 'MADE', (official ?? agency)!, id);
  yield edgeAt(line, 'EXPRESSES', id, claim, { stance });
  for (const [nth, place] of places.entries())
    yield edgeAt(line, 'REPORTED_IN', id, source, place, nth === 0 ? undefined : String(nth + 1));
}

/** A span of the whole text as its places line by line; undefined where it does not lie in the text. Lines without a word in it are left out. */
function placesOf(lines: readonly string[], start: number, stop: number): { paragraph: number; start: number; end: number }[] | undefined {
  const places: { paragraph: number; start: number; end: number }[] = [];
  let before = 0;
  for (const [nth, line] of lines.entries()) {
    const [from, to] = [Math.max(start - before, 0), Math.min(stop - before, line.length)];
    if (from < to && line.slice(from, to).trim() !== '') places.push({ paragraph: nth + 1, start: from, end: to });
    before += line.length + 1;
  }
  return start < stop && stop < before ? places : undefined;
}

/** DNA counts a document's day and time in seconds, without a time zone. */
function dayOf(seconds: number): string | undefined {
  const date = new Date(seconds * 1_000);
  const day = Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10);
  return /^(?!0000)\d{4}-/u.test(day) ? day : undefined;
}
