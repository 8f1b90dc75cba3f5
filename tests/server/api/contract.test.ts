// The schema that is served may add to the fixed contract, and breaks nothing in it.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, findBreakingChanges, printSchema } from 'graphql';
import { expect, it } from 'vitest';

const read = (file: string) => buildSchema(readFileSync(join(import.meta.dirname, file), 'utf8'));
const contract = read('contract.graphql');
const BESIDE = '../../../../shared/contract.graphql';

it('breaks nothing that the contract fixes', () => {
  expect(findBreakingChanges(contract, read('../../../server/api/schema.graphql'))).toEqual([]);
});

it.skipIf(!existsSync(join(import.meta.dirname, BESIDE)))(
  'keeps the contract as it was agreed (skipped where the agreed one is not beside the repository)',
  () => {
    expect(printSchema(contract)).toBe(printSchema(read(BESIDE)));
  },
);
