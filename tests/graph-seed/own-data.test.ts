// The walk-through of docs/own-data.md: its code, run on its table, makes the graph that the page promises.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { checkGraph } from '../../graph-seed/check-graph.ts';
import { tableOf, type Dataset } from '../../graph-seed/datasets/dataset.ts';
import { load } from '../../graph-seed/load.ts';
import { readFile } from '../../graph-seed/read-file.ts';
import { createNaiveStore } from '../contract/naive-store.ts';
import { graphOf } from './tables.ts';

const repository = join(import.meta.dirname, '../..');
const root = mkdtempSync(join(tmpdir(), 'demarche-own-data-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const page = readFileSync(join(repository, 'docs/own-data.md'), 'utf8');
const block = (language: string, nth = 0) => [...page.matchAll(new RegExp(`\`\`\`${language}\\n(.*?)\`\`\``, 'gsu'))][nth]![1]!;

/** As if it stood in graph-seed/datasets. */
async function datasetOfPage(): Promise<Dataset> {
  const folder = pathToFileURL(join(repository, 'graph-seed/datasets/')).href;
  const code = block('ts').replace(/from '(\.[^']+)'/gu, (_, path: string) => `from '${new URL(path, folder).pathname}'`);
  writeFileSync(join(root, 'council.ts'), code);
  return ((await import(join(root, 'council.ts'))) as { council: Dataset }).council;
}

describe('docs/own-data.md', () => {
  it('makes of its table what it says, and a sound graph', async () => {
    const council = await datasetOfPage();
    const path = join(root, 'council.csv');
    writeFileSync(path, block('csv'));
    const [file] = await readFile(path);
    expect(tableOf(council, file!.columns!)).toBe(0);
    const store = createNaiveStore();
    const { rejects } = await load(store, [file!], council);
    expect(rejects).toMatchObject([{ line: 6, message: expect.stringMatching(/day "2024-03-32"/u) as string }]);
    const { nodes, edges } = await graphOf(store);
    const count = (kind: string) => [...nodes, ...edges].filter((element) => element.kind === kind).length;
    expect(['OFFICIAL', 'AGENCY', 'STATEMENT', 'CLAIM', 'SOURCE', 'SPEAKS_FOR', 'REPORTED_IN'].map(count)).toEqual([2, 2, 4, 2, 2, 2, 4]);
    expect(await store.contested(['claim:the-bridge-should-close-to-cars'])).toEqual([true]);
    expect(Object.values((await checkGraph(store)).findings).every((found) => found.count === 0)).toBe(true);
  });

  it('shows the line as it would stand in dataset.ts', () => {
    const line = block('ts', 1).trim();
    expect(readFileSync(join(repository, 'graph-seed/datasets/dataset.ts'), 'utf8')).toContain(line.replace(', council]', ']'));
  });
});
