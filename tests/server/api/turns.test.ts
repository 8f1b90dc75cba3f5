// A large answer is shaped in several turns of the event loop: others get theirs in between, and nothing of it is lost or comes in another order.
import { graphql } from 'graphql';
import { describe, expect, it } from 'vitest';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { createTurns, shapeInTurns } from '../../../server/api/turns.ts';

const numbers = (count: number, from = 0) => Array.from({ length: count }, (_, nth) => from + nth);

/** How many turns of the event loop pass while `work` is done. */
async function turnsDuring(work: Promise<unknown>): Promise<number> {
  let turns = 0;
  let done = false;
  void work.finally(() => (done = true));
  for (; !done; turns += 1) await new Promise((resolve) => setImmediate(resolve));
  return turns;
}

async function settled(list: Iterable<number | Promise<number>>): Promise<number[]> {
  const items: number[] = [];
  for (const item of list) items.push(await item);
  return items;
}

describe('a list', () => {
  it('is there at once where it is short', () => {
    expect(createTurns()(numbers(200))).toEqual(numbers(200));
  });

  it('comes run by run where it is long, in its order', async () => {
    const list = createTurns()(numbers(1_000));
    expect(list.filter((item) => typeof item === 'number')).toEqual(numbers(200));
    const whole = settled(list);
    expect(await turnsDuring(whole)).toBeGreaterThanOrEqual(4);
    expect(await whole).toEqual(numbers(1_000));
  });

  it('shares the turns of its request with the others', async () => {
    const inTurns = createTurns();
    const lists = numbers(20).map((nth) => inTurns(numbers(50, nth)));
    expect(lists.flat().filter((item) => typeof item === 'number')).toHaveLength(200);
    expect(await turnsDuring(settled(lists.flat()))).toBeGreaterThanOrEqual(4);
  });
});

describe('an answer', () => {
  it('is the same as at once, and leaves others their turns', async () => {
    const typeDefs = 'type Query { page: Page } type Page { items: [Item!]! } type Item { id: Int }';
    const page = { items: numbers(1_000).map((id) => ({ id })) };
    const ask = (inTurns = createTurns()) =>
      graphql({
        schema: shapeInTurns(makeExecutableSchema({ typeDefs })),
        source: '{ page { items { id } } }',
        rootValue: { page },
        contextValue: { inTurns },
      });
    const asked = ask();
    expect(await turnsDuring(asked)).toBeGreaterThanOrEqual(4);
    expect(JSON.stringify((await asked).data)).toBe(JSON.stringify({ page }));
  });
});
