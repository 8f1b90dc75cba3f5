// Every two-way format: a random graph with nasty texts is written, loaded, and is the same graph, but for what the loss report names.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guessFormat, readableFormats, writableFormats } from '../../../server/formats/format.ts';
import type { LossReport } from '../../../server/formats/loss.ts';
import type { Edge } from '../../../server/graph/edge.ts';
import type { Node } from '../../../server/graph/node.ts';
import { SAMPLE } from '../../contract/sample-graph.ts';
import { nastyGraph } from './nasty-graphs.ts';
import { loaded, sorted, write, type Graph } from './written.ts';

const readable = new Set(readableFormats().map(({ name }) => name));
const twoWay = writableFormats().flatMap(({ name }) => (readable.has(name) ? [name] : []));

/** What Neo4j's tables lose: an empty cell is a property that is not there, and the character that parts the entries of a list stands in none. */
function withoutEmpty({ nodes, edges }: Graph): { lost: LossReport['lost']; kept: Graph } {
  const counts = new Map<string, LossReport['lost'][number]>();
  const lose = (kind: string, property: string) => {
    const entry = counts.get(`${kind}${property}`) ?? { kind, property, count: 0 };
    counts.set(`${kind}${property}`, { ...entry, count: entry.count + 1 });
  };
  const kept = <T extends Node | Edge>(element: T): T => {
    const properties = Object.entries(element.properties).flatMap(([name, value]: [string, unknown]) => {
      if (value === '' || (Array.isArray(value) && value.length === 0)) {
        lose(element.kind, `${name} (empty)`);
        return [];
      }
      if (!Array.isArray(value) || !value.some((entry: string) => entry.includes('\u001F'))) return [[name, value]];
      lose(element.kind, `${name} (U+001F)`);
      return [[name, value.map((entry: string) => entry.replaceAll('\u001F', '\uFFFD'))]];
    });
    return { ...element, properties: Object.fromEntries(properties) };
  };
  const graph = { nodes: nodes.map(kept), edges: edges.map(kept) };
  const lost = [...counts.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
  return { lost, kept: graph };
}

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
        const { lost, kept } = format === 'neo4j-csv' ? withoutEmpty(given) : { lost: [], kept: given };
        expect(loss.lost).toEqual(lost);
        expect(sorted(graph)).toEqual(sorted(kept));
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
