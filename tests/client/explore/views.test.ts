// The views' states against the real API on the seed graph: one filter and one selection for all of them.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createSendRequest, type SendRequest } from '../../../client/api/request.ts';
import { createBlocsView } from '../../../client/explore/blocs-view.ts';
import { createExplorer } from '../../../client/explore/create-explorer.ts';
import type { Explorer } from '../../../client/explore/explorer.ts';
import { createMatrixView } from '../../../client/explore/matrix-view.ts';
import { createTableView } from '../../../client/explore/table-view.ts';
import { createTimeline } from '../../../client/explore/timeline.ts';
import { arrangeGraph } from '../../../client/view/layouts/arrange.ts';
import { serveSeed, type Served } from '../../server/http/served.ts';

const TROOPS = 'claim:north-korea-is-sending-troops-to-russia';
const NEBENZIA = 'official:vassily-nebenzia';
const BEFORE_NEBENZIA = { until: '2024-10-20' };

let served: Served;
let send: SendRequest;
let explorer: Explorer;

beforeAll(async () => {
  served = await serveSeed();
  send = createSendRequest((path, init) => fetch(new URL(path as string, served.url), init));
});
afterAll(() => served.close());
beforeEach(async () => {
  explorer = createExplorer({ send, arrange: (request) => Promise.resolve(arrangeGraph(request)) });
  await explorer.start();
});

const POLL = { timeout: 10_000, interval: 10 };

/** Agreements less clashes, as the API has them. */
async function fetchTies() {
  const { data } = await served.ask('{ congruence { ties { agreements clashes weight } } }');
  return (data!['congruence'] as { ties: { agreements: number; clashes: number; weight: number }[] }).ties;
}

describe('the matrix', () => {
  const speakers = (view: ReturnType<typeof createMatrixView>) => view.picture.value?.matrix.speakers.map(({ id }) => id) ?? [];

  it('is asked for once it is shown, with the contested claims first and the others after them', async () => {
    const view = createMatrixView(explorer, send);
    expect(view.state.value.data).toBeUndefined();
    explorer.setView('matrix');
    await expect.poll(() => speakers(view), POLL).toContain(NEBENZIA);
    const { columns, firstClaim, rows } = view.picture.value!;
    expect(columns[0]).toMatchObject({ title: 'Contested' });
    expect(columns[0]!.claims.every(({ contested }) => contested)).toBe(true);
    expect(columns.flatMap(({ claims }) => claims)).toHaveLength(explorer.totals.value!.nodeKinds.get('CLAIM')!);
    expect(firstClaim).toBe(TROOPS);
    expect(rows.find(({ title }) => title === 'Deny it')?.speakers.map(({ id }) => id)).toContain(NEBENZIA);
    expect(explorer.shownQuery.value?.query).toContain('disagreement');
  });

  it('follows the time and the legend, and comes back with undo', async () => {
    const view = createMatrixView(explorer, send);
    explorer.setView('matrix');
    await expect.poll(() => speakers(view), POLL).toContain(NEBENZIA);
    explorer.setSaid(BEFORE_NEBENZIA);
    await expect.poll(() => speakers(view), POLL).not.toContain(NEBENZIA);
    explorer.undo();
    await expect.poll(() => speakers(view), POLL).toContain(NEBENZIA);
    explorer.toggleStance('ASSERTS');
    await expect.poll(() => view.picture.value?.columns.map(({ title }) => title), POLL).toEqual(['Contested', 'Not contested', 'No pole']);
    await expect
      .poll(
        () =>
          [...(view.picture.value?.matrix.cells.values() ?? [])].some((row) =>
            [...row.values()].some(({ stances }) => stances.includes('ASSERTS')),
          ),
        POLL,
      )
      .toBe(false);
    explorer.toggleKind('OFFICIAL');
    expect(speakers(view)).not.toContain(NEBENZIA);
  });

  it('opens a cell onto its statements, with the words and the place, and closes it where the filter empties it', async () => {
    const view = createMatrixView(explorer, send);
    explorer.setView('matrix');
    await expect.poll(() => speakers(view), POLL).toContain(NEBENZIA);
    view.toggleCell({ speaker: NEBENZIA, claim: TROOPS });
    await expect.poll(() => view.statements.value.data?.statements.length, POLL).toBe(2);
    const [first] = view.statements.value.data!.statements;
    expect(first).toMatchObject({
      saidAt: { start: '2024-10-21' },
      evidence: expect.arrayContaining([expect.objectContaining({ paragraph: 17 })]),
    });
    explorer.setSaid(BEFORE_NEBENZIA);
    await expect.poll(() => view.open.value, POLL).toBeUndefined();
  });

  it('shows only what is drawn, or only what is contested, where that is asked for', async () => {
    const view = createMatrixView(explorer, send);
    explorer.setView('matrix');
    view.setScope('contested');
    await expect.poll(() => view.picture.value?.columns.map(({ title }) => title), POLL).toEqual(['Contested']);
    explorer.keepOnly([TROOPS]);
    view.setScope('drawn');
    await expect.poll(() => view.picture.value?.matrix.claims.map(({ id }) => id), POLL).toEqual([TROOPS]);
  });

  it('does not ask where the legend leaves statements out', async () => {
    explorer.toggleKind('STATEMENT');
    served.calls.clear();
    createMatrixView(explorer, send);
    explorer.setView('matrix');
    expect(served.calls.get('stanceMatrix')).toBeUndefined();
  });
});

