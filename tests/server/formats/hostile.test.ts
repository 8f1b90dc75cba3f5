// Files made to harm, broken ones, and ones of another format: each costs one clear sentence and bounded memory, and loads nothing that it did not say.
import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { formatOf, guessFormat, readableFormats } from '../../../server/formats/format.ts';
import { decodeHead } from '../../../server/formats/text.ts';
import { SAMPLE } from '../../contract/sample-graph.ts';
import { bytesOf, loaded, write } from './written.ts';

const ALL = readableFormats()
  .map(({ name }) => name)
  .filter((name) => !['tab-separated', 'comma-separated', 'yaml'].includes(name));
const TEXTS = ALL.filter((name) => !['csv', 'neo4j-csv'].includes(name));

/** What loading says, and how much it loaded. */
async function told(format: string, content: string | Uint8Array | AsyncIterable<Uint8Array>): Promise<[string[], number]> {
  const { rejects, created } = await loaded(format, content);
  return [rejects.map(({ message }) => message), created];
}

async function zipOf(files: Record<string, string | Iterable<Buffer>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(files))
    zip.addReadStream(Readable.from(typeof content === 'string' ? [Buffer.from(content)] : content), name);
  zip.end();
  const pieces: Buffer[] = [];
  for await (const piece of zip.outputStream) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

const NODES = 'id,kind,text\nclaim:a,Claim,x\n';
const graphml = (inside: string, before = '') => `<?xml version="1.0"?>${before}<graphml><graph>${inside}</graph></graphml>`;
const graphmlNode = (id: string, data: Record<string, string>) =>
  `<node id="${id}">${Object.entries(data)
    .map(([name, value]) => `<data key="${name}">${value}</data>`)
    .join('')}</node>`;

describe('XML', () => {
  it.each([
    [
      'an entity bomb',
      '<!DOCTYPE g [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;">]>',
      '&b;',
      /^declares entities .*; take the DOCTYPE out\.$/u,
    ],
    ['an external entity', '<!DOCTYPE g [<!ENTITY x SYSTEM "file:///etc/passwd">]>', '&x;', /^declares entities/u],
    ['an entity from a DOCTYPE elsewhere', '<!DOCTYPE g SYSTEM "http://127.0.0.1:9/x.dtd">', '&x;', /^is not XML: undefined entity/u],
  ])('refuses %s', async (_what, doctype, text, sentence) => {
    expect(await told('graphml', graphml(graphmlNode('a', { kind: 'Claim', text }), doctype))).toEqual([
      [expect.stringMatching(sentence)],
      0,
    ]);
    expect(await told('gexf', `${doctype}<gexf><meta><creator>${text}</creator></meta></gexf>`)).toEqual([
      [expect.stringMatching(sentence)],
      0,
    ]);
  });

  it('refuses elements nested without end', async () => {
    const [sentences] = await told('graphml', graphml('<node id="a"><graph>'.repeat(50_000)));
    expect(sentences).toEqual([expect.stringMatching(/nests elements more than 64 levels deep, at line 1\.$/u)]);
  });

  it('is read in the encoding that it declares', async () => {
    const text = graphml(graphmlNode('a', { kind: 'Claim', text: 'Séoul' })).replace('?>', ' encoding="ISO-8859-1"?>');
    const { graph, rejects } = await loaded('graphml', Buffer.from(text, 'latin1'));
    expect([rejects, graph.nodes[0]?.properties]).toEqual([[], { text: 'Séoul' }]);
    expect(await told('graphml', text.replace('ISO-8859-1', 'EBCDIC-FR'))).toEqual([
      [expect.stringMatching(/^is in the encoding "EBCDIC-FR", which is not known here; save it as UTF-8/u)],
      0,
    ]);
  });

  it('gives what stands before the place where it breaks off, and says where that is', async () => {
    const text = graphml(`${graphmlNode('a', { kind: 'Claim', text: 'x' })}\n<node id="b">`);
    expect(await told('graphml', text)).toEqual([[expect.stringMatching(/^is not XML: unexpected close tag at line 2\.$/u)], 1]);
  });
});

