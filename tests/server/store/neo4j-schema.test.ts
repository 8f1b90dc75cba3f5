// What stands in a Neo4j database of ours, without one: the statements that make it, and the version that says which they are.
import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { SCHEMA, SCHEMA_VERSION } from '../../../server/store/neo4j/schema.ts';

it('another schema is another version', () => {
  // A database of version N is taken as it is: where the statements change, its version must, and what brings older ones up to date be thought of.
  const digest = createHash('sha256').update(SCHEMA.join('\n')).digest('hex').slice(0, 16);
  expect([SCHEMA_VERSION, digest]).toEqual([2, '9f60c163ed90575e']);
});
