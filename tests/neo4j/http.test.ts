// The API over HTTP on real servers: every example of the query editor, answers, refusals, and how often the store is asked.
import { describe } from 'vitest';
import { loadSeed } from '../../graph-seed/load-seed.ts';
import { describeExamples } from '../server/http/examples-suite.ts';
import { describeGraphql } from '../server/http/graphql-suite.ts';
import { serveStore } from '../server/http/served.ts';
import { describeNeo4j } from './servers.ts';

describeNeo4j('the API', (_name, { open }) => {
  const serve = async () => {
    const store = await open();
    await loadSeed(store);
    return serveStore(store);
  };
  describe('over HTTP', () => {
    describeGraphql(serve);
  });
  describe('by its examples', () => {
    describeExamples(serve);
  });
});