describe('a zip archive', () => {
  it.each(['../nodes.csv', '/etc/nodes.csv', 'a/../../x.csv', 'C:/nodes.csv'])(
    'is refused where a path leads out of it: %s',
    async (path) => {
      const stand = 'n'.repeat(path.length);
      const bytes = Buffer.from((await zipOf({ [stand]: NODES })).toString('latin1').replaceAll(stand, path), 'latin1');
      const [sentences, created] = await told('csv', bytes);
      expect([sentences, created]).toEqual([
        [expect.stringMatching(/^holds a file with the path ".*", which leads out of the archive; get it again\.$/u)],
        0,
      ]);
    },
  );

  it('is refused where it is a bomb', async () => {
    const zeros = Array.from({ length: 60 }, () => Buffer.alloc(1_000_000, '0'));
    const bytes = await zipOf({ 'nodes.csv': [Buffer.from('id,kind,text\n'), ...zeros] });
    expect(bytes.length).toBeLessThan(100_000);
    expect(await told('csv', bytes)).toEqual([
      [expect.stringMatching(/^holds "nodes\.csv", which unpacks to 300 times its size and more/u)],
      0,
    ]);
  });

  it.each([0, 30, 0.5, 0.9])('is refused where it is cut off after %d of it', async (part) => {
    const { bytes } = await write('csv', SAMPLE);
    const [sentences, created] = await told('csv', bytes.subarray(0, part > 1 ? part : bytes.length * part));
    expect([sentences, created]).toEqual([[expect.stringMatching(/^is no whole zip archive: its end is missing; get it again\.$/u)], 0]);
  });

  it('is refused where its data is damaged', async () => {
    const { bytes } = await write('csv', SAMPLE);
    bytes.fill(0xff, 60, 200);
    expect(await told('csv', bytes)).toEqual([[expect.stringMatching(/^is a damaged zip archive; get it again\.$/u)], 0]);
  });

  it.each([
    [{ 'readme.txt': 'x' }, /without a table; it must hold nodes\.csv and edges\.csv\.$/u],
    [{ 'nodes.csv': 'a,b\n1,2\n' }, /^in nodes\.csv the first line names neither the columns id and kind/u],
    [{ 'nodes.csv': 'id,kind,id\n' }, /^in nodes\.csv names the column "id" twice/u],
    [{ 'nodes.csv': `${NODES}claim:b,Claim\n` }, /^in nodes\.csv has 2 cells where the header names 3\.$/u],
    [{ 'nodes.csv': ':ID,:LABEL,name:string\n1,Rumour,x\n' }, /^has the labels \["Rumour"\]/u],
  ])('says what is wrong with its tables: %j', async (files, sentence) => {
    expect((await told('csv', await zipOf(files)))[0]).toEqual([expect.stringMatching(sentence)]);
  });
});

describe('JSON', () => {
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
  it.each([
    ['jsonl', `{"type":"node","labels":["Claim"],"properties":{"id":"a","text":${deep}}}`],
    ['ftm', `{"id":"a","schema":"Note","properties":{"description":${deep}}}`],
    ['cytoscape', `{"elements":[{"data":{"id":"a","kind":"Claim","text":${deep}}}]}`],
  ])('is refused as %s where it is nested 100,000 levels deep', async (format, text) => {
    expect(await told(format, text)).toEqual([[expect.stringMatching(/^is nested more than 64 levels deep/u)], 0]);
  });

  it('is refused where it is nested without end around the elements, or breaks off', async () => {
    expect((await told('cytoscape', '{"a":'.repeat(100_000)))[0]).toEqual([
      expect.stringMatching(/^is nested more than 64 levels deep at line 1/u),
    ]);
    const { bytes } = await write('cytoscape', SAMPLE);
    const [sentences, created] = await told('cytoscape', bytes.subarray(0, bytes.length - 200));
    expect(sentences).toEqual([expect.stringMatching(/^breaks off in the middle of its JSON; get it again\.$/u)]);
    expect(created).toBeGreaterThan(20);
  });

  it('names a broken element by its line, and loads the others', async () => {
    const text =
      '{"elements":[\n{"data":{"id":"a","kind":"Claim","text":"x"}},\n{"data":{"id":"b",}},\n{"data":{"id":"c","kind":"Claim","text":"x"}}]}';
    const { rejects, created } = await loaded('cytoscape', text);
    expect([rejects, created]).toEqual([[{ file: 'file', line: 3, message: expect.stringMatching(/^is not JSON/u) as string }], 2]);
  });
});

describe('a line of 100 MB', () => {
  const line: Record<string, [string, string]> = {
    jsonl: ['{"type":"node","labels":["Claim"],"properties":{"id":"a","text":"', '"}}'],
    ftm: ['{"id":"a","schema":"Note","properties":{"description":["', '"]}}'],
    cytoscape: ['{"elements":[{"data":{"id":"a","kind":"Claim","text":"', '"}}]}'],
    graphml: ['<graphml><graph><node id="a"><data key="text">', '</data></node></graph></graphml>'],
    gexf: ['<gexf><graph><nodes><node id="a" label="', '"/></nodes></graph></gexf>'],
  };
  it.each(Object.entries(line))('is refused in %s, and is not kept', async (format, [before, after]) => {
    let most = 0;
    const start = process.memoryUsage().heapUsed;
    async function* bytes() {
      yield Buffer.from(before);
      for (let megabyte = 0; megabyte < 100; megabyte += 1) {
        yield Buffer.alloc(1_000_000, 'x');
        most = Math.max(most, process.memoryUsage().heapUsed - start);
      }
      yield Buffer.from(after);
    }
    const [sentences, created] = await told(format, bytes());
    expect([sentences, created]).toEqual([[expect.stringMatching(/longer than 16000000 characters/u)], 0]);
    expect(most).toBeLessThan(80_000_000);
  });

  it('is refused in a table, and is not kept', async () => {
    // Not zeros all along, which would be a bomb.
    const random = Array.from({ length: 20 }, () => Buffer.from(randomBytes(500_000).toString('hex')));
    const bytes = await zipOf({
      'nodes.csv': [Buffer.from('id,kind,text\nclaim:a,Claim,'), ...random, Buffer.from('\nclaim:b,Claim,x\n')],
    });
    expect(await told('csv', bytes)).toEqual([[expect.stringMatching(/^in nodes\.csv is longer than 16000000 characters/u)], 1]);
  });
});

