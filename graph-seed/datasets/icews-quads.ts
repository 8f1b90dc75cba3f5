// ICEWS events as quadruples (source, event, target, date), the form in which forecasting benchmarks pass them on: no story, no sectors, no codes.
// Codes come from the events' wordings, countries from the actors' names; docs/datasets.md says more.
import { isCalendarDay } from '../../server/graph/dates.ts';
import { digest, eventId, sourceId, statementId } from '../../server/graph/ids.ts';
import { codeOfText, codingOf } from './cameo.ts';
import type { Dataset, Loaded, ReadRecord, Reading } from './dataset.ts';
import { givenOnce } from './elements.ts';
import { createIcewsActors } from './icews-actors.ts';
import { elementsOf } from './icews-elements.ts';

/** The file names no story: all that can be said is that ICEWS has the event. */
const SOURCE = { title: 'Event quadruples', publisher: 'ICEWS' };

export const icewsQuads: Dataset = { name: 'icews-quads', tables: [['source', 'event', 'target', 'date']], open };

function open(): Reading {
  const actors = createIcewsActors();
  const reportedIn = sourceId(SOURCE);
  const sourceAt = givenOnce({ id: reportedIn, kind: 'SOURCE', properties: SOURCE });
  let strangeTexts = 0;

  function* read({ line, value }: ReadRecord): Generator<Loaded> {
    const { source = '', event = '', target = '', date = '' } = value as Readonly<Record<string, string | undefined>>;
    if (source.trim() === '' || event.trim() === '') {
      yield { line, fault: `has no ${source.trim() === '' ? 'source' : 'event'}; every event needs one.` };
      return;
    }
    if (!isCalendarDay(date)) {
      yield { line, fault: `has the date "${date}", which is not a day written YYYY-MM-DD.` };
      return;
    }
    yield* sourceAt(line);
    const code = codeOfText(event);
    if (code === undefined) strangeTexts += 1;
    const actor = (name: string) => ({ name, ...actors.resolve({ name, sectors: [], country: undefined }, line) });
    const from = actor(source);
    const to = target.trim() === '' ? undefined : actor(target);
    yield* from.elements;
    if (to) yield* to.elements;
    // Its words are all that tells a quadruple from another: the same one in two files is one.
    const place = `${date}.${digest([source, event, target].join('\t'))}`;
    yield* elementsOf({
      line,
      ids: { statement: statementId(reportedIn, place), event: eventId(`icews ${place}`) },
      source: from,
      target: to,
      text: event,
      ...codingOf(code, event),
      date,
      reportedIn,
    });
  }

  return {
    read,
    notes: () => [
      ...actors.notes(),
      ...(strangeTexts === 0
        ? []
        : [{ count: strangeTexts, what: 'events have a wording that no CAMEO code is known for; kept as events.' }]),
    ],
  };
}
