// CAMEO's event codes as ICEWS writes them, and what a class is here: something said (with its speech act) or something done.
// Codes and classes: Schrodt, "CAMEO: Conflict and Mediation Event Observations, Event and Actor Codebook", version 1.1b3 (2012), chapter 6; wordings: the
// event texts of ICEWS coded event data. Which classes are verbal and which material is the four-way grouping of event-data research (GDELT's QuadClass):
// 01-05 verbal cooperation, 06-08 material cooperation, 09-13 verbal conflict, 14-20 material conflict.
import type { SpeechAct } from '../../server/graph/kinds.ts';
import { EVENT_TEXTS } from './cameo-texts.ts';

/**
 * The speech act of a code, by its longest beginning that is listed; the two digits of each verbal class are. Classes that name no act of their own
 * (consult, engage in diplomatic cooperation, investigate) are STATE.
 */
export const ACTS: Readonly<Record<string, SpeechAct>> = {
  '01': 'STATE',
  '011': 'NO_COMMENT',
  '014': 'CONSIDER',
  '015': 'CONFIRM',
  '016': 'DENY',
  '02': 'APPEAL',
  '03': 'PROMISE',
  '04': 'STATE',
  '05': 'STATE',
  '09': 'STATE',
  '10': 'DEMAND',
  '11': 'CRITICIZE',
  '112': 'ACCUSE',
  '12': 'REJECT',
  '13': 'THREATEN',
};

/** Classes that are done, not said. */
export const MATERIAL_CLASSES: readonly string[] = ['06', '07', '08', '14', '15', '16', '17', '18', '19', '20'];

/** What a code stands for: a speech act, `MATERIAL`, or undefined where it is of none of CAMEO's twenty classes. */
export function actOf(code: string): SpeechAct | 'MATERIAL' | undefined {
  if (!/^\d{2,4}$/u.test(code)) return undefined;
  if (MATERIAL_CLASSES.includes(code.slice(0, 2))) return 'MATERIAL';
  for (let length = code.length; length >= 2; length -= 1) {
    const act = ACTS[code.slice(0, length)];
    if (act) return act;
  }
  return undefined;
}

/** What a code says of an event: its act where it was said, and what it is called where it was done. A class that is not known is kept as done. */
export function codingOf(
  code: string | undefined,
  text: string,
): { act: SpeechAct | undefined; eventType: string; cameoCode: string | undefined } {
  const act = code === undefined ? undefined : actOf(code);
  return { act: act === 'MATERIAL' ? undefined : act, eventType: code === undefined ? text : `${text} (CAMEO ${code})`, cameoCode: code };
}

const codes = new Map(Object.entries(EVENT_TEXTS).flatMap(([code, texts]) => texts.map((text) => [folded(text), code] as const)));

/** The code that an event text of ICEWS stands for; undefined where it is none of them. */
export function codeOfText(text: string): string | undefined {
  return codes.get(folded(text));
}

/** Versions of the data differ in capitals and hyphens: `non-military` and `non military`. */
function folded(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z]+/gu, ' ')
    .trim();
}
