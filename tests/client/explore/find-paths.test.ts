// Paths against a real server: the first ones, the next ones, none at all; drawn, standing out, and undone.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createSendRequest } from '../../../client/api/request.ts';
import { createExplorer } from '../../../client/explore/create-explorer.ts';
import type { Explorer } from '../../../client/explore/explorer.ts';
import { arrangeGraph } from '../../../client/view/layouts/arrange.ts';
import { serveSeed, type Served } from '../../server/http/served.ts';
import { HUB, hubBatch } from './hub.ts';

/** Every tenth statement is on `claim:0`: seven ways of two links lead there. */
const STATEMENTS = 70;

describe('paths', () => {
  let served: Served;
  let explorer: Explorer;

  beforeAll(async () => {
    served = await serveSeed();
    await served.store.write(hubBatch(STATEMENTS));
  });
  afterAll(() => served.close());
  beforeEach(async () => {
    const send = createSendRequest((path, init) => fetch(`${served.url}${String(path)}`, init));
    explorer = createExplorer({
      send,
      arrange: (request) => Promise.resolve(arrangeGraph(request)),
      addressedIds: [HUB, 'claim:0', 'country:NLD'],
    });
    await explorer.start();
  });

  const found = () => explorer.paths.value;

  it('come three at a time, each with its nodes drawn, and the ones before keep their place', async () => {
    await explorer.findPaths(HUB, 'claim:0');
    const first = found()!;
    expect([first.paths.length, first.more, explorer.graph.value.nodes.size]).toEqual([3, true, 5]);
    for (const { nodes, edges } of first.paths) {
      expect([nodes.length, edges.length]).toEqual([3, 2]);
      expect(nodes.every((id) => explorer.graph.value.nodes.has(id)) && edges.every((id) => explorer.graph.value.edges.has(id))).toBe(true);
    }
    // From the other end it is the same question.
    await explorer.findPaths('claim:0', HUB);
    expect([found()!.paths.length, found()!.more]).toEqual([6, true]);
    expect(found()!.paths.slice(0, 3)).toEqual(first.paths);
    await explorer.findPaths(HUB, 'claim:0');
    expect([found()!.paths.length, found()!.more]).toEqual([7, false]);
    expect([...explorer.selection.value].toSorted()).toEqual(['claim:0', HUB]);
  });

  it('are undone by name, and put away', async () => {
    await explorer.findPaths(HUB, 'claim:0');
    expect(explorer.undoName.value).toBe('paths between Hedda Hub and Claim number 0 holds');
    explorer.clearPaths();
    expect([found(), explorer.undoName.value]).toEqual([undefined, 'put the paths away']);
    explorer.undo();
    expect(found()!.paths).toHaveLength(3);
    explorer.undo();
    expect([found(), explorer.graph.value.nodes.size]).toEqual([undefined, 2]);
  });

  it('stand out no more once a part of them is hidden', async () => {
    await explorer.findPaths(HUB, 'claim:0');
    explorer.hide([found()!.paths[0]!.nodes[1]!]);
    expect(found()).toBeUndefined();
    explorer.undo();
    expect(found()!.paths).toHaveLength(3);
  });

  it('lead to the node that is found by its name', async () => {
    explorer.startPath(HUB);
    await explorer.show('claim:0');
    expect([found()!.from, found()!.to]).toEqual([HUB, 'claim:0']);
    expect(explorer.pathStart.value).toBeUndefined();
  });

  it('lead to the node that is selected next', async () => {
    explorer.startPath(HUB);
    explorer.select([HUB]);
    expect(explorer.pathStart.value).toBe(HUB);
    explorer.select(['claim:0']);
    await expect.poll(() => found()?.to).toBe('claim:0');
    expect(explorer.pathStart.value).toBeUndefined();
  });

  it('that do not exist are a sentence with a next step, and so is a path from a node to itself', async () => {
    await explorer.draw('country:KOR');
    const before = explorer.graph.value;
    await explorer.findPaths(HUB, 'country:KOR');
    expect(explorer.failure.value?.title).toBe('No path was found between Hedda Hub and South Korea.');
    expect(explorer.failure.value?.nextSteps.map(({ label }) => label)).toEqual(['Show everything and look again']);
    expect(explorer.graph.value).toBe(before);
    await explorer.findPaths(HUB, HUB);
    expect(explorer.remark.value).toBe('A path needs two different ends: select another node.');
  });

  it('go only over what was said in the time that the clock lets through', async () => {
    explorer.setSaid({ until: '2020-01-15' });
    await explorer.findPaths(HUB, 'claim:0');
    expect([found()!.paths.length, found()!.more]).toEqual([2, false]);
  });

  it('go only over what the legend shows', async () => {
    explorer.toggleEdgeKind('EXPRESSES');
    await explorer.findPaths(HUB, 'claim:0');
    expect(explorer.failure.value?.code).toBe('NO_PATH');
  });
});
