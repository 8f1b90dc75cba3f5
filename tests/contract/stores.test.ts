// The suite of the port on every adapter.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { openStore } from '../../server/store/open.ts';
import { createNaiveStore } from './naive-store.ts';
import { describeStore } from './store-suite.ts';

const root = mkdtempSync(join(tmpdir(), 'demarche-contract-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

describeStore('naive', async () => createNaiveStore());
describeStore('embedded', () => openStore({ dataDir: mkdtempSync(join(root, 'store-')) }));
