// POLECAT, the events of PLOVER that follow ICEWS (doi:10.7910/DVN/AJGVIT): tab-separated, one record for each event that a machine read in a story.
// Verbal types are statements, material ones events. docs/datasets.md says what becomes of each column.
import { isCalendarDay } from '../../server/graph/dates.ts';
import { digest, eventId, sourceId, statementId } from '../../server/graph/ids.ts';
import type { Dataset, Loaded, ReadRecord, Reading } from './dataset.ts';
import { edgeAt } from './elements.ts';
import { createIcewsActors } from './icews-actors.ts';
import { elementsOf } from './icews-elements.ts';
import { EVENT_TYPES, SECTORS } from './plover.ts';

type Field = (column: string) => string | undefined;

export const polecat: Dataset = {
  name: 'polecat',
  tables: [['Event ID', 'Event Date', 'Event Type', 'Event Mode', 'Actor Name', 'Recipient Name', 'Source']],
  open,
};

/** Stories that are remembered as given; one that comes again after so many others is given again, which changes nothing. */
const MAX_STORIES = 100_000;

function open(): Reading {
  const actors = createIcewsActors();
  const stories = new Set<string>();
  const counts = { strangeTypes: 0, uncertain: 0 };

  function* read({ line, value }: ReadRecord): Generator<Loaded> {
    const field = fieldsOf(value);
    const fault = faultOf(field);
    if (fault !== undefined) {
      yield { line, fault };
      return;
    }
    const [id, date] = [field('Event ID')!, field('Event Date')!];
    const written = field('Event Type')!.toUpperCase();
    const mode = field('Event Mode');
    const type = Object.hasOwn(EVENT_TYPES, written) ? EVENT_TYPES[written] : undefined;
    if (!type) counts.strangeTypes += 1;
    const contexts = field('Contexts');
    // Of what has not happened, or not yet, the data says so in its contexts.
    if (/\b(future|hypothetical|negation|historical)\b/iu.test(contexts ?? '')) counts.uncertain += 1;

    const [story, ...place] = id.split('_');
    const publisher = field('Source');
    const published = field('Publication Date');
    const title = `POLECAT story ${story}`;
    const reportedIn = sourceId({ title, ...(publisher === undefined ? {} : { publisher }) });
    if (!stories.has(reportedIn)) {
      if (stories.size >= MAX_STORIES) stories.clear();
      stories.add(reportedIn);
      const when =
        published !== undefined && isCalendarDay(published) ? { publishedAt: { start: published, end: published, precision: 'DAY' } } : {};
      yield {
        line,
        node: { id: reportedIn, kind: 'SOURCE', properties: { title, ...(publisher === undefined ? {} : { publisher }), ...when } },
      };
    }
    const resolve = function* (end: 'Actor' | 'Recipient'): Generator<Loaded, { id: string; name: string }[]> {
      const found: { id: string; name: string }[] = [];
      for (const actor of actorsOf(field, end)) {
        const { id: actorId, elements } = actors.resolve(actor, line);
        yield* elements;
        found.push({ id: actorId, name: actor.name });
      }
      return found;
    };
    const sources = yield* resolve('Actor');
    const targets = yield* resolve('Recipient');
    const act = type && (type.modes?.[mode ?? ''] ?? type.act);
    const what = [
      type?.words ?? written.toLowerCase(),
      ...(mode === undefined ? [] : [`(${mode})`]),
      ...(contexts === undefined ? [] : [`[${contexts}]`]),
    ];
    const at = place.length > 0 && /^[\w.-]+$/u.test(place.join('_')) ? place.join('_') : digest(id);
    // A list of actors speaks as one each: a statement has one speaker. What was done is one event of all of them.
    for (const [nth, source] of (act === undefined ? sources.slice(0, 1) : sources).entries()) {
      const several = act !== undefined && sources.length > 1 ? nth + 1 : undefined;
      const elements = elementsOf({
        line,
        ids: { statement: statementId(reportedIn, at, several), event: eventId(`polecat ${id}`) },
        source,
        target: targets[0],
        text: what.join(' '),
        act,
        eventType: mode === undefined ? written : `${written} (${mode})`,
        cameoCode: undefined,
        date,
        reportedIn,
      });
      yield* elements;
      const [main] = elements;
      if (main && 'node' in main)
        yield* further(
          line,
          String(main.node.id),
          act === undefined,
          act === undefined ? sources.slice(1) : [],
          targets.slice(1),
          reportedIn,
        );
    }
  }

  return {
    read,
    notes: () => [
      ...actors.notes(),
      ...[
        { count: counts.strangeTypes, what: 'events have a type that is none of PLOVER’s; kept as events.' },
        {
          count: counts.uncertain,
          what: 'events are told as future, hypothetical, historical or denied; kept, with their contexts in brackets.',
        },
      ].filter(({ count }) => count > 0),
    ],
  };
}

function* further(
  line: number,
  id: string,
  isDone: boolean,
  sources: readonly { id: string }[],
  targets: readonly { id: string }[],
  source: string,
): Generator<Loaded> {
  const ends = [...sources.map((actor) => ({ actor, role: 'source' })), ...targets.map((actor) => ({ actor, role: 'target' }))];
  for (const { actor, role } of ends) {
    yield isDone ? edgeAt(line, 'INVOLVES', id, actor.id, { role, source }, role) : edgeAt(line, 'ABOUT', id, actor.id);
  }
}

/** An end is a list of actors, with semicolons between them; a name that was not resolved is given as the story has it. */
function actorsOf(field: Field, end: 'Actor' | 'Recipient'): { name: string; sectors: string[]; country: string | undefined }[] {
  const list = (column: string) => (field(`${end} ${column}`) ?? '').split(';').map((part) => (part.trim() === 'None' ? '' : part.trim()));
  const [names, raw, countries] = [list('Name'), list('Name Raw'), list('Country')];
  const codes = [field(`Primary ${end} Sector`) ?? '', ...list('Sectors')].flatMap((codesOf) => codesOf.split(/[,\s]+/u));
  const sectors = [...new Set(codes.flatMap((code) => SECTORS[code] ?? []))];
  return Array.from({ length: Math.max(names.length, raw.length) }, (_, nth) => names[nth] || raw[nth] || '').flatMap((name, nth) =>
    // Countries stand for the names in their order; one alone stands for all of them.
    name === '' ? [] : [{ name, sectors, country: (countries.length === 1 ? countries[0] : countries[nth]) || undefined }],
  );
}

/** POLECAT writes `None` where it has nothing. */
function fieldsOf(record: unknown): Field {
  const fields = record as Readonly<Record<string, string | undefined>>;
  return (column) => {
    const value = fields[column]?.trim();
    return value === '' || value === 'None' || value === 'NA' ? undefined : value;
  };
}

function faultOf(field: Field): string | undefined {
  const missing = ['Event ID', 'Event Date', 'Event Type'].find((column) => field(column) === undefined);
  if (missing !== undefined) return `has no "${missing}"; every event needs one.`;
  if (actorsOf(field, 'Actor').length === 0) return 'has neither an "Actor Name" nor an "Actor Name Raw"; every event needs an actor.';
  const date = field('Event Date')!;
  return isCalendarDay(date) ? undefined : `has the date "${date}", which is not a day written YYYY-MM-DD.`;
}
