// Five thousand requests as no client would send them: each gets an answer below 500, none hangs, and the graph is what it was.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fuzz } from './fuzz.ts';
import { serveSeed, type Served } from './served.ts';

let served: Served;
beforeAll(async () => {
  served = await serveSeed();
});
afterAll(() => served.close());

const exported = async () => (await fetch(`${served.url}/export?format=jsonl`)).text();

describe('mutated requests', () => {
  it('do no harm', { timeout: 300_000 }, async () => {
    const before = await exported();
    const { outcomes, faults } = await fuzz(served, 20_241_023, 5_000);
    expect(faults).toEqual([]);
    // That it was no row of refusals at the door: all these ways were taken.
    for (const outcome of ['OK', 'exported', 'BAD_USER_INPUT', 'BAD_REQUEST', 'GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED']) {
      expect(outcomes.get(outcome) ?? 0, outcome).toBeGreaterThan(20);
    }
    expect(await exported()).toBe(before);
  });
});
