// The embedded store against the naive model.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { openStore } from '../../server/store/open.ts';
import { describeAgainstModel } from './model-suite.ts';

const root = mkdtempSync(join(tmpdir(), 'demarche-property-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

describeAgainstModel('embedded', { open: () => openStore({ dataDir: mkdtempSync(join(root, 'store-')) }), graphs: 12, questions: 25 });
