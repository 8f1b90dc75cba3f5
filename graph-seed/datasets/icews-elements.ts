// One coded event of ICEWS, or of data in its manner, to nodes and edges: what was said is a statement by the source actor about the target actor, what was done an event that
// involves both.
import type { SpeechAct } from '../../server/graph/kinds.ts';
import type { Loaded } from './dataset.ts';
import { edgeAt } from './elements.ts';

export interface CodedEvent {
  line: number;
  /** What its statement and its event would be called. */
  ids: { statement: string; event: string };
  /** The actors' nodes and names; a target that is not known is left out. */
  source: { id: string; name: string };
  target: { id: string; name: string } | undefined;
  /** What was said or done, in words. */
  text: string;
  /** Of what was said; undefined for what was done, and where it is not known that somebody spoke. */
  act: SpeechAct | undefined;
  /** What the data calls an event that was done. */
  eventType: string;
  /** CAMEO's; undefined where it is not known. */
  cameoCode: string | undefined;
  /** `YYYY-MM-DD`. */
  date: string;
  /** The Source node that reports it. */
  reportedIn: string;
}

/** Without the actors and the source themselves. */
export function elementsOf({ line, ids, source, target, text, act, eventType, cameoCode, date, reportedIn }: CodedEvent): Loaded[] {
  const when = { start: date, end: date, precision: 'DAY' };
  const towards = target ? `, towards ${target.name}` : '';
  const words = `${source.name}${towards}: ${text.charAt(0).toLowerCase()}${text.slice(1)}`;

  if (act !== undefined) {
    const id = ids.statement;
    return [
      {
        line,
        node: { id, kind: 'STATEMENT', properties: { text: words, act, saidAt: when, ...(cameoCode === undefined ? {} : { cameoCode }) } },
      },
      edgeAt(line, 'MADE', source.id, id),
      ...(target ? [edgeAt(line, 'ABOUT', id, target.id)] : []),
      edgeAt(line, 'REPORTED_IN', id, reportedIn),
    ];
  }
  const id = ids.event;
  return [
    // One machine read one sentence of one report: that it happened is what the report says, and no more is known here.
    { line, node: { id, kind: 'EVENT', properties: { name: words, eventType, date: when, alleged: true } } },
    // The role tells the two edges apart where an actor acts on itself.
    edgeAt(line, 'INVOLVES', id, source.id, { role: 'source', source: reportedIn }, 'source'),
    ...(target ? [edgeAt(line, 'INVOLVES', id, target.id, { role: 'target', source: reportedIn }, 'target')] : []),
    edgeAt(line, 'REPORTED_IN', id, reportedIn),
  ];
}
