// Every test of the house as groups that run one after another, the quick ones first and the browser last.
import { createRequire } from 'node:module';
import { defineConfig } from 'vitest/config';

/** The groups in the order in which they run; a slow or timing-sensitive one never shares the machine with another. */
const groups: { name: string; include: string[]; testTimeoutMs: number; setup?: string }[] = [
  { name: 'unit', include: ['tests/graph-seed/**', 'tests/client/**', 'tests/server/**', 'tests/repository/**'], testTimeoutMs: 120_000 },
  { name: 'contract', include: ['tests/contract/**'], testTimeoutMs: 120_000 },
  { name: 'property', include: ['tests/property/**'], testTimeoutMs: 300_000 },
  { name: 'neo4j', include: ['tests/neo4j/**'], testTimeoutMs: 300_000, setup: 'tests/neo4j/setup.ts' },
  { name: 'browser', include: ['tests/browser/**'], testTimeoutMs: 180_000 },
];

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  // As Node resolves: without this, tests would load graphql a second time, as a module, and its classes would not be the server's.
  resolve: { alias: [{ find: /^graphql$/u, replacement: createRequire(import.meta.url).resolve('graphql') }] },
  test: {
    globalSetup: ['tests/global-setup.ts'],
    // What is waited for comes soon on a quiet machine; on a busy one it may take longer, and is right all the same.
    expect: { poll: { interval: 20, timeout: 15_000 } },
    projects: groups.map(({ name, include, testTimeoutMs, setup }, order) => ({
      extends: true,
      test: {
        name,
        include: include.map((folder) => `${folder}/*.test.{ts,tsx}`),
        testTimeout: testTimeoutMs,
        hookTimeout: Math.max(180_000, testTimeoutMs),
        // Its files share the servers, and the one database of each.
        ...(setup === undefined ? {} : { globalSetup: [setup], maxWorkers: 1 }),
        sequence: { groupOrder: order },
      },
    })),
  },
});
