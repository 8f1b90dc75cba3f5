// ICEWS as quadruples: codes found by wording and countries by name, nothing told apart by where it stands.
import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { codeOfText } from '../../graph-seed/datasets/cameo.ts';
import { createNaiveStore } from '../contract/naive-store.ts';
import { graphOf, loadTables } from './tables.ts';

const QUADS = new URL('../../../shared/data/scale/icews-quads.tsv.gz', import.meta.url);

describe('loading quadruples', () => {
  const quads = (...rows: string[]) => `source\tevent\ttarget\tdate\n${rows.join('\n')}\n`;

  it('finds codes by wording and countries by name', async () => {
    const store = createNaiveStore();
    const { rejects, notes } = await loadTables(store, [
      quads(
        'Citizen (Thailand)\tReject\tThailand\t2005-01-01',
        'Nicholas "Nick" Xenophon\tfight with artillery and tanks\tCôte d\'Ivoire\t2005-01-02',
        'Fiji\tInvent a wording\tFiji\t2005-01-03',
        'Fiji\tThreaten non force\t\t2005-01-03',
      ),
    ]);
    expect(rejects).toEqual([]);
    const { nodes } = await graphOf(store);
    const made = nodes.filter(({ kind }) => kind === 'STATEMENT' || kind === 'EVENT').map(({ properties }) => properties);
    expect(made).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ text: 'Citizen (Thailand), towards Thailand: reject', act: 'REJECT', cameoCode: '120' }),
        expect.objectContaining({ eventType: 'fight with artillery and tanks (CAMEO 194)', alleged: true }),
        expect.objectContaining({ eventType: 'Invent a wording' }),
        expect.objectContaining({ text: 'Fiji: threaten non force', act: 'THREATEN', cameoCode: '131' }),
      ]),
    );
    expect(nodes.map(({ id }) => id)).toContain('country:CIV');
    expect(notes).toContainEqual({ count: 1, what: expect.stringMatching(/wording that no CAMEO code/u) });
  });

  it('are the same wherever they stand, and are refused by line where they say nothing', async () => {
    const store = createNaiveStore();
    const rows = ['A\tDemand\tB\t2005-01-01', 'A\tDemand\tB\t2005-01-02', 'C\tDemand\tB\t2005-01-01'];
    const first = await loadTables(store, [quads(...rows)]);
    const again = await loadTables(store, [
      quads(...rows.toReversed(), '\tDemand\tB\t2005-01-01', 'A\t\tB\t2005-01-01', 'A\tDemand\tB\t05-01-01'),
    ]);
    expect(again).toMatchObject({ created: 0, updated: 0, unchanged: first.created });
    expect(again.rejects.map(({ line }) => line)).toEqual([5, 6, 7]);
  });
});

describe.skipIf(!existsSync(QUADS))('the ICEWS quadruples (skipped where ../shared is absent)', () => {
  const lines = existsSync(QUADS) ? gunzipSync(readFileSync(QUADS)).toString('utf8').split(/\r?\n/u) : [];
  const rows = lines.slice(1).filter((line) => line !== '');

  it('have no wording that no code is known for', () => {
    expect([...new Set(rows.map((row) => row.split('\t')[1]!))].filter((text) => codeOfText(text) === undefined)).toEqual([]);
  });

  it('load quadruple by quadruple, as counted line by line', async () => {
    // Every hundredth; the whole is measured by npm run bench -- load.
    const some = rows.filter((_, nth) => nth % 100 === 0);
    const store = createNaiveStore();
    const { rejects } = await loadTables(store, [`${lines[0]}\n${some.join('\n')}\n`]);
    expect(rejects).toEqual([]);
    const { nodeKinds, edgeKinds } = await store.stats();
    const count = (list: readonly { kind: string; count: number }[], kind: string) => list.find((entry) => entry.kind === kind)!.count;
    expect(count(nodeKinds, 'STATEMENT') + count(nodeKinds, 'EVENT')).toBe(new Set(some).size);
    expect(count(edgeKinds, 'MADE')).toBe(count(nodeKinds, 'STATEMENT'));
    expect(count(edgeKinds, 'INVOLVES')).toBe(2 * count(nodeKinds, 'EVENT'));
  });
});
