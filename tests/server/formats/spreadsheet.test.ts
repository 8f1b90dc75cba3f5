// The tables as a spreadsheet opens them, read by another reader than ours: no cell is a formula, whatever a text begins with, and the text is still there.
import fc from 'fast-check';
import papaparse from 'papaparse';
import { expect, it } from 'vitest';
import { readZip } from '../../../server/formats/zip.ts';
import { node, edge } from '../../contract/sample-graph.ts';
import { nastyGraph } from './nasty-graphs.ts';
import { bytesOf, loaded, sorted, write, type Graph } from './written.ts';

/** What spreadsheets take for the beginning of a formula, after OWASP's page on CSV injection, and the full-width forms that some take for it as well. */
const FORMULA = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/u;
const BEGINNINGS = ['=', '+', '-', '@', '\t', '\r', '\n', '\uFF1D', '\uFF0B', '\uFF0D', '\uFF20'];

async function tablesOf(graph: Graph): Promise<Record<string, Record<string, string>[]>> {
  const { bytes } = await write('csv', graph);
  const tables: Record<string, Record<string, string>[]> = {};
  const read = readZip(bytesOf(bytes), async function* (entries) {
    for (const { name, bytes: pieces } of entries) {
      const chunks: Uint8Array[] = [];
      for await (const chunk of pieces()) chunks.push(chunk);
      yield { name, text: Buffer.concat(chunks).toString('utf8') };
    }
  });
  for await (const { name, text } of read) {
    expect(text.startsWith('\uFEFF')).toBe(true);
    const { data, errors } = papaparse.parse<Record<string, string>>(text.slice(1), {
      header: true,
      skipEmptyLines: true,
      newline: '\r\n',
    });
    expect(errors).toEqual([]);
    tables[name] = data;
  }
  return tables;
}

it.each(BEGINNINGS)('holds no formula where every text begins with %j', async (beginning) => {
  const words = `${beginning}HYPERLINK("http://example.org")`;
  const idOf = (id: string) => (/\p{Cc}/u.test(beginning) ? id : `${beginning}${id}`);
  const graph: Graph = {
    nodes: [
      node(idOf('a'), 'OFFICIAL', { name: words, aliases: [words], office: words, wikidataId: words }),
      node(idOf('s'), 'STATEMENT', { text: words, act: 'STATE', quote: words, cue: words, cameoCode: words }),
      node(idOf('c'), 'COUNTRY', { name: words, iso3: words }),
      node(idOf('d'), 'SOURCE', { title: words, publisher: words, text: words }),
      node(idOf('e'), 'EVENT', { name: words, eventType: words }),
      node(idOf('g'), 'AGENCY', { name: words, agencyType: words }),
    ],
    edges: [
      edge('MADE', idOf('a'), idOf('s'), { source: words }, { id: idOf('made') }),
      edge('SPEAKS_FOR', idOf('a'), idOf('c'), { office: words }, { id: idOf('speaks') }),
      edge('INVOLVES', idOf('e'), idOf('c'), { role: words }, { id: idOf('involves') }),
    ],
  };
  const tables = await tablesOf(graph);
  const cells = Object.values(tables).flatMap((rows) => rows.flatMap((row) => Object.values(row)));
  expect(cells.filter((cell) => FORMULA.test(cell))).toEqual([]);
  expect(cells.filter((cell) => cell === `'${words}`)).toHaveLength(19);
  expect(tables['nodes.csv']!.map((row) => row['id'])).toEqual(graph.nodes.map(({ id }) => (FORMULA.test(id) ? `'${id}` : id)));
  expect(sorted((await loaded('csv', (await write('csv', graph)).bytes)).graph)).toEqual(sorted(graph));
});

it('holds none in any cell of a random graph', async () => {
  await fc.assert(
    fc.asyncProperty(nastyGraph, async (graph) => {
      const tables = await tablesOf(graph);
      expect([tables['nodes.csv']!.length, tables['edges.csv']!.length]).toEqual([graph.nodes.length, graph.edges.length]);
      const cells = Object.values(tables).flatMap((rows) => rows.flatMap((row) => Object.values(row)));
      expect(cells.filter((cell) => FORMULA.test(cell))).toEqual([]);
    }),
    { numRuns: 50 },
  );
});
