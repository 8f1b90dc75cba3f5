// The explorer: what is drawn, and what a person can do to it, put together from the rooms beside this file.
import { computed } from '@preact/signals';
import { SearchDocument } from '../api/operations.generated.ts';
import type { SendRequest } from '../api/request.ts';
import { keepInGraph, removeFromGraph, visibleGraph } from '../graph/change-graph.ts';
import { standings } from '../graph/reading.ts';
import { capitalised } from '../graph/words.ts';
import { layoutFor, noteOnLayout, type Arrange } from './arrange.ts';
import type { Explorer, ViewFilter } from './explorer.ts';
import { fetchExport as fetchExportFile } from './fetch-export.ts';
import { createGrow } from './grow.ts';
import { createOpenView, type OpenViewOptions } from './open-view.ts';
import { createPictureState } from './picture.ts';
import { createRequests } from './requests.ts';

export interface ExplorerEffects extends Partial<Omit<OpenViewOptions, 'tellUnknown'>> {
  send: SendRequest;
  arrange: Arrange;
  /** Fetches an export of these ids, as a file. */
  fetchExport?(ids: readonly string[]): Promise<Blob>;
  /** Calls `run` after a while, and gives back how to call it off. */
  later?(run: () => void, ms: number): () => void;
}

const HITS = 12;

export function createExplorer(effects: ExplorerEffects): Explorer {
  const { send, arrange, addressedIds = [], maxClaims, selectsFirst = false, fetchExport = fetchExportFile, later = setLater } = effects;
  const state = createPictureState();
  const requests = createRequests(send, later);
  const grow = createGrow(state, requests, arrange, (id) => tellUnknown([id], false));
  const { totals, start } = createOpenView(state, requests, grow, arrange, { addressedIds, maxClaims, selectsFirst, tellUnknown });
  const { picture, change } = state;
  const visible = computed(() => visibleGraph(picture.value.graph, picture.value.filter));

  function tellUnknown(ids: readonly string[], whole: boolean): void {
    const message = `${ids.length === 1 ? `"${ids[0]}" is` : `${ids.length} of the nodes in the address are`} not in this graph.`;
    const sentence = whole ? 'Search for it by name, or open the contested claims.' : 'The others are drawn; search for it by name.';
    const nextSteps = whole ? [{ label: 'Open the contested claims', run: () => location.assign('/') }] : [];
    requests.fail({ code: 'UNKNOWN_ID', message }, sentence, nextSteps, whole);
  }

  function toggle<K extends keyof ViewFilter>(list: K, word: ViewFilter[K] extends ReadonlySet<infer W> ? W : never): void {
    const { filter } = picture.value;
    const next = new Set(filter[list] as ReadonlySet<typeof word>);
    const wasOff = next.delete(word);
    if (!wasOff) next.add(word);
    const words = String(word).toLowerCase().replaceAll('_', ' ');
    change(`${wasOff ? 'show' : 'leave out'} ${words}`, { filter: { ...filter, [list]: next } });
  }

  const explorer: Explorer = {
    graph: state.part('graph'),
    visible,
    positions: state.part('positions'),
    pinned: state.part('pinned'),
    selection: state.selection,
    filter: state.part('filter'),
    layout: state.part('layout'),
    layoutNote: computed(() => noteOnLayout(picture.value.graph, picture.value.layout)),
    totals,
    leftOut: state.part('leftOut'),
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
    shownQuery: requests.shownQuery,

    start,
    async search(text, abort) {
      const answer = await send(SearchDocument, { text, first: HITS }, abort);
      if (!answer.error) return answer.data.search.edges.map(({ node }) => node);
      requests.fail(answer.error, 'The search was not answered; what is drawn stays as it was.', []);
      return undefined;
    },
    show: grow.show,
    select: state.select,
    expand: grow.expand,
    hide(ids) {
      const drawn = ids.filter((id) => picture.value.graph.nodes.has(id));
      if (drawn.length === 0) return;
      const name = drawn.length === 1 ? state.nameOf(drawn[0]!) : `${drawn.length} nodes`;
      change(`hide ${name}`, { graph: removeFromGraph(picture.value.graph, new Set(drawn)) }, `${capitalised(name)} hidden.`);
    },
    keepOnly(ids) {
      if (ids.length === 0) return;
      change('keep only the selection', { graph: keepInGraph(picture.value.graph, new Set(ids)) }, 'Only the selection is kept.');
    },
    togglePin(id) {
      const pinned = new Set(picture.value.pinned);
      const isPinned = pinned.delete(id);
      if (!isPinned) pinned.add(id);
      change(`${isPinned ? 'unpin' : 'pin'} ${state.nameOf(id)}`, { pinned }, isPinned ? 'Unpinned.' : 'Pinned.');
    },
    move(moved) {
      change(moved.size === 1 ? 'move a node' : `move ${moved.size} nodes`, { positions: new Map([...picture.value.positions, ...moved]) });
    },
    undo: state.undo,
    redo: state.redo,
    toggleKind: (kind) => toggle('kindsOff', kind),
    toggleStance: (stance) => toggle('stancesOff', stance),
    toggleEdgeKind: (kind) => toggle('edgeKindsOff', kind),
    showAll() {
      change('show everything', { filter: { kindsOff: new Set(), stancesOff: new Set(), edgeKindsOff: new Set() } });
    },
    async arrange(layout) {
      const { positions: before, pinned, graph } = picture.value;
      const fixed = new Map([...before].filter(([id]) => pinned.has(id)));
      const positions = await arrange({ layout: layoutFor(graph, layout), graph, fixed });
      change(`arrange by ${layout === 'sides' ? 'sides' : 'links'}`, { layout, positions });
    },
    dismissFailure: requests.dismissFailure,
    async exportJsonLines() {
      try {
        return await fetchExport([...picture.value.graph.nodes.keys()]);
      } catch {
        const retry = [{ label: 'Try again', run: () => void explorer.exportJsonLines() }];
        const error = { code: 'NETWORK', message: 'The export was not answered.' };
        requests.fail(error, 'No file was written; what is drawn stays as it was.', retry);
        return undefined;
      }
    },
  };
  return explorer;
}

function setLater(run: () => void, ms: number): () => void {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}
