// A relation that is read both ways: where both readings fail, neither is left that nobody looks at, since that would end the server.
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Loaders } from '../../../server/api/context.ts';
import { createGatherer } from '../../../server/api/gatherer.ts';
import { REACHES } from '../../../server/api/relations.ts';
import type { Node } from '../../../server/graph/node.ts';

const unhandled: unknown[] = [];
const note = (reason: unknown) => void unhandled.push(reason);
beforeEach(() => void process.on('unhandledRejection', note));
afterEach(() => void process.off('unhandledRejection', note));

it('fails once where both ways of a contradiction fail, one after the other', async () => {
  const turn = () => new Promise((resolve) => setImmediate(resolve));
  const failing = (turns: number) =>
    createGatherer(async () => {
      for (let left = turns; left > 0; left -= 1) await turn();
      throw new Error(`gone after ${turns}`);
    });
  const ways = { OUT: failing(1), IN: failing(3) };
  const load = { edgesOf: (_: string, direction: 'OUT' | 'IN') => ways[direction] } as unknown as Loaders;
  const claim: Node = { id: 'claim:a', kind: 'CLAIM', recordedAt: '2024-10-23T00:00:00.000Z', properties: { text: 'a' } };
  await expect(async () => REACHES['Claim.contradicts']!([claim], load)).rejects.toThrow('gone after 1');
  for (let left = 6; left > 0; left -= 1) await turn();
  expect(unhandled).toEqual([]);
});
