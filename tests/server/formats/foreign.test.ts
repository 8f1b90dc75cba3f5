// What other programs make of our files, as they write it, and what they need of ours.
import { expect, it } from 'vitest';
import { node } from '../../contract/sample-graph.ts';
import { writeZip } from '../../../server/formats/zip.ts';
import { loaded, write } from './written.ts';

const nodes = [
  node('a', 'OFFICIAL', { name: 'A', unnamed: true }),
  node('e', 'EVENT', { name: 'E', alleged: false }),
  node('s', 'STATEMENT', { text: 's', act: 'STATE' }),
];
const edges = [
  { id: 'MADE--a--s', kind: 'MADE' as const, from: 'a', to: 's', recordedAt: nodes[0]!.recordedAt, properties: { paragraph: 3 } },
];

it('takes the truth values of GraphML as Python writes them', async () => {
  const { bytes } = await write('graphml', { nodes, edges });
  const text = bytes.toString('utf8').replace('>true<', '>True<').replace('>false<', '>False<');
  expect(text).toMatch(/>True<[^]*>False</u);
  const { graph, rejects } = await loaded('graphml', text);
  expect([rejects, graph.nodes]).toEqual([[], nodes]);
});

it('takes the truth values of a table as a spreadsheet writes them', async () => {
  const table = 'id,kind,name,unnamed\na,Official,A,TRUE\nb,Official,B,FALSE\nc,Official,C,yes\n';

  const pieces: Uint8Array[] = [];
  const rows = (async function* () {
    yield table;
  })();
  for await (const piece of writeZip([{ name: 'nodes.csv', pieces: rows }])) pieces.push(piece);
  const { graph, rejects } = await loaded('csv', Buffer.concat(pieces));
  expect(graph.nodes.map(({ id, properties }) => [id, 'unnamed' in properties && properties.unnamed])).toEqual([
    ['a', true],
    ['b', false],
  ]);
  expect(rejects).toMatchObject([{ line: 4, message: expect.stringMatching(/unnamed is "yes", not true or false/u) as string }]);
});

it('takes GEXF with the keys that networkx gives its edges', async () => {
  const { bytes } = await write('gexf', { nodes, edges });
  const text = bytes
    .toString('utf8')
    .replace('<attributes class="edge">', '<attributes class="edge"><attribute id="99" title="networkx_key" type="string"/>')
    .replace(/(<edge [^>]*><attvalues>)/u, '$1<attvalue for="99" value="MADE--a--s"/>');
  expect(text).toContain('for="99"');
  const { graph, rejects } = await loaded('gexf', text);
  expect([rejects, graph.edges]).toEqual([[], edges]);
});

it('gives followthemoney only a wikidataId of the form that it keeps, and the others beside it', async () => {
  const ids = ['Q423', 'q423', 'L1', 'https://www.wikidata.org/wiki/Q423', 'Q423\n'];
  const given = ids.map((wikidataId, nth) => node(`c${nth}`, 'COUNTRY', { name: 'C', wikidataId }));
  const { bytes } = await write('ftm', { nodes: given, edges: [] });
  const entities = bytes
    .toString('utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { properties: { wikidataId?: string[] }; demarche: { wikidataId?: string } });
  expect(entities.map(({ properties, demarche }) => [properties.wikidataId, demarche.wikidataId])).toEqual([
    [['Q423'], undefined],
    ...ids.slice(1).map((wikidataId) => [undefined, wikidataId]),
  ]);
  expect((await loaded('ftm', bytes)).graph.nodes).toEqual(given);
});
