// Questions that the embedded store answers in several runs: nothing is lost or counted twice where one run ends and the next begins.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Edge } from '../../../server/graph/edge.ts';
import type { GraphFilter } from '../../../server/graph/filter.ts';
import { aborted } from '../../../server/graph/given-up.ts';
import type { Node } from '../../../server/graph/node.ts';
import { compareIds } from '../../../server/graph/order.ts';
import { openDatabase } from '../../../server/store/embedded/database.ts';
import { scanEdges, scanNodes } from '../../../server/store/embedded/scan.ts';
import { openStore } from '../../../server/store/open.ts';
import type { Page, ScanQuery, Store } from '../../../server/store/store.ts';
import { day, edge, node } from '../../contract/sample-graph.ts';

/** More than a run of statements, and several of edges at one node. */
const STATEMENTS = 9_001;
const DAYS = ['2024-10-20', '2024-10-21', '2024-10-22'];

const root = mkdtempSync(join(tmpdir(), 'demarche-runs-'));
let store: Store;

/** The hub says all of it, of one claim and another in turn; every third statement has an echo: one more edge of the same kind to the same claim. */
beforeAll(async () => {
  store = await openStore({ dataDir: root });
  await store.write({
    nodes: [
      node('hub', 'OFFICIAL', { name: 'hub' }),
      node('other', 'OFFICIAL', { name: 'other' }),
      node('even', 'CLAIM', { text: 'even' }),
      node('odd', 'CLAIM', { text: 'odd' }),
      node('reply', 'STATEMENT', { text: 'reply', act: 'DENY' }),
    ],
    edges: [edge('MADE', 'other', 'reply'), edge('EXPRESSES', 'reply', 'even', { stance: 'DENIES' })],
  });
  for (let first = 0; first < STATEMENTS; first += 3_000) {
    const nodes: Node[] = [];
    const edges: Edge[] = [];
    for (let nth = first; nth < Math.min(first + 3_000, STATEMENTS); nth += 1) {
      const id = `s${nth}`;
      const claim = nth % 2 === 0 ? 'even' : 'odd';
      nodes.push(node(id, 'STATEMENT', { text: id, act: 'STATE', saidAt: day(DAYS[nth % 3]!) }));
      edges.push(edge('MADE', 'hub', id), edge('EXPRESSES', id, claim, { stance: 'ASSERTS' }));
      if (nth % 3 === 0) edges.push(edge('EXPRESSES', id, claim, { stance: 'CONSIDERS' }, { id: `echo ${id}` }));
    }
    await store.write({ nodes, edges });
  }
});
afterAll(async () => {
  await store.close();
  rmSync(root, { recursive: true, force: true });
});

const EVEN = Math.ceil(STATEMENTS / 2);
const EVEN_WITH_ECHO = Math.ceil(STATEMENTS / 6);

