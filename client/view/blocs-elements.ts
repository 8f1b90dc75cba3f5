// Blocs as Cytoscape's elements: speakers, ties, and behind them each bloc's box with its title.
import type { ElementDefinition } from 'cytoscape';
import type { BlocsPicture } from '../explore/blocs-view.ts';
import type { Bloc } from '../graph/blocs.ts';
import type { MatrixSpeaker } from '../graph/matrix.ts';
import type { DrawnTie } from '../graph/ties.ts';
import type { BlocsLayout } from './layouts/blocs.ts';

/** Ids of marks begin so; ids of nodes never hold a control character. */
const MARK = '\u0001';

export function tieId({ source, target }: Pick<DrawnTie, 'source' | 'target'>): string {
  return `${MARK}tie ${source}${MARK}${target}`;
}

/** Speakers and boxes: what stays while time is played. */
export function blocElements({ blocs, speakers }: BlocsPicture, { positions, boxes }: BlocsLayout, narrow: boolean): ElementDefinition[] {
  const marks = blocs.flatMap((bloc): ElementDefinition[] => {
    const box = boxes.find(({ id }) => id === bloc.id);
    if (!box) return [];
    const left = box.x - box.width / 2;
    const top = box.y - box.height / 2;
    const title = (name: string, text: string, y: number): ElementDefinition => ({
      group: 'nodes',
      data: { id: `${MARK}${name} ${bloc.id}`, text, room: `${box.width + 16}px` },
      position: { x: left, y },
      classes: ['title', name, ...(name === 'first' && bloc.name ? [bloc.name.stance] : [])],
      selectable: false,
      grabbable: false,
    });
    return [
      {
        group: 'nodes',
        data: { id: `${MARK}box ${bloc.id}`, width: box.width, height: box.height },
        position: { x: box.x, y: box.y },
        classes: ['box'],
        selectable: false,
        grabbable: false,
      },
      title('first', titleOf(bloc, speakers), top - 44),
      title('second', subtitleOf(bloc), top - 20),
    ];
  });
  const nodes = [...speakers.values()].flatMap((speaker): ElementDefinition[] => {
    const at = positions.get(speaker.id);
    const bloc = blocs.find(({ members }) => members.includes(speaker.id));
    if (!at || !bloc) return [];
    return [
      {
        group: 'nodes',
        data: { id: speaker.id, text: labelOf(speaker, narrow || bloc.side === 'below') },
        position: { ...at },
        classes: ['speaker', speaker.kind, ...(speaker.hollow ? ['hollow'] : []), narrow || bloc.side === 'below' ? 'under' : bloc.side],
        grabbable: false,
      },
    ];
  });
  return [...marks, ...nodes];
}

/** @param withCounts whether weights are numbers of claims, which are written on ties of more than one */
export function tieElement(tie: DrawnTie, withCounts: boolean): ElementDefinition {
  const count = Math.abs(tie.weight);
  return {
    group: 'edges',
    data: {
      id: tieId(tie),
      source: tie.source,
      target: tie.target,
      width: 1.5 + 3.5 * (withCounts && count === 1 ? 0 : tie.strength),
      text: withCounts && count > 1 ? String(count) : '',
    },
    classes: [tie.as, ...(tie.strength > 0.6 && !(withCounts && count === 1) ? ['strong'] : [])],
  };
}

function titleOf({ name, members }: Bloc, speakers: BlocsPicture['speakers']): string {
  if (name) {
    const of = name.holders === members.length ? '' : ` of ${members.length}`;
    return `${name.holders}${of} ${name.holders === 1 ? VERBS[name.stance].one : VERBS[name.stance].many}`;
  }
  const first = speakers.get(members[0]!)?.label ?? '';
  return members.length === 1 ? first : `${first} and ${members.length - 1} more`;
}

const VERBS = { ASSERTS: { one: 'asserts', many: 'assert' }, DENIES: { one: 'denies', many: 'deny' } } as const;

function subtitleOf({ name, members }: Bloc): string {
  if (name) return name.claim;
  return members.length === 1 ? 'agrees with nobody' : 'agree where nobody contests it';
}

function labelOf({ label, detail }: MatrixSpeaker, narrow: boolean): string {
  if (!narrow) return detail ? `${label}\n${detail}` : label;
  return label.length > 28 ? `${label.slice(0, 27).trimEnd()}…` : label;
}
