// Roll calls of the UN General Assembly, the tables of the unvotes package (votes; roll calls with their issues), after Voeten, "Data and Analyses of
// Voting in the UN General Assembly" (doi:10.7910/DVN/LEJUQZ). A vote is a statement on a claim, what was put to the vote; the roll call is the event it
// was made at. docs/datasets.md says more.
import { isCalendarDay } from '../../server/graph/dates.ts';
import { claimId, countryId, eventId, slug, sourceId, statementId } from '../../server/graph/ids.ts';
import type { SpeechAct, Stance } from '../../server/graph/kinds.ts';
import { countryNamed, countryWithIso2 } from '../country-names.ts';
import { countryOf } from '../countries.ts';
import type { Dataset, FindNodes, Loaded, ReadRecord, Reading } from './dataset.ts';
import { edgeAt, givenOnce } from './elements.ts';
import { readableText } from './readable-text.ts';

type Fields = Readonly<Record<string, string | undefined>>;

/** What each vote says of the claim; whoever was absent said nothing. */
const VOTES: Readonly<Record<string, { stance: Stance; act: SpeechAct; words: string } | 'ABSENT'>> = {
  yes: { stance: 'ASSERTS', act: 'STATE', words: 'Votes yes' },
  no: { stance: 'DENIES', act: 'REJECT', words: 'Votes no' },
  abstain: { stance: 'DECLINES_TO_COMMENT', act: 'NO_COMMENT', words: 'Abstains' },
  absent: 'ABSENT',
  'not a member': 'ABSENT',
};

const SOURCE = { title: 'Roll calls', publisher: 'UN General Assembly' };
const REPORTED_IN = sourceId(SOURCE);
/** Roll calls are asked for in the store many at a time, since they are numbered and their votes stand one behind the other. */
const AHEAD = 1_000;

export const unVotes: Dataset = {
  name: 'un-votes',
  tables: [
    ['rcid', 'date', 'resolution', 'description'],
    ['rcid', 'country', 'vote'],
  ],
  open,
};

interface RollCall {
  claim: string;
  event: string;
  /** `YYYY-MM-DD`; undefined while only its votes are known. */
  date?: string;
  /** Whether claim and event are in the store or on their way there. */
  isGiven: boolean;
}