describe('the embedded store, run by run', () => {
  it('finds every shortest path through a hub once', async () => {
    const { items, hasNextPage } = await store.shortestPaths({ from: 'hub', to: 'even', maxLength: 2, first: 10_000 });
    expect(items).toHaveLength(EVEN + EVEN_WITH_ECHO);
    expect(new Set(items.map(({ edges }) => edges.map(({ id }) => id).join())).size).toBe(items.length);
    expect(hasNextPage).toBe(false);
  });

  it('finds the one way that leads on from a hub, under a filter', async () => {
    const filter = { kinds: ['STATEMENT' as const, 'CLAIM' as const], recordedUntil: '2030-01-01T00:00:00.000Z' };
    const { items } = await store.shortestPaths({ from: 'hub', to: 'other', maxLength: 4, first: 1, filter });
    expect(items[0]!.nodes.map(({ id }) => id).toSpliced(1, 1)).toEqual(['hub', 'even', 'reply', 'other']);
  });

  it('counts every statement on its day, whatever points at it', async () => {
    const wanted = DAYS.map((one, place) => ({ day: one, count: Math.floor((STATEMENTS + 2 - place) / 3) }));
    for (const filter of [undefined, { speakers: ['hub'] }, { said: { from: '2024-10-01' } }]) {
      const days = await store.dayCounts({ filter });
      expect(days.map((one) => ({ day: one.day, count: one.count }))).toEqual(wanted);
      expect(days[0]!.stances).toEqual([
        { stance: 'ASSERTS', count: wanted[0]!.count },
        { stance: 'CONSIDERS', count: wanted[0]!.count },
      ]);
    }
  });

  it('puts every statement in its cell once', async () => {
    const { cells } = await store.stanceMatrix({ claims: ['even'], maxClaims: 1, maxSpeakers: 2 });
    expect(cells.map(({ speaker, stances, statements }) => [speaker, stances, new Set(statements).size, statements.length])).toEqual([
      ['hub', ['ASSERTS', 'CONSIDERS'], EVEN, EVEN],
      ['other', ['DENIES'], 1, 1],
    ]);
    const { ties } = await store.agreements({ minShared: 1, maxSpeakers: 2 });
    expect(ties).toEqual([{ source: 'hub', target: 'other', agreements: 0, clashes: 1, shared: 1 }]);
  });

  it('scans what a filter leaves page by page, each once and in order', async () => {
    const all = async <T extends { id: string }>(scan: (query: ScanQuery) => Promise<Page<T>>, filter: GraphFilter, first: number) => {
      const ids: string[] = [];
      for (let isMore = true; isMore;) {
        const page = await scan({ filter, first, after: ids.at(-1) });
        ids.push(...page.items.map(({ id }) => id));
        isMore = page.hasNextPage;
      }
      return ids;
    };
    const numbers = Array.from({ length: STATEMENTS }, (_, nth) => nth);
    const made = [...numbers.map((nth) => `MADE--hub--s${nth}`), 'MADE--other--reply'];
    const echoes = numbers.filter((nth) => nth % 3 === 0).map((nth) => `echo s${nth}`);
    for (const first of [900, 1_000]) {
      expect(await all(store.scanEdges, { edgeKinds: ['MADE'] }, first)).toEqual(made.toSorted(compareIds));
      expect(await all(store.scanEdges, { edgeKinds: ['EXPRESSES'], stances: ['CONSIDERS'] }, first)).toEqual(echoes.toSorted(compareIds));
      expect(await all(store.scanNodes, { kinds: ['CLAIM', 'OFFICIAL'] }, first)).toEqual(['even', 'hub', 'odd', 'other']);
    }
  });

  it.each(['scanNodes', 'scanEdges'] as const)(
    'stops %s in the middle, where a filter lets nothing pass, once it is given up',
    async (question) => {
      const folder = mkdtempSync(join(root, 'alone-'));
      const own = await openStore({ dataDir: folder });
      const claims = Array.from({ length: 5_000 }, (_, nth) => node(`c${nth}`, 'CLAIM', { text: 'c' }));
      await own.write({ nodes: claims, edges: claims.slice(1).map(({ id }) => edge('SUPPORTS', id, 'c0')) });
      await own.close();
      const database = openDatabase(join(folder, 'demarche.sqlite'));
      let pauses = 0;
      const slices = {
        pause: async () => {
          pauses += 1;
          if (pauses > 1) throw aborted();
        },
      };
      const query = { filter: { kinds: ['SOURCE' as const] }, first: 10 };
      await expect({ scanNodes, scanEdges }[question](database, query, slices)).rejects.toMatchObject({ code: 'ABORTED' });
      database.close();
    },
  );

  it.each(['shortestPaths', 'stanceMatrix', 'agreements', 'dayCounts'] as const)(
    'stops %s between two runs once it is given up',
    async (question) => {
      const gone = new AbortController();
      const asked = {
        shortestPaths: () => store.shortestPaths({ from: 'hub', to: 'reply', maxLength: 8, first: 10 }, { signal: gone.signal }),
        stanceMatrix: () => store.stanceMatrix({ maxClaims: 9, maxSpeakers: 9 }, { signal: gone.signal }),
        agreements: () => store.agreements({ minShared: 1, maxSpeakers: 9 }, { signal: gone.signal }),
        dayCounts: () => store.dayCounts({}, { signal: gone.signal }),
      }[question]();
      gone.abort();
      await expect(asked).rejects.toMatchObject({ code: 'ABORTED' });
    },
  );
});
