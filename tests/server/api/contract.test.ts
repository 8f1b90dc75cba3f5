// The schema that is served may add to the fixed contract, and breaks nothing in it.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, findBreakingChanges } from 'graphql';
import { expect, it } from 'vitest';

const contract = join(import.meta.dirname, '../../../../shared/contract.graphql');
const served = join(import.meta.dirname, '../../../server/api/schema.graphql');

it.skipIf(!existsSync(contract))('breaks nothing that the contract fixes (skipped where the contract is not beside the repository)', () => {
  const [fixed, own] = [contract, served].map((file) => buildSchema(readFileSync(file, 'utf8')));
  expect(findBreakingChanges(fixed!, own!)).toEqual([]);
});