describe('the blocs', () => {
  it('are the two camps of the seed, and what a tie stands on', async () => {
    const view = createBlocsView(explorer, send);
    explorer.setView('blocs');
    await expect.poll(() => view.picture.value !== undefined, POLL).toBe(true);
    const blocOf = (id: string) => view.picture.value!.blocs.find(({ members }) => members.includes(id))!;
    expect(blocOf(NEBENZIA)).toMatchObject({ side: 'right', name: { claimId: TROOPS, stance: 'DENIES' } });
    expect(blocOf('country:PRK')).toBe(blocOf(NEBENZIA));
    expect(blocOf('official:volodymyr-zelenskyy')).toMatchObject({ side: 'left', name: { claimId: TROOPS, stance: 'ASSERTS' } });
    expect(view.picture.value!.clashes).toBe((await fetchTies()).filter(({ weight }) => weight < 0).length);
    expect(view.picture.value!.tooWeak).toBe(0);
    view.setFocus({ on: 'tie', source: 'country:PRK', target: 'country:RUS' });
    await expect
      .poll(() => view.tieClaims.state.value.data?.claims.map(({ id, agree }) => [id, agree]).toSorted(), POLL)
      .toEqual([
        ['claim:north-korea-has-shipped-arms-to-russia-since-2023', true],
        [TROOPS, true],
      ]);
  });

  it('stay where they are while time goes by: who has not spoken yet is absent', async () => {
    const view = createBlocsView(explorer, send);
    explorer.setView('blocs');
    await expect.poll(() => view.picture.value?.present.has(NEBENZIA), POLL).toBe(true);
    const { blocs, clashes } = view.picture.value!;
    explorer.setSaid(BEFORE_NEBENZIA);
    await expect.poll(() => view.picture.value?.present.has(NEBENZIA), POLL).toBe(false);
    expect(view.picture.value?.blocs).toEqual(blocs);
    expect(view.picture.value?.clashes).toBeLessThan(clashes);
    view.setOf('chosen');
    expect(view.picture.value?.blocs.flatMap(({ members }) => members)).not.toContain(NEBENZIA);
  });

  it('take thresholds and measures', async () => {
    const view = createBlocsView(explorer, send);
    explorer.setView('blocs');
    await expect.poll(() => view.picture.value !== undefined, POLL).toBe(true);
    const ties = await fetchTies();
    const isWeak = ({ weight }: { weight: number }) => Math.abs(weight) === 1;
    view.setMinWeight(2);
    expect(view.picture.value!.tooWeak).toBe(ties.filter(isWeak).length);
    expect(view.picture.value!.ties.some(isWeak)).toBe(false);
    view.setMeasure('CONFLICT');
    const clashing = ties.filter(({ clashes }) => clashes > 0);
    await expect.poll(() => [view.picture.value?.agreements, view.picture.value?.clashes], POLL).toEqual([0, clashing.length]);
    view.setNormalisation('JACCARD');
    await expect.poll(() => view.picture.value?.mostWeight, POLL).toBeLessThanOrEqual(1);
    view.setMinShared(2);
    await expect.poll(() => view.picture.value!.clashes, POLL).toBeLessThan(clashing.length);
  });
});

