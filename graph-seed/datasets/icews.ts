// ICEWS coded event data, the tab-separated event files (Integrated Crisis Early Warning System, doi:10.7910/DVN/28075): one record for each event
// that a machine read in one sentence of one story. docs/datasets.md says what becomes of each column.
import { isCalendarDay } from '../../server/graph/dates.ts';
import { eventId, sourceId, statementId } from '../../server/graph/ids.ts';
import { actOf, codeOfText, codingOf } from './cameo.ts';
import type { Dataset, Loaded, ReadRecord, Reading } from './dataset.ts';
import { createIcewsActors } from './icews-actors.ts';
import { elementsOf } from './icews-elements.ts';

/** Stories that are remembered as given; one that comes again after so many others is given again, which changes nothing. */
const MAX_STORIES = 100_000;

export const icews: Dataset = {
  name: 'icews',
  tables: [['Event ID', 'Event Date', 'Source Name', 'Event Text', 'CAMEO Code', 'Target Name', 'Story ID']],
  open,
};

function open(): Reading {
  const actors = createIcewsActors();
  const stories = new Set<string>();
  let strangeCodes = 0;

  function* read({ line, value }: ReadRecord): Generator<Loaded> {
    const field = fieldsOf(value);
    const fault = faultOf(field);
    if (fault !== undefined) {
      yield { line, fault };
      return;
    }
    const text = field('Event Text') ?? `CAMEO ${field('CAMEO Code')}`;
    const code = field('CAMEO Code') ?? codeOfText(text);
    if (code === undefined || actOf(code) === undefined) strangeCodes += 1;

    const publisher = field('Publisher');
    const title = `ICEWS story ${field('Story ID')}`;
    const reportedIn = sourceId({ title, ...(publisher === undefined ? {} : { publisher }) });
    if (!stories.has(reportedIn)) {
      if (stories.size >= MAX_STORIES) stories.clear();
      stories.add(reportedIn);
      yield { line, node: { id: reportedIn, kind: 'SOURCE', properties: { title, ...(publisher === undefined ? {} : { publisher }) } } };
    }
    const actor = (end: 'Source' | 'Target') => {
      const name = field(`${end} Name`);
      if (name === undefined) return undefined;
      const sectors = (field(`${end} Sectors`) ?? '').split(',').filter((sector) => sector !== '');
      return { name, ...actors.resolve({ name, sectors, country: field(`${end} Country`) }, line) };
    };
    const source = actor('Source')!;
    const target = actor('Target');
    yield* source.elements;
    if (target) yield* target.elements;
    const id = field('Event ID')!;
    yield* elementsOf({
      line,
      // The sentence is a place in the story, though not a line of it: it tells the statement's id apart and is no `paragraph`.
      ids: { statement: statementId(reportedIn, field('Sentence Number') ?? '0', Number(id)), event: eventId(`icews ${id}`) },
      source,
      target,
      text,
      ...codingOf(code, text),
      date: field('Event Date')!,
      reportedIn,
    });
  }

  return {
    read,
    notes: () => [
      ...actors.notes(),
      ...(strangeCodes === 0 ? [] : [{ count: strangeCodes, what: 'events have a code of none of the classes of CAMEO; kept as events.' }]),
    ],
  };
}

/** ICEWS writes `NA` where it has nothing. */
function fieldsOf(record: unknown): (column: string) => string | undefined {
  const fields = record as Readonly<Record<string, string | undefined>>;
  return (column) => {
    const value = fields[column]?.trim();
    return value === '' || value === 'NA' ? undefined : value;
  };
}

function faultOf(field: (column: string) => string | undefined): string | undefined {
  const missing = ['Event ID', 'Event Date', 'Source Name', 'Story ID'].find((column) => field(column) === undefined);
  if (missing !== undefined) return `has no "${missing}"; every event needs one.`;
  if (field('Event Text') === undefined && field('CAMEO Code') === undefined) return 'has neither an "Event Text" nor a "CAMEO Code".';
  const [id, date, sentence] = [field('Event ID')!, field('Event Date')!, field('Sentence Number') ?? '0'];
  if (!/^\d{1,15}$/u.test(id)) return `has the event id "${id}", which is not a number.`;
  if (!/^\d{1,9}$/u.test(sentence)) return `has the sentence number "${sentence}", which is not a number.`;
  return isCalendarDay(date) ? undefined : `has the date "${date}", which is not a day written YYYY-MM-DD.`;
}
