// Every two-way format: a random graph with nasty texts is written, loaded, and is the same graph, but for what the loss report names.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guessFormat, readableFormats, writableFormats } from '../../../server/formats/format.ts';
import { SAMPLE } from '../../contract/sample-graph.ts';
import { nastyGraph } from './nasty-graphs.ts';
import { loaded, sorted, write } from './written.ts';

const readable = new Set(readableFormats().map(({ name }) => name));
const twoWay = writableFormats().flatMap(({ name }) => (readable.has(name) ? [name] : []));

describe.each(twoWay)('%s', (format) => {
  it('gives back a plain graph with parallel edges, evidence and fuzzy dates, and loses nothing', async () => {
    const { bytes, loss } = await write(format, SAMPLE);
    expect(loss).toEqual({ format, nodes: SAMPLE.nodes.length, edges: SAMPLE.edges.length, lost: [] });
    const { graph, rejects } = await loaded(format, bytes, 7);
    expect(rejects).toEqual([]);
    expect(sorted(graph)).toEqual(sorted(SAMPLE));
  });

  it('gives back whatever the texts hold', async () => {
    await fc.assert(
      fc.asyncProperty(nastyGraph, async (given) => {
        const { bytes, loss } = await write(format, given);
        const { graph, rejects } = await loaded(format, bytes);
        expect(rejects).toEqual([]);
        const kept = loss.lost.length === 0 ? given : undefined;
        if (kept) expect(sorted(graph)).toEqual(sorted(kept));
        else expect([graph.nodes.length, graph.edges.length]).toEqual([given.nodes.length, given.edges.length]);
      }),
      { numRuns: 200 },
    );
  });

  it('is told by its beginning', async () => {
    const { bytes } = await write(format, SAMPLE);
    const guessed = guessFormat(bytes.subarray(0, 16_384).toString('utf8'));
    expect(guessed?.name).toBe(format);
  });
});
