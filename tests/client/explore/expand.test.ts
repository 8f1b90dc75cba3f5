// The explorer against a real server: expanding a hub page by page and by relation, collapsing, choosing, pinning; all of it undone again.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createSendRequest } from '../../../client/api/request.ts';
import { createExplorer } from '../../../client/explore/create-explorer.ts';
import type { Explorer } from '../../../client/explore/explorer.ts';
import { arrangeGraph } from '../../../client/view/layouts/arrange.ts';
import { serveSeed, type Served } from '../../server/http/served.ts';
import { HUB, hubBatch } from './hub.ts';

const STATEMENTS = 130;

describe('the explorer', () => {
  let served: Served;
  let explorer: Explorer;

  beforeAll(async () => {
    served = await serveSeed();
    await served.store.write(hubBatch(STATEMENTS));
  });
  afterAll(() => served.close());
  beforeEach(async () => {
    explorer = open([HUB]);
    await explorer.start();
  });

  function open(addressedIds: readonly string[]): Explorer {
    const send = createSendRequest((path, init) => fetch(`${served.url}${String(path)}`, init));
    return createExplorer({ send, arrange: (request) => Promise.resolve(arrangeGraph(request)), addressedIds });
  }

  const drawn = () => explorer.visible.value.nodes.size;
  const leftOut = () => explorer.leftOut.value.get(HUB) ?? 0;
  const made = { kind: 'MADE', direction: 'OUT' } as const;

  it('brings a hub page by page, and counts what each page left out', async () => {
    await explorer.expand(HUB, { relation: made });
    expect([drawn(), leftOut()]).toEqual([51, 80]);
    await explorer.expandNext(HUB);
    expect([drawn(), leftOut()]).toEqual([101, 30]);
    await explorer.expandNext(HUB);
    expect([drawn(), leftOut()]).toEqual([131, 0]);
    explorer.undo();
    expect([drawn(), leftOut()]).toEqual([101, 30]);
    explorer.redo();
    expect([drawn(), leftOut()]).toEqual([131, 0]);
  });

  it('keeps the lists of one node apart: by one relation, by another, by all that are shown', async () => {
    await explorer.expand(HUB, { relation: made, first: 20 });
    expect(leftOut()).toBe(STATEMENTS - 20);
    // The five are the oldest, so that no page has brought them yet; drawn by another relation they are not left out any more.
    await explorer.expand(HUB, { relation: { kind: 'ABOUT', direction: 'IN' } });
    expect([drawn(), leftOut()]).toEqual([26, STATEMENTS - 25]);
    // All that is shown begins anew, and its page brings what is not drawn yet.
    await explorer.expand(HUB, { first: 30 });
    const counts = explorer.relationsAt(HUB);
    const madeNow = counts.find(({ kind }) => kind === 'MADE')!;
    expect(madeNow.total).toBe(STATEMENTS);
    expect(leftOut()).toBe(STATEMENTS - madeNow.drawn);
  });

  it('tells directions apart where a kind of edge runs both ways', async () => {
    explorer = open(['claim:0']);
    await explorer.start();
    await explorer.expand('claim:0', { relation: { kind: 'CONTRADICTS', direction: 'OUT' } });
    expect([...explorer.graph.value.nodes.keys()].toSorted()).toEqual(['claim:0', 'claim:1', 'claim:2']);
    await explorer.expand('claim:0', { relation: { kind: 'CONTRADICTS', direction: 'IN' } });
    expect(explorer.graph.value.nodes.size).toBe(10);
    expect(explorer.leftOut.value.size).toBe(0);
    const counts = explorer.relationsAt('claim:0').filter(({ kind }) => kind === 'CONTRADICTS');
    expect(counts.map(({ direction, total, drawn: shown }) => [direction, total, shown])).toEqual([
      ['OUT', 2, 2],
      ['IN', 9, 9],
    ]);
  });

  it('shows a relation that the legend leaves out, once one expands by it', async () => {
    expect(explorer.filter.value.edgeKindsOff.has('ABOUT')).toBe(true);
    await explorer.expand(HUB, { relation: { kind: 'ABOUT', direction: 'IN' } });
    expect(explorer.filter.value.edgeKindsOff.has('ABOUT')).toBe(false);
    explorer.undo();
    expect([explorer.filter.value.edgeKindsOff.has('ABOUT'), drawn()]).toEqual([true, 1]);
  });

  it('says nothing of the step before once another was done', async () => {
    await explorer.expand(HUB);
    explorer.undo();
    expect(explorer.remark.value).toBe('Undone.');
    explorer.toggleKind('EVENT');
    expect(explorer.remark.value).toBe('');
  });

  it('expands by what the legend hides once all that it shows is drawn', async () => {
    for (let page = 0; page < 3; page += 1) await explorer.expand(HUB);
    expect([drawn(), leftOut(), explorer.filter.value.edgeKindsOff.has('ABOUT')]).toEqual([131, 0, true]);
    await explorer.expand(HUB);
    expect([drawn(), explorer.filter.value.edgeKindsOff.has('ABOUT')]).toEqual([131, false]);
    await explorer.expand(HUB);
    expect(explorer.remark.value).toBe('Nothing new to add: its neighbours are all drawn.');
  });

  it('counts as left out only what passes the clock', async () => {
    explorer.setSaid({ until: '2020-02-19' });
    await explorer.expand(HUB, { relation: made, first: 20 });
    expect([drawn(), leftOut()]).toEqual([21, 30]);
    await explorer.expandNext(HUB);
    expect([drawn(), leftOut()]).toEqual([51, 0]);
    // Without it, the list begins anew.
    explorer.setSaid(undefined);
    await explorer.expand(HUB, { relation: made, first: 20 });
    expect([drawn(), leftOut()]).toEqual([71, 60]);
  });

  it('does not count as left out what a person hid, and brings it back when asked from the beginning', async () => {
    await explorer.expand(HUB, { relation: made });
    const some = [...explorer.graph.value.nodes.keys()].filter((id) => id !== HUB).slice(0, 7);
    explorer.hide(some);
    expect([drawn(), leftOut()]).toEqual([44, 80]);
    await explorer.expandNext(HUB);
    await explorer.expandNext(HUB);
    expect([drawn(), leftOut()]).toEqual([124, 0]);
    await explorer.expand(HUB, { relation: made });
    expect(drawn()).toBe(131);
  });

  it('collapses what expanding brought, in turn too, but for what is pinned', async () => {
    await explorer.expand(HUB, { relation: made, first: 10 });
    const [child] = [...explorer.graph.value.nodes.keys()].filter((id) => id !== HUB);
    await explorer.expand(child!, { relation: { kind: 'EXPRESSES', direction: 'OUT' } });
    const [claim] = [...explorer.graph.value.nodes.values()].filter(({ kind }) => kind === 'CLAIM').map(({ id }) => id);
    expect(explorer.collapsible(HUB)).toBe(11);
    const before = explorer.graph.value;
    explorer.togglePins([claim!]);
    explorer.collapse(HUB);
    expect([...explorer.graph.value.nodes.keys()]).toEqual([HUB, claim]);
    expect([explorer.undoName.value, leftOut()]).toEqual(['collapse Hedda Hub', 0]);
    explorer.undo();
    expect(explorer.graph.value).toBe(before);
    // Collapsed, it begins anew.
    explorer.redo();
    await explorer.expand(HUB, { relation: made, first: 10 });
    expect(explorer.graph.value.nodes.size).toBe(12);
  });

  it('moves nothing when it expands, and nothing that is pinned when it arranges', async () => {
    await explorer.expand(HUB, { relation: made });
    const before = explorer.positions.value;
    await explorer.expandNext(HUB);
    for (const [id, at] of before) expect(explorer.positions.value.get(id)).toEqual(at);
    explorer.togglePins([HUB]);
    for (const layout of ['force', 'time', 'rings', 'sides'] as const) {
      await explorer.arrange(layout);
      expect(explorer.positions.value.get(HUB)).toEqual(before.get(HUB));
    }
    const kept = explorer.positions.value;
    const some = [...explorer.graph.value.nodes.keys()].slice(5, 15);
    await explorer.arrange('rings', some);
    for (const [id, at] of kept) if (!some.includes(id)) expect(explorer.positions.value.get(id)).toEqual(at);
    expect(explorer.undoName.value).toBe('arrange 10 nodes in rings');
  });

  it('keeps a step that was taken while another was under way', async () => {
    await explorer.expand(HUB, { relation: made, first: 5 });
    const [child] = [...explorer.graph.value.nodes.keys()].filter((id) => id !== HUB);
    const expanding = explorer.expand(HUB, { relation: made, first: 5 });
    explorer.hide([child!]);
    await expanding;
    expect(explorer.graph.value.nodes.has(child!)).toBe(false);
    expect(explorer.graph.value.nodes.size).toBe(10);
  });

  it('draws without selecting, and names every step', async () => {
    explorer.select([HUB]);
    expect(await explorer.draw('claim:0')).toBe(true);
    expect([[...explorer.selection.value], explorer.undoName.value]).toEqual([[HUB], 'show Claim number 0 holds']);
    expect(await explorer.draw('claim:nowhere')).toBe(false);
    expect(explorer.failure.value?.code).toBe('UNKNOWN_ID');
    const names: (string | undefined)[] = [];
    const step = (run: () => void) => {
      run();
      names.push(explorer.undoName.value);
    };
    step(() => explorer.move(new Map([[HUB, { x: 5, y: 5 }]])));
    step(() => explorer.togglePins([HUB, 'claim:0']));
    step(() => explorer.keepOnly([HUB]));
    step(() => explorer.hide([HUB]));
    expect(names).toEqual(['move Hedda Hub', 'pin 2 nodes', 'keep only Hedda Hub', 'hide Hedda Hub']);
    for (const _ of names) explorer.undo();
    expect(drawn()).toBe(2);
  });

  it('selects an edge or nodes, never both', async () => {
    await explorer.expand(HUB, { relation: made, first: 5 });
    const [edge] = explorer.graph.value.edges.keys();
    explorer.select([HUB]);
    explorer.selectEdge(edge);
    expect([explorer.selection.value.size, explorer.selectedEdge.value]).toEqual([0, edge]);
    explorer.choose('all');
    expect([explorer.selection.value.size, explorer.selectedEdge.value]).toEqual([6, undefined]);
    explorer.chooseKind('STATEMENT');
    explorer.choose('others');
    expect([...explorer.selection.value]).toEqual([HUB]);
    explorer.choose('neighbours');
    expect(explorer.selection.value.size).toBe(6);
    explorer.selectEdge(edge);
    explorer.hide([HUB]);
    expect(explorer.selectedEdge.value).toBeUndefined();
  });
});
