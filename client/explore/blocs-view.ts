// The state of the blocs: what is measured, over which threshold, and which tie or speaker is looked at; fetched while the view is shown.
import { computed, effect, signal, untracked, type ReadonlySignal } from '@preact/signals';
import { BlocsDocument, type CongruenceMeasure, type Normalisation } from '../api/operations.generated.ts';
import type { SendRequest } from '../api/request.ts';
import { findBlocs, turncoats, type Bloc } from '../graph/blocs.ts';
import { missingForStances, statementFilterOf } from '../graph/filter.ts';
import type { MatrixSpeaker } from '../graph/matrix.ts';
import { comfortableWeight, drawnTies, tiesAmong, type DrawnTie } from '../graph/ties.ts';
import type { Explorer } from './explorer.ts';
import { createFetchBlocs, type BlocsAnswer, type BlocsQuestion, type Network } from './fetch-blocs.ts';
import { createLoad, followQuestion, type Later, type Loaded } from './load.ts';
import { createTieClaims, type Focus, type TieClaims } from './tie-claims.ts';

/** Whose blocs are drawn: those of all time, in which nobody moves while time is played, or those of the chosen time. */
export type BlocsOf = 'whole' | 'chosen';

export interface BlocsPicture {
  /** Everybody who stands in a bloc. */
  speakers: ReadonlyMap<string, MatrixSpeaker>;
  blocs: readonly Bloc[];
  /** Who holds a pole in the chosen time; the others are drawn faint. */
  present: ReadonlySet<string>;
  /** The strongest first. */
  ties: readonly DrawnTie[];
  /** How many pairs agree and clash, drawn or not. */
  agreements: number;
  clashes: number;
  /** How many ties are not drawn: since agreements and clashes are equal, or as they are too weak. */
  even: number;
  tooWeak: number;
  /** Hold a pole in the chosen time, but share no claim with anybody. */
  alone: readonly MatrixSpeaker[];
  withoutPole: Network['withoutPole'];
  turncoats: ReturnType<typeof turncoats>;
  /** Ties that weigh less are not drawn: what was chosen, else what leaves few enough to be read. */
  minWeight: number;
  /** The strongest tie's weight before the threshold, 0 where there is none. */
  mostWeight: number;
  truncated: boolean;
}

export interface BlocsView {
  readonly state: ReadonlySignal<Loaded<BlocsAnswer>>;
  readonly picture: ReadonlySignal<BlocsPicture | undefined>;
  readonly measure: ReadonlySignal<CongruenceMeasure>;
  readonly normalisation: ReadonlySignal<Normalisation>;
  readonly minShared: ReadonlySignal<number>;
  readonly of: ReadonlySignal<BlocsOf>;
  readonly focus: ReadonlySignal<Focus | undefined>;
  readonly tieClaims: TieClaims;
  setMeasure(measure: CongruenceMeasure): void;
  setNormalisation(normalisation: Normalisation): void;
  setMinShared(count: number): void;
  setMinWeight(weight: number): void;
  setOf(of: BlocsOf): void;
  /** Looks at a tie or a speaker; a speaker who is drawn on the canvas is selected, too. */
  setFocus(focus: Focus | undefined): void;
  /** Whether the panel tells of this node: then it does so now. */
  tellsOf(id: string): boolean;
  moreSpeakers(): void;
  /** Asks for half as many speakers: what a request that was too much for the server may need. */
  fewerSpeakers(): void;
  retry(): void;
  cancel(): void;
}

const SPEAKERS = { first: 100, least: 10, most: 500 };
export const MAX_SHARED = 1_000;

