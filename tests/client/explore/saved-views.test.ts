// Saved views over a real server: taken and opened elsewhere they are the same picture; what has gone is left out and named.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ArrangeRequest } from '../../../client/explore/arrange.ts';
import { createGrow } from '../../../client/explore/grow.ts';
import { createPictureState } from '../../../client/explore/picture.ts';
import { createRequests } from '../../../client/explore/requests.ts';
import { createSavedViews } from '../../../client/explore/saved-views.ts';
import { createViews } from '../../../client/explore/views.ts';
import { arrangeGraph } from '../../../client/view/layouts/arrange.ts';
import { serveSeed, type Served } from '../../server/http/served.ts';
import { openExplorer, sendTo } from './explorers.ts';

let served: Served;
beforeAll(async () => {
  served = await serveSeed();
});
afterAll(() => served.close());

describe('the view that was open', () => {
  it('is kept with what is drawn, and opened and restored with it', async () => {
    const state = createPictureState();
    const requests = createRequests(sendTo(served), () => () => undefined);
    const views = createViews(requests.shownQuery);
    views.setView('matrix');
    const arrange = async (request: ArrangeRequest) => arrangeGraph(request);
    const saved = createSavedViews(
      state,
      createGrow(state, requests, arrange, () => undefined),
      arrange,
      views,
    );
    const kept = saved.take();
    expect(kept.view).toBe('matrix');
    const moment = saved.snapshot();
    views.setView('graph');
    await saved.open(kept, 'open it');
    expect(views.view.value).toBe('matrix');
    views.setView('table');
    saved.restore(moment, 'go back');
    expect(views.view.value).toBe('matrix');
  });
});

describe('a saved view', () => {
  it('opens elsewhere to the same picture', async () => {
    const here = await openExplorer(served);
    await here.expand('official:vassily-nebenzia', { first: 3 });
    here.toggleStance('CONSIDERS');
    here.togglePins(['country:RUS']);
    here.move(new Map([['country:RUS', { x: 700.4, y: -12.5 }]]));
    here.select(['country:RUS', 'official:vassily-nebenzia']);
    const view = here.saved.take();

    const there = await openExplorer(served, { addressedView: view });
    expect([...there.graph.value.nodes.keys()].toSorted()).toEqual([...here.graph.value.nodes.keys()].toSorted());
    expect([...there.graph.value.edges.keys()].toSorted()).toEqual([...here.graph.value.edges.keys()].toSorted());
    expect([...there.visible.value.nodes.keys()].toSorted()).toEqual([...here.visible.value.nodes.keys()].toSorted());
    expect(there.positions.value.get('country:RUS')).toEqual({ x: 700, y: -12 });
    for (const [id, { x, y }] of here.positions.value) {
      const at = there.positions.value.get(id)!;
      expect(Math.max(Math.abs(at.x - x), Math.abs(at.y - y))).toBeLessThanOrEqual(0.5);
    }
    expect(there.selection.value).toEqual(here.selection.value);
    expect(there.pinned.value).toEqual(new Set(['country:RUS']));
    expect(there.filter.value).toEqual(here.filter.value);
    expect(there.opened.value).toBe(true);
    expect(there.undoName.value).toBeUndefined();

    // The next page goes on where the last one ended.
    await here.expand('official:vassily-nebenzia', { first: 3 });
    await there.expand('official:vassily-nebenzia', { first: 3 });
    expect(new Set(there.graph.value.nodes.keys())).toEqual(new Set(here.graph.value.nodes.keys()));
  });

  it('is one step, which can be undone', async () => {
    const explorer = await openExplorer(served, { addressedIds: ['country:RUS'] });
    const other = await openExplorer(served, { addressedIds: ['country:PRK', 'country:KOR'] });
    await explorer.saved.open(other.saved.take(), 'open Korea');
    expect([...explorer.graph.value.nodes.keys()].toSorted()).toEqual(['country:KOR', 'country:PRK']);
    expect(explorer.undoName.value).toBe('open Korea');
    explorer.undo();
    expect([...explorer.graph.value.nodes.keys()]).toEqual(['country:RUS']);
  });

  it('leaves out and names what has gone from the graph', async () => {
    const view = (await openExplorer(served, { addressedIds: ['country:RUS'] })).saved.take();
    const withGone = {
      ...view,
      ids: [...view.ids, 'country:ATL'],
      positions: [...view.positions, [9, 9] as const],
      selection: ['country:ATL'],
    };
    const explorer = await openExplorer(served, { addressedView: withGone });
    expect([...explorer.graph.value.nodes.keys()]).toEqual(['country:RUS']);
    expect(explorer.positions.value.has('country:ATL')).toBe(false);
    expect(explorer.failure.value).toMatchObject({ title: '"country:ATL" is not in this graph.', code: 'UNKNOWN_ID', whole: false });
  });

  it('keeps what is drawn where nothing of it is in the graph', async () => {
    const explorer = await openExplorer(served, { addressedIds: ['country:RUS'] });
    const view = { ...explorer.saved.take(), ids: ['country:ATL'], positions: [null] };
    expect(await explorer.saved.open(view, 'open Atlantis')).toEqual({ gone: ['country:ATL'], drawn: 0 });
    expect([...explorer.graph.value.nodes.keys()]).toEqual(['country:RUS']);
    expect(explorer.undoName.value).toBeUndefined();
  });

  it('places what had no place, and opens in a layout of a later version where its nodes stand', async () => {
    const view = (await openExplorer(served, { addressedIds: ['country:RUS', 'country:PRK'] })).saved.take();
    const explorer = await openExplorer(served, { addressedView: { ...view, layout: 'spiral', positions: [[40, 50], null] } });
    expect(explorer.positions.value.get(view.ids[0]!)).toEqual({ x: 40, y: 50 });
    expect(explorer.positions.value.get(view.ids[1]!)).toBeDefined();
  });
});
