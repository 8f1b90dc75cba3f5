// What servers report that no test can bring about here, since a cluster needs another edition: each its own sentence, which says what to do.
import { Neo4jError } from 'neo4j-driver';
import { expect, it } from 'vitest';
import { faultOf } from '../../../server/store/neo4j/faults.ts';

const SETTINGS = { uri: 'bolt://db.example:7687', username: 'demarche', database: 'graph' };

it.each([
  ['Neo.ClientError.Cluster.NotALeader', /is a member of a cluster, and not the one that takes writes; load by a neo4j:\/\/ address/u],
  [
    'Neo.ClientError.General.ForbiddenOnReadOnlyDatabase',
    /^The database "graph" in Neo4j at bolt:.* may only be read; to load, .*read_only/u,
  ],
  [
    'Neo.ClientError.General.WriteOnReadOnlyAccessDatabase',
    /^The database "graph" in Neo4j at bolt:.* may only be read; to load, .*read_only/u,
  ],
  ['Neo.ClientError.Security.Forbidden', /^The account "demarche" may not do this/u],
])('says of %s what to do', (code, sentence) => {
  const cause = new Neo4jError('as the server has it', code, '50N42', 'error');
  expect(faultOf(cause, SETTINGS)).toMatchObject({ code: 'STORE_UNWRITABLE', message: expect.stringMatching(sentence), cause });
});
