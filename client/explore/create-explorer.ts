// The explorer: what is drawn, and what a person can do to it, put together from the rooms beside this file.
import { computed } from '@preact/signals';
import { SearchDocument } from '../api/operations.generated.ts';
import type { SendRequest } from '../api/request.ts';
import { keepInGraph, removeFromGraph, visibleGraph } from '../graph/change-graph.ts';
import { standings } from '../graph/reading.ts';
import { graphFilterOf, OPEN_FILTER, type ViewFilter } from '../graph/filter.ts';
import { capitalised } from '../graph/words.ts';
import { noteOnLayout, type Arrange } from './arrange.ts';
import type { Explorer } from './explorer.ts';
import { createCanvasIntents } from './create-canvas-intents.ts';
import { createExpand } from './expand.ts';
import { createFindPaths } from './find-paths.ts';
import { createGrow } from './grow.ts';
import { setLater, type Later } from './load.ts';
import { createOpenView, type OpenViewOptions } from './open-view.ts';
import { createPictureState } from './picture.ts';
import { createRequests } from './requests.ts';
import { createSavedViews } from './saved-views.ts';
import { createTimeFilter } from './time-filter.ts';
import { createViews } from './views.ts';

export interface ExplorerEffects extends Partial<Omit<OpenViewOptions, 'tellUnknown'>> {
  send: SendRequest;
  arrange: Arrange;
  /** Calls `run` after a while, and gives back how to call it off. */
  later?: Later;
}

const HITS = 12;
/** How many unknown ids a sentence names. */
const MAX_NAMED = 3;

export function createExplorer(effects: ExplorerEffects): Explorer {
  const { send, arrange, later = setLater } = effects;
  const { addressedIds = [], addressedView, maxClaims, selectsFirst = false } = effects;
  const state = createPictureState();
  const requests = createRequests(send, later);
  const grow = createGrow(state, requests, arrange, (id) => tellUnknown([id], false));
  const views = createViews(requests.shownQuery);
  const saved = createSavedViews(state, grow, arrange, views);
  const opening = { addressedIds, addressedView, maxClaims, selectsFirst, tellUnknown };
  const { totals, opened, start } = createOpenView(state, requests, grow, arrange, saved, opening);
  const { picture, change } = state;
  const visible = computed(() => visibleGraph(picture.value.graph, picture.value.filter));
  const { leftOut, ...expanding } = createExpand(state, requests, grow, send);
  const paths = createFindPaths(state, requests, grow);

  function tellUnknown(ids: readonly string[], whole: boolean): void {
    const named = ids
      .slice(0, MAX_NAMED)
      .map((id) => `"${id}"`)
      .join(', ');
    const message =
      ids.length === 1
        ? `${named} is not in this graph.`
        : `${ids.length} of the nodes asked for are not in this graph: ${named}${ids.length > MAX_NAMED ? ' and others' : ''}.`;
    const sentence = whole ? 'Search for it by name, or open the contested claims.' : 'The others are drawn; search for it by name.';
    const nextSteps = whole ? [{ label: 'Open the contested claims', run: () => location.assign('/') }] : [];
    requests.fail({ code: 'UNKNOWN_ID', message }, sentence, nextSteps, whole);
  }

  function toggle<K extends 'kindsOff' | 'stancesOff' | 'edgeKindsOff'>(
    list: K,
    word: ViewFilter[K] extends ReadonlySet<infer W> ? W : never,
  ): void {
    const { filter } = picture.value;
    const next = new Set(filter[list] as ReadonlySet<typeof word>);
    const wasOff = next.delete(word);
    if (!wasOff) next.add(word);
    const words = String(word).toLowerCase().replaceAll('_', ' ');
    change(`${wasOff ? 'show' : 'leave out'} ${words}`, { filter: { ...filter, [list]: next } });
  }

  return {
    graph: state.part('graph'),
    visible,
    positions: state.part('positions'),
    pinned: state.part('pinned'),
    selection: state.selection,
    filter: state.part('filter'),
    layout: state.part('layout'),
    layoutNote: computed(() => noteOnLayout(picture.value.graph, picture.value.layout)),
    totals,
    leftOut,
    reading: computed(() => {
      const [most] = standings(visible.value);
      if (!most) return undefined;
      const { claim: claimId, asserts, denies, holdBack } = most;
      const claim = visible.value.nodes.get(claimId)?.label ?? claimId;
      return { claimId, claim, asserts: asserts.size, denies: denies.size, holdBack: holdBack.size };
    }),
    activity: requests.activity,
    failure: requests.failure,
    remark: state.remark,
    undoName: state.undoName,
    redoName: state.redoName,
    ...views,
    ...createTimeFilter(state),
    opened,

    start,
    async search(text, abort) {
      const answer = await send(SearchDocument, { text, filter: graphFilterOf(picture.value.filter), first: HITS }, abort);
      if (!answer.error) return answer.data.search.edges.map(({ node }) => node);
      requests.fail(answer.error, 'The search was not answered; what is drawn stays as it was.', []);
      return undefined;
    },
    async show(id) {
      const from = paths.pathStart.value;
      await grow.show(id);
      // Who looks for the other end of a path may find it by its name.
      if (from !== undefined && from !== id && picture.value.graph.nodes.has(id)) await paths.findPaths(from, id);
    },
    draw: grow.draw,
    ...expanding,
    ...paths,
    ...createCanvasIntents(state, visible, arrange, paths),
    hide(ids) {
      const drawn = ids.filter((id) => picture.value.graph.nodes.has(id));
      if (drawn.length === 0) return;
      const name = drawn.length === 1 ? state.nameOf(drawn[0]!) : `${drawn.length} nodes`;
      change(`hide ${name}`, { graph: removeFromGraph(picture.value.graph, new Set(drawn)) }, `${capitalised(name)} hidden.`);
    },
    keepOnly(ids) {
      if (ids.length === 0) return;
      const name = ids.length === 1 ? state.nameOf(ids[0]!) : `${ids.length} nodes`;
      change(
        `keep only ${name}`,
        { graph: keepInGraph(picture.value.graph, new Set(ids)) },
        `Only ${name} ${ids.length === 1 ? 'is' : 'are'} kept.`,
      );
    },
    move(moved) {
      change(moved.size === 1 ? `move ${state.nameOf([...moved.keys()][0]!)}` : `move ${moved.size} nodes`, {
        positions: new Map([...picture.value.positions, ...moved]),
      });
    },
    undo: state.undo,
    redo: state.redo,
    toggleKind: (kind) => toggle('kindsOff', kind),
    toggleStance: (stance) => toggle('stancesOff', stance),
    toggleEdgeKind: (kind) => toggle('edgeKindsOff', kind),
    showAll() {
      change('show everything', { filter: OPEN_FILTER });
    },
    dismissFailure: requests.dismissFailure,
    tellFailure: ({ title, sentence, code, nextSteps, whole }) => requests.fail({ code, message: title }, sentence, nextSteps, whole),
    tellUnknown: (ids) => tellUnknown(ids, false),
    saved,
  };
}
