// Every format as a stream: it takes of the graph no more than its reader takes of it, and nothing once the reader has gone away.
import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { writableFormat, writableFormats } from '../../../server/formats/format.ts';
import type { Node } from '../../../server/graph/node.ts';

describe.each(writableFormats().map(({ name }) => name))('%s', (name) => {
  it('takes no more of the graph than is read of it, and nothing once nobody reads', async () => {
    let taken = 0;
    async function* parts() {
      for (;;) {
        taken += 1;
        const nodes = Array.from({ length: 500 }, (_, nth): Node => {
          const text = `${taken}.${nth} ${Math.random()}`;
          return { id: `claim:${taken}.${nth}`, kind: 'CLAIM', recordedAt: '2024-10-23T00:00:00.000Z', properties: { text } };
        });
        yield { nodes, edges: [] };
        await turn();
      }
    }
    const pieces = writableFormat(name).write(parts(), () => {});
    let read = 0;
    while (read < 200_000) read += (await pieces.next()).value!.length;
    for (let turns = 0; turns < 500; turns += 1) await turn();
    // What waits inside an archive is a few hundred kilobytes at most.
    expect(taken).toBeLessThan(60);
    const before = taken;
    await pieces.return(undefined);
    for (let turns = 0; turns < 500; turns += 1) await turn();
    expect(taken - before).toBeLessThan(2);
  });
});