export function createBlocsView(explorer: Explorer, send: SendRequest, later?: Later): BlocsView {
  const measure = signal<CongruenceMeasure>('SUBTRACT');
  const normalisation = signal<Normalisation>('NONE');
  const minShared = signal(1);
  const chosenWeight = signal<number | undefined>(undefined);
  const maxSpeakers = signal(SPEAKERS.first);
  const of = signal<BlocsOf>('whole');
  const focus = signal<Focus | undefined>(undefined);
  const load = createLoad(createFetchBlocs(send), later);

  followQuestion<BlocsQuestion>(load, () => {
    const { value: filter } = explorer.filter;
    if (explorer.view.value !== 'blocs' || !explorer.totals.value || missingForStances(filter)) return undefined;
    return {
      filter: statementFilterOf(filter),
      measure: measure.value,
      normalisation: normalisation.value,
      minShared: minShared.value,
      maxSpeakers: maxSpeakers.value,
    };
  });
  effect(() => {
    const { data } = load.state.value;
    if (data) untracked(() => explorer.noteQuery('blocs', { query: BlocsDocument.toString(), variables: data.variables }));
  });

  const placed = computed(() => {
    const { data } = load.state.value;
    const { kindsOff } = explorer.filter.value;
    if (!data) return undefined;
    const { speakers: all, ties, poles } = data[of.value];
    const speakers = all.filter(({ kind }) => !kindsOff.has(kind));
    const blocs = findBlocs(tiesAmong(ties, speakers), poles);
    const members = new Set(blocs.flatMap((bloc) => bloc.members));
    return { blocs, speakers: new Map(speakers.flatMap((speaker) => (members.has(speaker.id) ? [[speaker.id, speaker] as const] : []))) };
  });
  const picture = computed((): BlocsPicture | undefined => {
    const { data } = load.state.value;
    if (!data || !placed.value) return undefined;
    const { blocs, speakers } = placed.value;
    const { chosen } = data;
    const { kindsOff } = explorer.filter.value;
    const ties = tiesAmong(chosen.ties, [...speakers.values()]);
    const minWeight = chosenWeight.value ?? comfortableWeight(ties);
    const shown = drawnTies(ties, data.measure, minWeight);
    const all = drawnTies(ties, data.measure, 0);
    const clashing = all.filter(({ as }) => as === 'clash').length;
    const tied = new Set(ties.flatMap(({ source, target }) => [source, target]));
    return {
      speakers,
      blocs,
      present: new Set(chosen.speakers.map(({ id }) => id)),
      ties: shown,
      agreements: all.length - clashing,
      clashes: clashing,
      even: ties.filter(({ weight, agreements, clashes }) => weight === 0 && agreements > 0 && clashes > 0).length,
      tooWeak: all.length - shown.length,
      alone: chosen.speakers.filter(({ id, kind }) => !tied.has(id) && !kindsOff.has(kind)),
      withoutPole: chosen.withoutPole.filter(({ kind }) => !kindsOff.has(kind)),
      turncoats: of.value === 'whole' ? turncoats(blocs, ties) : [],
      minWeight,
      mostWeight: Math.abs(all[0]?.weight ?? 0),
      truncated: chosen.truncated,
    };
  });
  return {
    state: load.state,
    picture,
    measure,
    normalisation,
    minShared,
    of,
    focus,
    tieClaims: createTieClaims(explorer, send, focus, later),
    setMeasure(next) {
      measure.value = next;
      chosenWeight.value = undefined;
    },
    setNormalisation(next) {
      normalisation.value = next;
      chosenWeight.value = undefined;
    },
    setMinShared(count) {
      if (Number.isInteger(count)) minShared.value = Math.max(1, Math.min(MAX_SHARED, count));
    },
    setMinWeight(weight) {
      chosenWeight.value = Math.max(0, weight);
    },
    setOf(next) {
      of.value = next;
    },
    setFocus(next) {
      focus.value = next;
      if (next?.on === 'speaker' && explorer.graph.value.nodes.has(next.id)) explorer.select([next.id]);
    },
    tellsOf(id) {
      if (!picture.value?.speakers.has(id)) return false;
      focus.value = { on: 'speaker', id };
      return true;
    },
    moreSpeakers() {
      maxSpeakers.value = Math.min(SPEAKERS.most, maxSpeakers.value * 2);
    },
    fewerSpeakers() {
      maxSpeakers.value = Math.max(SPEAKERS.least, Math.floor(maxSpeakers.value / 2));
    },
    retry: load.retry,
    cancel: load.cancel,
  };
}
