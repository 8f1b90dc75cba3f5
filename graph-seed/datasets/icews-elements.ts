// One coded event of ICEWS to nodes and edges: what was said is a statement by the source actor about the target actor, what was done an event that
// involves both.
import { edgeId } from '../../server/graph/ids.ts';
import type { EdgeKind } from '../../server/graph/kinds.ts';
import { actOf } from './cameo.ts';
import type { Loaded } from './dataset.ts';

export interface CodedEvent {
  line: number;
  /** What its statement and its event would be called. */
  ids: { statement: string; event: string };
  /** The actors' nodes and names; a target that is not known is left out. */
  source: { id: string; name: string };
  target: { id: string; name: string } | undefined;
  /** ICEWS's wording. */
  text: string;
  /** CAMEO's; undefined where it is not known. */
  code: string | undefined;
  /** `YYYY-MM-DD`. */
  date: string;
  /** The Source node that reports it. */
  reportedIn: string;
}

/** Without the actors and the source themselves. An event whose class is not known is kept as one that was done: that somebody spoke is not known. */
export function elementsOf({ line, ids, source, target, text, code, date, reportedIn }: CodedEvent): Loaded[] {
  const act = code === undefined ? undefined : actOf(code);
  const when = { start: date, end: date, precision: 'DAY' };
  const towards = target ? `, towards ${target.name}` : '';
  const words = `${source.name}${towards}: ${text.charAt(0).toLowerCase()}${text.slice(1)}`;
  const edge = (kind: EdgeKind, from: string, to: string, properties: object = {}, discriminator?: string): Loaded => ({
    line,
    edge: { id: edgeId(kind, from, to, discriminator), kind, from, to, properties },
  });

  if (act !== undefined && act !== 'MATERIAL') {
    const id = ids.statement;
    return [
      { line, node: { id, kind: 'STATEMENT', properties: { text: words, act, saidAt: when, cameoCode: code } } },
      edge('MADE', source.id, id),
      ...(target ? [edge('ABOUT', id, target.id)] : []),
      edge('REPORTED_IN', id, reportedIn),
    ];
  }
  const id = ids.event;
  const eventType = code === undefined ? text : `${text} (CAMEO ${code})`;
  return [
    // One machine read one sentence of one report: that it happened is what the report says, and no more is known here.
    { line, node: { id, kind: 'EVENT', properties: { name: words, eventType, date: when, alleged: true } } },
    // The role tells the two edges apart where an actor acts on itself.
    edge('INVOLVES', id, source.id, { role: 'source', source: reportedIn }, 'source'),
    ...(target ? [edge('INVOLVES', id, target.id, { role: 'target', source: reportedIn }, 'target')] : []),
    edge('REPORTED_IN', id, reportedIn),
  ];
}
