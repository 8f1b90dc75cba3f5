// The timeline: what was said when, over the whole graph, under the legend's filter but whatever time is brushed.
import { batch, computed, signal, type ReadonlySignal } from '@preact/signals';
import { TimelineDocument, type Granularity, type TimelineQuery } from '../api/operations.generated.ts';
import type { SendRequest } from '../api/request.ts';
import { dayNumber, unitsBetween } from '../graph/days.ts';
import { statementFilterOf, type ViewFilter } from '../graph/filter.ts';
import type { Bucket, Said } from '../graph/timeline-marks.ts';
import { STANCES } from '../graph/words.ts';
import type { Explorer } from './explorer.ts';
import { createLoad, followQuestion, type Later, type Loaded } from './load.ts';
import { createPlayer, type Player } from './player.ts';

/** A stretch of time; days, both included. */
export interface Stretch {
  from: string;
  until: string;
}

export interface TimelineAnswer {
  granularity: Granularity;
  /** The stretch of time that was asked for; undefined is all of it. */
  zoom: Stretch | undefined;
  buckets: readonly Bucket[];
  /** Statements that have a date of their own, and those that have none. */
  dated: number;
  undated: number;
  /** All statements one by one; undefined where there are too many to fetch. */
  statements: readonly Said[] | undefined;
  /** Days on which their sources came out, ascending; empty where the statements were not fetched. */
  published: readonly string[];
  /** Days before which the undated ones had been said, ascending: each before its first source came out. Empty where that is not known of all. */
  undatedBefore: readonly string[];
}

export interface Timeline {
  readonly state: ReadonlySignal<Loaded<TimelineAnswer>>;
  readonly granularity: ReadonlySignal<Granularity>;
  readonly player: Player;
  /** What of time the axis shows; undefined is all of it. */
  readonly zoom: ReadonlySignal<Stretch | undefined>;
  setZoom(zoom: Stretch | undefined): void;
  setGranularity(granularity: Granularity): void;
  /** Whether the time shown is few enough bars of this unit to be drawn. */
  isPossible(granularity: Granularity): boolean;
  retry(): void;
}

const GRANULARITIES: readonly Granularity[] = ['DAY', 'WEEK', 'MONTH', 'YEAR'];
const MAX_STATEMENTS = 200;
const MAX_UNITS = 3_000;
/** The finest unit that takes no more than this many bars is the first to be shown. */
const COMFORTABLE_UNITS = 200;

export function createTimeline(explorer: Explorer, send: SendRequest, later?: Later): Timeline {
  const chosen = signal<Granularity | undefined>(undefined);
  const zoom = signal<Stretch | undefined>(undefined);
  const units = (granularity: Granularity) => {
    const { from, until } = zoom.value ?? explorer.totals.value?.said ?? {};
    return from === undefined || until === undefined ? 1 : unitsBetween(dayNumber(from), dayNumber(until), granularity);
  };
  const granularity = computed(() => chosen.value ?? GRANULARITIES.find((unit) => units(unit) <= COMFORTABLE_UNITS) ?? 'YEAR');
  const load = createLoad(async ({ variables }: { variables: ReturnType<typeof variablesOf> }, abort: AbortSignal) => {
    const answer = await send(TimelineDocument, variables, abort);
    return answer.error ? answer : { data: answerOf(answer.data, variables) };
  }, later);
  followQuestion(load, () => {
    if (!explorer.totals.value || explorer.filter.value.kindsOff.has('STATEMENT')) return undefined;
    return { variables: variablesOf(explorer.filter.value, granularity.value, zoom.value) };
  });
  return {
    state: load.state,
    granularity,
    zoom,
    setZoom(next) {
      batch(() => {
        chosen.value = undefined;
        zoom.value = next;
      });
    },
    player: createPlayer(explorer, { units: () => load.state.peek().data?.buckets ?? [], later }),
    setGranularity(next) {
      chosen.value = next;
    },
    isPossible: (unit) => units(unit) <= MAX_UNITS,
    retry: load.retry,
  };
}

function variablesOf(filter: ViewFilter, granularity: Granularity, zoom: Stretch | undefined) {
  return { filter: statementFilterOf({ ...filter, said: zoom }), granularity, first: MAX_STATEMENTS };
}

function answerOf({ timeline, statements }: TimelineQuery, { filter, granularity }: ReturnType<typeof variablesOf>): TimelineAnswer {
  const shown = STANCES.filter((stance) => filter.stances?.includes(stance) ?? true);
  const found = statements.edges.map(({ node }) => node);
  const isWhole = statements.totalCount <= found.length;
  const dated = timeline.reduce((sum, { count }) => sum + count, 0);
  const publishedOf = (list: typeof found) =>
    list.flatMap(({ evidence }) => evidence.flatMap(({ source }) => source.publishedAt?.end ?? []));
  const undated = found.filter(({ saidAt }) => !saidAt);
  const isKnown = isWhole && undated.length > 0 && undated.every((one) => publishedOf([one]).length > 0);
  return {
    granularity,
    zoom: zoomOf(filter.said),
    buckets: timeline,
    dated,
    undated: statements.totalCount - dated,
    statements: isWhole
      ? found.map(({ id, saidAt, expresses }) => ({
          id,
          saidAt: saidAt ?? undefined,
          stances: shown.filter((stance) => expresses.some((one) => one.stance === stance)),
        }))
      : undefined,
    published: isWhole ? [...new Set(publishedOf(found))].toSorted() : [],
    undatedBefore: isKnown ? [...new Set(undated.map((one) => publishedOf([one]).toSorted()[0]!))].toSorted() : [],
  };
}

function zoomOf(said: { from?: string | null | undefined; until?: string | null | undefined } | null | undefined): Stretch | undefined {
  return said?.from && said.until ? { from: said.from, until: said.until } : undefined;
}