describe('an encoding', () => {
  it.each(TEXTS)('that is not UTF-8 is told in %s, and no wrong letter is loaded', async (format) => {
    const { bytes } = await write(format, {
      nodes: [{ ...SAMPLE.nodes[8]!, properties: { text: 'Séoul' } } as (typeof SAMPLE.nodes)[number]],
      edges: [],
    });
    const latin = Buffer.from(bytes.toString('utf8'), 'latin1');
    expect(await told(format, latin)).toEqual([
      [expect.stringMatching(/^holds bytes that are not UTF-8; save it as UTF-8 and load it again\.$/u)],
      0,
    ]);
  });

  it.each(TEXTS)('of Windows is read in %s: UTF-8 and UTF-16 with a byte order mark', async (format) => {
    const text = (await write(format, SAMPLE)).bytes.toString('utf8');
    const wide = Buffer.from(`\uFEFF${text.replace('encoding="UTF-8"', 'encoding="UTF-16"')}`, 'utf16le');
    for (const bytes of [Buffer.from(`\uFEFF${text}`), wide]) {
      expect(guessFormat(decodeHead(bytes.subarray(0, 16_384)))?.name).toBe(format);
      expect((await told(format, bytes))[0]).toEqual([]);
    }
  });
});

describe('what cannot be', () => {
  const nodes = graphmlNode('claim:a', { kind: 'Claim', text: 'x' }) + graphmlNode('s', { kind: 'Statement', text: 'x', act: 'STATE' });
  const edge = (data: string, target = 'claim:a') => `<edge source="s" target="${target}"><data key="kind">EXPRESSES</data>${data}</edge>`;
  const stance = '<data key="stance">ASSERTS</data>';
  it.each([
    ['one id for two kinds', graphmlNode('claim:a', { kind: 'Country', name: 'x' }), /claim:a/u],
    ['an edge to nowhere', edge(stance, 'nobody'), /needs node "nobody", which does not exist/u],
    [
      'a number out of range',
      edge(`${stance}<data key="paragraph">99999999999</data>`),
      /paragraph is "99999999999", not a whole number from 0/u,
    ],
    ['a number that is none', edge(`${stance}<data key="paragraph">NaN</data>`), /paragraph is "NaN"/u],
    [
      'a day that does not exist',
      graphmlNode('e', { kind: 'Event', name: 'x', dateStart: '2024-02-30', dateEnd: '2024-02-30', datePrecision: 'DAY' }),
      /date holds "2024-02-30", which is not a day/u,
    ],
    ['a kind that does not exist', graphmlNode('e', { kind: 'Rumour' }), /has the labels \["Rumour"\]/u],
    ['an edge without a stance', edge(''), /has no stance/u],
    ['a property that is not known', graphmlNode('e', { kind: 'Event', name: 'x', colour: 'red' }), /property "colour"/u],
  ])('is told, and the rest is loaded: %s', async (_what, bad, sentence) => {
    expect(await told('graphml', graphml(nodes + bad))).toEqual([[expect.stringMatching(sentence)], 2]);
  });
});

describe('a file of another format', () => {
  const pairs = ALL.flatMap((named) => ALL.filter((other) => other !== named).map((other) => [named, other] as const));
  it.each(pairs)('is told once where it is said to be %s and is %s', async (named, other) => {
    const { bytes } = await write(other, SAMPLE);
    // Both are zips of tables, and their headers say which.
    if (named.endsWith('csv') && other.endsWith('csv')) {
      expect(await told(named, bytes)).toEqual([[], SAMPLE.nodes.length + SAMPLE.edges.length]);
      return;
    }
    const attempt = async () => {
      const format = formatOf(decodeHead(bytes.subarray(0, 16_384)), named);
      return told(format.name, bytes);
    };
    const [sentences, created] = await attempt().catch((error: unknown) => [[(error as Error).message], 0] as const);
    expect([sentences, created]).toEqual([[expect.stringMatching(/^is /u)], 0]);
  });

  it('is loaded by what it is, and not by its name, where no format is named', async () => {
    for (const format of ALL) {
      const { bytes } = await write(format, SAMPLE);
      const guessed = guessFormat(decodeHead(bytes.subarray(0, 16_384)))!;
      const { rejects, created } = await loaded(guessed.name, bytesOf(bytes));
      expect([guessed.name, rejects, created]).toEqual([format, [], SAMPLE.nodes.length + SAMPLE.edges.length]);
    }
  });
});
