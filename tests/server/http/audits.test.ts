// GraphQL over HTTP, by the audit suite of its working group: every audit without error or warning.
// https://github.com/graphql/graphql-http#audits
import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveSeed, type Served } from './served.ts';

let served: Served;
beforeAll(async () => {
  served = await serveSeed();
});
afterAll(() => served.close());

/** GET needs a header that no page of somebody else can send. */
const fetchFn = (url: string, init: RequestInit = {}) =>
  fetch(url, { ...init, headers: { ...init.headers, 'apollo-require-preflight': 'yes' } });

const audits = serverAudits({ url: () => `${served.url}/graphql`, fetchFn });

describe('GraphQL over HTTP', () => {
  it('has 61 audits', () => {
    expect(audits).toHaveLength(61);
  });

  it.each(audits)('$id $name', async ({ fn }) => {
    const result = await fn();
    expect(result.status === 'error' || result.status === 'warn' ? result.reason : 'fine').toBe('fine');
  });

  it('lets clients pass that do not send the header, but for what they may do by GET', async () => {
    const results = await Promise.all(serverAudits({ url: () => `${served.url}/graphql` }).map(({ fn }) => fn()));
    expect(results.filter(({ status }) => status === 'error' || status === 'warn').map(({ id }) => id)).toEqual([]);
  });
});