describe('the timeline', () => {
  it('counts by the day, with what has no date apart, whatever time is brushed', async () => {
    const timeline = createTimeline(explorer, send);
    await expect.poll(() => timeline.state.value.data?.dated, POLL).toBe(5);
    const undated = explorer.totals.value!.nodeKinds.get('STATEMENT')! - 5;
    expect(timeline.state.value.data).toMatchObject({ granularity: 'DAY', undated, undatedBefore: ['2024-10-23'] });
    explorer.setSaid(BEFORE_NEBENZIA);
    timeline.setGranularity('MONTH');
    await expect
      .poll(() => timeline.state.value.data?.buckets.map(({ start, count }) => [start, count]), POLL)
      .toEqual([
        ['2024-06-01', 1],
        ['2024-10-01', 4],
      ]);
    explorer.toggleStance('DENIES');
    await expect.poll(() => timeline.state.value.data?.statements?.some(({ stances }) => stances.includes('DENIES')), POLL).toBe(false);
  });
});

describe('the table', () => {
  it('holds what is drawn and passes the filter, and selects what is selected everywhere', async () => {
    const view = createTableView(explorer, send);
    explorer.setView('table');
    view.setTab('statements');
    await expect.poll(() => view.rows.value.some((row) => row.is === 'node' && row.facts?.speaker.id === NEBENZIA), POLL).toBe(true);
    const before = view.rows.value.length;
    explorer.setSaid(BEFORE_NEBENZIA);
    expect(view.rows.value.length).toBe(before - 2);
    view.select(view.rows.value.slice(0, 2).map(({ id }) => id));
    expect([...explorer.selection.value]).toEqual(view.rows.value.slice(0, 2).map(({ id }) => id));
    view.select([view.rows.value[1]!.id], { add: true });
    expect(explorer.selection.value.size).toBe(1);
  });

  it('looks at one link, and selects several by their ends, until something else is selected', async () => {
    const view = createTableView(explorer, send);
    view.setTab('edges');
    const rows = view.rows.value.slice(0, 2);
    const [first, second] = rows.flatMap((row) => (row.is === 'edge' ? [row.edge] : []));
    view.select([first!.id]);
    expect(explorer.selectedEdge.value).toBe(first!.id);
    expect([...view.selected.value]).toEqual([first!.id]);
    view.select([second!.id], { add: true });
    const ends = new Set([first!.source, first!.target, second!.source, second!.target]);
    expect([...explorer.selection.value].toSorted()).toEqual([...ends].toSorted());
    expect([...view.selected.value]).toEqual([first!.id, second!.id]);
    explorer.select([]);
    expect(view.selected.value.size).toBe(0);
  });
});

describe('the filter', () => {
  it('is handed to the search and to expanding', async () => {
    explorer.toggleKind('OFFICIAL');
    expect(await explorer.search('nebenzia', new AbortController().signal)).toEqual([]);
    explorer.undo();
    expect(await explorer.search('nebenzia', new AbortController().signal)).toEqual(
      expect.arrayContaining([expect.objectContaining({ id: NEBENZIA })]),
    );

    explorer.setSaid({ until: '2024-10-14' });
    const before = new Set(explorer.graph.value.nodes.keys());
    await explorer.expand('country:KOR');
    const added = [...explorer.graph.value.nodes.values()].filter(({ id }) => !before.has(id));
    expect(added.some(({ kind }) => kind === 'STATEMENT')).toBe(true);
    expect(added.every(({ saidAt }) => saidAt === undefined || saidAt.start <= '2024-10-14')).toBe(true);
  });

  it('hides what was recorded after an instant', () => {
    explorer.setRecordedUntil('2020-01-01T00:00:00.000Z');
    expect(explorer.visible.value.nodes.size).toBe(0);
    explorer.undo();
    expect(explorer.visible.value.nodes.size).toBeGreaterThan(20);
  });
});
