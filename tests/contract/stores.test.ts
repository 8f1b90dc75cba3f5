// The suite of the port on every adapter.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { openStore } from '../../server/store/open.ts';
import type { Store } from '../../server/store/store.ts';
import { createNaiveStore } from './naive-store.ts';
import { describeQuestions } from './questions-suite.ts';
import { describeRecorded } from './recorded-suite.ts';
import { describeStore } from './store-suite.ts';

const root = mkdtempSync(join(tmpdir(), 'demarche-contract-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const stores: readonly [string, () => Promise<Store>][] = [
  ['naive', async () => createNaiveStore()],
  ['embedded', () => openStore({ dataDir: mkdtempSync(join(root, 'store-')) })],
];
for (const [name, open] of stores) {
  describeStore(name, open);
  describeQuestions(name, open);
  describeRecorded(name, open);
}