function open(findNodes: FindNodes): Reading {
  const rollCalls = new Map<number, RollCall>();
  const countries = new Map<string, string>();
  const sourceAt = givenOnce({ id: REPORTED_IN, kind: 'SOURCE', properties: SOURCE });
  const counts = { absent: 0, strange: 0, undated: 0 };

  const rollCallElements = (line: number, { claim, event, date }: RollCall, text: string, name: string): Loaded[] => {
    const when = date === undefined ? {} : { date: { start: date, end: date, precision: 'DAY' } };
    return [
      ...sourceAt(line),
      { line, node: { id: claim, kind: 'CLAIM', properties: { text } } },
      { line, node: { id: event, kind: 'EVENT', properties: { name, eventType: 'roll call', ...when } } },
      edgeAt(line, 'REPORTED_IN', event, REPORTED_IN),
    ];
  };

  function readRollCall(line: number, rcid: number, fields: Fields): Loaded[] {
    const { date = '' } = fields;
    if (!isCalendarDay(date)) return [{ line, fault: `has the date "${date}", which is not a day written YYYY-MM-DD.` }];
    const rollCall = { ...idsOf(rcid), date, isGiven: true };
    rollCalls.set(rcid, rollCall);
    return rollCallElements(line, rollCall, claimText(rcid, fields), eventName(rcid, fields));
  }

  /** Finds out what the store has of this roll call and of those that follow it. */
  async function lookAhead(rcid: number): Promise<void> {
    const asked = Array.from({ length: AHEAD }, (_, nth) => rcid + nth).filter((number) => !rollCalls.has(number));
    const events = await findNodes(asked.map((number) => idsOf(number).event));
    const claims = await findNodes(asked.map((number) => idsOf(number).claim));
    for (const [place, number] of asked.entries()) {
      const event = events[place];
      const date = event?.kind === 'EVENT' ? event.properties.date?.start : undefined;
      rollCalls.set(number, {
        ...idsOf(number),
        ...(date === undefined ? {} : { date }),
        isGiven: event !== null && claims[place] !== null,
      });
    }
  }

  function readVote(line: number, rcid: number, rollCall: RollCall, fields: Fields): Loaded[] {
    const word = (fields['vote'] ?? '').trim().toLowerCase();
    const vote = Object.hasOwn(VOTES, word) ? VOTES[word]! : undefined;
    if (vote === undefined) return [{ line, fault: `has the vote "${word}"; a vote is one of ${Object.keys(VOTES).join(', ')}.` }];
    if (vote === 'ABSENT') {
      counts.absent += 1;
      return [];
    }
    const speaker = speakerOf(line, fields);
    if ('fault' in speaker) return [speaker];
    const { date, claim, event, isGiven } = rollCall;
    if (date === undefined) counts.undated += 1;
    const unknown = isGiven ? [] : rollCallElements(line, rollCall, claimText(rcid, {}), eventName(rcid, {}));
    rollCall.isGiven = true;
    const id = statementId(`unga.${rcid}`, speaker.id.slice('country:'.length));
    const properties = {
      text: `${vote.words} in UN roll call ${rcid}`,
      act: vote.act,
      ...(date === undefined ? {} : { saidAt: { start: date, end: date, precision: 'DAY' } }),
      cue: word,
    };
    return [
      ...unknown,
      ...speaker.elements,
      { line, node: { id, kind: 'STATEMENT', properties } },
      edgeAt(line, 'MADE', speaker.id, id, { source: REPORTED_IN }),
      edgeAt(line, 'EXPRESSES', id, claim, { stance: vote.stance }),
      edgeAt(line, 'MADE_AT', id, event),
    ];
  }

  /** A country on no list is kept under its name. */
  function speakerOf(line: number, fields: Fields): { id: string; elements: Loaded[] } | { line: number; fault: string } {
    const name = (fields['country'] ?? '').trim();
    const iso2 = (fields['iso2'] ?? '').trim();
    const key = `${name}\t${iso2}`;
    const known = countries.get(key);
    if (known !== undefined) return { id: known, elements: [] };
    const found = countryOf(countryNamed(name) ?? countryWithIso2(iso2) ?? '');
    if (!found && name === '') return { line, fault: `names no country, and "${iso2}" is the code of none.` };
    if (!found) counts.strange += 1;
    const { id, properties } = found ?? { id: countryId(slug(name)), properties: { name } };
    countries.set(key, id);
    return { id, elements: [{ line, node: { id, kind: 'COUNTRY', properties } }] };
  }

  return {
    read({ line, value }: ReadRecord) {
      const fields = value as Fields;
      const written = (fields['rcid'] ?? '').trim();
      if (!/^\d{1,9}$/u.test(written)) return [{ line, fault: `has the roll call "${written}", which is not a number.` }];
      const rcid = Number(written);
      if (!('vote' in fields)) return readRollCall(line, rcid, fields);
      const rollCall = rollCalls.get(rcid);
      if (rollCall) return readVote(line, rcid, rollCall, fields);
      return lookAhead(rcid).then(() => readVote(line, rcid, rollCalls.get(rcid)!, fields));
    },
    notes: () =>
      [
        { count: counts.strange, what: 'countries are on no list; kept by their name alone.' },
        { count: counts.absent, what: 'rows tell of an absence, which is no statement.' },
        {
          count: counts.undated,
          what: 'votes have no date, since their roll calls are not known; load the table of roll calls together with the votes.',
        },
      ].filter(({ count }) => count > 0),
  };
}

function idsOf(rcid: number): { claim: string; event: string } {
  return { claim: claimId(`unga ${rcid}`), event: eventId(`unga ${rcid}`) };
}

/** What whoever votes yes asserts, and whoever votes no denies. */
function claimText(rcid: number, fields: Fields): string {
  const what = readableText(fields['description'] ?? '') || readableText(fields['title'] ?? '');
  const motion = (fields['resolution'] ?? '').trim() || 'The motion';
  const text = what.replace(/ *: *resolution( \/.*)?$/u, '');
  return text === '' ? `What was put to UN General Assembly roll call ${rcid} should pass` : `${motion} should pass: ${text}`;
}

function eventName(rcid: number, fields: Fields): string {
  const motion = (fields['resolution'] ?? '').trim();
  const title = readableText(fields['title'] ?? '').slice(0, 500);
  const issues = (fields['issues'] ?? '').split('|').join(', ').slice(0, 300);
  const subject = [motion, title].filter((part) => part !== '').join(', ');
  return `UN General Assembly roll call ${rcid}${subject === '' ? '' : `: ${subject}`}${issues === '' ? '' : ` (${issues})`}`;
}
