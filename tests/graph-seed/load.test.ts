// The loader, on JSON Lines: what is good is loaded, what is not is named by file and line.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { datasetNamed } from '../../graph-seed/datasets/dataset.ts';
import { load } from '../../graph-seed/load.ts';
import { edgeRecord, nodeRecord, recordAt } from '../../server/formats/columns.ts';
import { readableFormat, writableFormat } from '../../server/formats/format.ts';
import type { Edge } from '../../server/graph/edge.ts';
import { STANCES } from '../../server/graph/kinds.ts';
import type { Node } from '../../server/graph/node.ts';
import type { Store } from '../../server/store/store.ts';
import { createNaiveStore } from '../contract/naive-store.ts';
import { SAMPLE } from '../contract/sample-graph.ts';
import { graph } from '../property/arbitraries.ts';
import { bytesOf, loadText, NOW } from './load-text.ts';

async function written(parts: { nodes: typeof SAMPLE.nodes; edges: typeof SAMPLE.edges }): Promise<string> {
  let text = '';
  for await (const piece of writableFormat('jsonl').write(
    (async function* () {
      yield parts;
    })(),
    () => {},
  ))
    text += piece;
  return text;
}

describe('loading JSON Lines', () => {
  it('names a broken line, and loads the others', async () => {
    const text = await written(SAMPLE);
    const lines = text.trimEnd().split('\n');
    lines.splice(3, 0, '{"type":"node",', '[1,2]', '{"type":"node","id":"x","labels":["Rumour"]}');
    const store = createNaiveStore();
    const { rejects, created } = await loadText(store, `\uFEFF${lines.join('\r\n')}`, 'jsonl');
    expect(rejects.map(({ line }) => line)).toEqual([4, 5, 6]);
    expect(rejects[2]!.message).toBe(
      'has the labels ["Rumour"], none of which is a kind of node; use one of Country, Agency, Official, Statement, Claim, Event, Source.',
    );
    expect(created).toBe(SAMPLE.nodes.length + SAMPLE.edges.length);
  });

  it('lets an edge stand before its ends', async () => {
    const text = await written(SAMPLE);
    const store = createNaiveStore();
    const { rejects, created } = await loadText(store, text.trimEnd().split('\n').toReversed().join('\n'), 'jsonl');
    expect(rejects).toEqual([]);
    expect(created).toBe(SAMPLE.nodes.length + SAMPLE.edges.length);
  });

  it('puts together what one file says of a thing in several places', async () => {
    const country = (properties: string) => `{"type":"node","labels":["Country"],"properties":{"id":"kor",${properties}}}`;
    const text = [
      country('"name":"South Korea"'),
      country('"name":"South Korea"'),
      country('"name":"Korea","aliases":["ROK"]'),
      country('"name":"Korea","iso3":"KOR"'),
    ];
    const store = createNaiveStore();
    const result = await loadText(store, text.join('\n'), 'jsonl');
    expect(result).toMatchObject({ created: 1, updated: 2, unchanged: 1, rejects: [] });
    expect((await store.nodes(['kor']))[0]?.properties).toEqual({ name: 'Korea', aliases: ['ROK'], iso3: 'KOR' });
  });

  it('rejects a second speaker of one statement, in one file and over several', async () => {
    const node = (id: string, label: string, words: string) => `{"type":"node","id":"${id}","labels":["${label}"],"properties":{${words}}}`;
    const made = (from: string) =>
      `{"type":"relationship","id":"MADE--${from}--s","label":"MADE","start":{"id":"${from}"},"end":{"id":"s"}}`;
    const people = ['a', 'b', 'c'].map((id) => node(id, 'Official', `"name":"${id}"`));
    const text = [...people, node('s', 'Statement', '"text":"x","act":"STATE"'), made('a'), made('b')].join('\n');
    const store = createNaiveStore();
    const { rejects, created } = await loadText(store, text, 'jsonl');
    expect(rejects).toEqual([
      {
        file: 'file',
        line: 6,
        message: expect.stringMatching(
          /^Statement "s" was made by "a", and edge "MADE--b--s" .*names "b" as well; a statement has one speaker/u,
        ),
      },
    ]);
    expect(created).toBe(5);
    expect((await loadText(store, [...people, made('c'), made('a')].join('\n'), 'jsonl')).rejects).toMatchObject([
      { line: 4, message: expect.stringMatching(/names "c"/u) },
    ]);
    expect((await store.edgesOf({ ids: ['s'], kind: 'MADE', direction: 'IN' }))[0]).toHaveLength(1);
  });

  it.each([
    ['has no such start', '{"type":"relationship","id":"MADE--x--s","label":"MADE","start":{"id":"nobody"},"end":{"id":"s"}}'],
    ['is not well-formed', '{"type":"relationship","id":"MADE--x--s","label":"MADE","start":{"id":""},"end":{"id":"s"}}'],
    ['starts at what cannot speak', '{"type":"relationship","id":"MADE--x--s","label":"MADE","start":{"id":"c"},"end":{"id":"s"}}'],
    ['has the id of another', '{"type":"relationship","id":"taken","label":"MADE","start":{"id":"b"},"end":{"id":"s"}}'],
  ])('loads the one speaker of a statement although another edge names one, which %s', async (_, bad) => {
    const node = (id: string, label: string, words: string) => `{"type":"node","id":"${id}","labels":["${label}"],"properties":{${words}}}`;
    const made = (id: string, from: string, to: string) =>
      `{"type":"relationship","id":"${id}","label":"MADE","start":{"id":"${from}"},"end":{"id":"${to}"}}`;
    const people = ['a', 'b'].map((id) => node(id, 'Official', `"name":"${id}"`));
    const statements = ['s', 't'].map((id) => node(id, 'Statement', '"text":"x","act":"STATE"'));
    const store = createNaiveStore();
    const claim = node('c', 'Claim', '"text":"c"');
    await loadText(store, [...people, ...statements, claim, made('taken', 'b', 't')].join('\n'), 'jsonl');
    const { rejects } = await loadText(store, [bad, made('MADE--a--s', 'a', 's'), made('MADE--b--s', 'b', 's')].join('\n'), 'jsonl');
    expect(rejects.map(({ line }) => line)).toEqual([1, 3]);
    expect(rejects[1]!.message).toMatch(/^Statement "s" was made by "a", and edge "MADE--b--s"/u);
    expect((await store.edgesOf({ ids: ['s'], kind: 'MADE', direction: 'IN' }))[0]).toMatchObject([{ id: 'MADE--a--s' }]);
  });

  it('keeps edges in a file where too many wait for their ends, also those of a pipe, and counts them once', async () => {
    const claim = (nth: number) => `{"type":"node","id":"c${nth}","labels":["Claim"],"properties":{"text":"c"}}`;
    // Ids that differ behind a long beginning alone are told apart.
    const long = 'x'.repeat(100);
    const edge = (nth: number) =>
      `{"type":"relationship","id":"${long} e${nth}","label":"SUPPORTS","start":{"id":"c${nth}"},"end":{"id":"c0"}}`;
    const wrong = `{"type":"relationship","id":"${long} w","label":"MADE","start":{"id":"c0"},"end":{"id":"c1"}}`;
    const numbers = Array.from({ length: 1_000 }, (_, nth) => nth);
    const text = [claim(0), claim(1), edge(1), wrong, ...numbers.slice(2).map(edge), edge(5_000), ...numbers.slice(2).map(claim)].join(
      '\n',
    );
    const store = createNaiveStore();
    const file = () => ({ name: 'file', records: readableFormat('jsonl').read(bytesOf(text, 4_000)) });
    const options = { now: NOW, batchSize: 50, waitingInMemory: { maxEdges: 100, maxCharacters: 1e9 } };
    const first = await load(store, [file()], datasetNamed('demarche'), options);
    expect(first).toMatchObject({ created: 1_999, updated: 0, unchanged: 0, rejected: 2 });
    expect(first.rejects.map(({ line }) => line)).toEqual([4, 1_003]);
    expect(await load(store, [file()], datasetNamed('demarche'), options)).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: 1_999,
      rejected: 2,
    });
  });

  it('ends in the last version of an edge, wherever its ends come and however many edges wait', async () => {
    const someStances = fc.array(fc.constantFrom(...STANCES), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(
        graph.chain(({ nodes, edges }) => {
          const versions = edges
            .filter(({ kind }) => kind === 'EXPRESSES')
            .map((edge) => someStances.map((stances) => stances.map((stance): Edge => ({ ...edge, properties: { stance } }))));
          return fc.tuple(...versions).chain((given) => {
            const all: readonly (Node | Edge)[] = [...nodes, ...given.flat()];
            return fc.shuffledSubarray([...all], { minLength: all.length });
          });
        }),
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 0, max: 9 }),
        async (elements, batchSize, maxEdges) => {
          const [store, model] = [createNaiveStore(), createNaiveStore()];
          const records = (async function* () {
            for (const [nth, element] of elements.entries())
              yield recordAt(nth + 1, 'from' in element ? edgeRecord(element) : nodeRecord(element));
          })();
          const options = { now: NOW, batchSize, waitingInMemory: { maxEdges, maxCharacters: 1e9 } };
          const { rejects } = await load(store, [{ name: 'file', records }], datasetNamed('demarche'), options);
          expect(rejects).toEqual([]);
          for (const element of elements) if (!('from' in element)) await model.write({ nodes: [element], edges: [] });
          for (const element of elements) if ('from' in element) await model.write({ nodes: [], edges: [element] });
          const edgesOf = async (asked: Store) => (await asked.scanEdges({ first: 1_000 })).items;
          expect(await edgesOf(store)).toEqual(await edgesOf(model));
        },
      ),
    );
  });

  it('makes its batches smaller until they take no longer than they may', async () => {
    const store = createNaiveStore();
    const sizes: number[] = [];
    const slow: Store = {
      ...store,
      async write(batch) {
        sizes.push(batch.nodes.length);
        // A tenth of a millisecond for each.
        for (const end = performance.now() + batch.nodes.length / 10; performance.now() < end;);
        return store.write(batch);
      },
    };
    const text = Array.from({ length: 4_000 }, (_, nth) => `{"type":"node","id":"c${nth}","labels":["Claim"],"properties":{"text":"c"}}`);
    const file = { name: 'file', records: readableFormat('jsonl').read(bytesOf(text.join('\n'), 4_000)) };
    await load(slow, [file], datasetNamed('demarche'), { now: NOW, batchSize: 1_000, batchMs: 20 });
    expect(sizes[0]).toBe(1_000);
    expect(sizes.slice(4, -1).every((size) => size >= 100 && size <= 260)).toBe(true);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(4_000);
  });

  it('stops where it is told to, and a rerun ends in the same graph', async () => {
    const text = await written(SAMPLE);
    const [whole, broken] = [createNaiveStore(), createNaiveStore()];
    await loadText(whole, text, 'jsonl');
    const stop = new AbortController();
    const file = { name: 'file', records: readableFormat('jsonl').read(bytesOf(text)) };
    const options = { now: NOW, batchSize: 2, signal: stop.signal, onProgress: () => stop.abort() };
    const stopped = await load(broken, [file], datasetNamed('demarche'), options);
    expect(stopped.isStopped).toBe(true);
    expect(stopped.created).toBeGreaterThan(0);
    expect(stopped.created).toBeLessThan(SAMPLE.nodes.length + SAMPLE.edges.length);
    await loadText(broken, text, 'jsonl');
    const graphOf = async (store: Store) => [await store.scanNodes({ first: 1_000 }), await store.scanEdges({ first: 1_000 })];
    expect(await graphOf(broken)).toEqual(await graphOf(whole));
  });

  it('names what one file says of an id twice, of different kinds, and a claim that contradicts itself', async () => {
    const text = [
      '{"type":"node","id":"x","labels":["Claim"],"properties":{"text":"x"}}',
      '{"type":"node","id":"x","labels":["Country"],"properties":{"name":"x"}}',
      '{"type":"relationship","id":"e","label":"CONTRADICTS","start":{"id":"x"},"end":{"id":"x"}}',
    ].join('\n');
    const { rejects, created } = await loadText(createNaiveStore(), text, 'jsonl');
    expect(created).toBe(1);
    expect(rejects.map(({ line, message }) => [line, message])).toEqual([
      [2, expect.stringMatching(/^Node "x" is a CLAIM already and cannot become a COUNTRY/u)],
      [3, expect.stringMatching(/^Edge "e" lets claim "x" contradict itself/u)],
    ]);
  });

  it('names every record that is wrong, also where two share an id', async () => {
    const edge = (to: string) => `{"type":"relationship","id":"e","label":"SUPPORTS","start":{"id":"a"},"end":{"id":"${to}"}}`;
    const text = ['{"type":"node","id":"a","labels":["Claim"],"properties":{"text":"a"}}', edge('b'), edge('c')].join('\n');
    const { rejects } = await loadText(createNaiveStore(), text, 'jsonl');
    expect(rejects.map(({ line }) => line)).toEqual([2, 3]);
  });

  it('rejects an edge whose end never comes', async () => {
    const text = await written({ nodes: SAMPLE.nodes.slice(1), edges: SAMPLE.edges });
    const { rejects } = await loadText(createNaiveStore(), text, 'jsonl');
    expect(rejects.map(({ message }) => message)).toEqual([expect.stringMatching(/needs node "kor", which does not exist/u)]);
  });

  it('takes what an export of APOC carries: its own numbers, and ours among the properties', async () => {
    const text = [
      '{"type":"node","id":"17","labels":["Country"],"properties":{"id":"country:KOR","name":"South Korea"}}',
      '{"type":"node","id":"18","labels":["Node","Statement"],"properties":{"id":"s","text":"x","act":"STATE"}}',
      '{"id":"3","type":"relationship","label":"MADE","start":{"id":"17","properties":{"id":"country:KOR"}},"end":{"id":"18","properties":{"id":"s"}},"properties":{"id":"e"}}',
    ].join('\n');
    const store = createNaiveStore();
    expect((await loadText(store, text, 'jsonl')).rejects).toEqual([]);
    expect((await store.edgesOf({ ids: ['country:KOR'], kind: 'MADE', direction: 'OUT' }))[0]).toMatchObject([{ id: 'e', to: 's' }]);
  });

  const apocNode = (number: string, id: string) =>
    `{"type":"node","id":"${number}","labels":["Claim"],"properties":{"id":"${id}","text":"x"}}`;
  const apocEdge = (number: string, from: string, to: string) =>
    `{"type":"relationship","id":"${number}","label":"SUPPORTS","start":{"id":"${from}","labels":["Claim"]},"end":{"id":"${to}","labels":["Claim"]}}`;

  it('finds the ends that an export of APOC tells by its own numbers only, and makes an id for the edge from its kind and its ends', async () => {
    const store = createNaiveStore();
    const { rejects } = await loadText(
      store,
      [apocNode('0', 'claim:a'), apocNode('1', 'claim:b'), apocEdge('0', '0', '1')].join('\n'),
      'jsonl',
    );
    expect(rejects).toEqual([]);
    expect((await store.scanEdges({ first: 9 })).items).toMatchObject([
      { id: 'SUPPORTS--claim:a--claim:b', from: 'claim:a', to: 'claim:b' },
    ]);
  });

  it('refuses an end that is told by a number which no node of the file has, by one sentence', async () => {
    const text = [apocNode('0', 'claim:a'), apocEdge('0', '0', '7')].join('\n');
    const { rejects } = await loadText(createNaiveStore(), text, 'jsonl');
    expect(rejects).toEqual([
      {
        file: 'file',
        line: 2,
        message: expect.stringMatching(/^has an end that is told by a number only, 7, and no node with that number/u),
      },
    ]);
  });

  it('takes numbers for ids where they are ours', async () => {
    const node = (id: string) => `{"type":"node","id":"${id}","labels":["Claim"],"properties":{"text":"x"}}`;
    const edge = '{"type":"relationship","label":"SUPPORTS","start":{"id":"1"},"end":{"id":"2"},"properties":{"id":"3"},"id":"3"}';
    const store = createNaiveStore();
    expect((await loadText(store, [edge, node('1'), node('2')].join('\n'), 'jsonl')).rejects).toEqual([]);
    expect((await store.scanEdges({ first: 9 })).items).toMatchObject([{ id: '3', from: '1', to: '2' }]);
  });

  it('keeps places apart that one source has for one statement, also where their edges have no ids', async () => {
    const place = (paragraph: number) =>
      `{"type":"relationship","label":"REPORTED_IN","start":{"id":"s"},"end":{"id":"a"},"properties":{"paragraph":${paragraph}}}`;
    const text = [
      '{"type":"node","id":"s","labels":["Statement"],"properties":{"text":"x","act":"STATE"}}',
      '{"type":"node","id":"a","labels":["Source"],"properties":{"title":"x"}}',
      place(1),
      place(2),
    ].join('\n');
    const store = createNaiveStore();
    expect((await loadText(store, text, 'jsonl')).rejects).toEqual([]);
    expect((await store.scanEdges({ first: 9 })).items.map(({ id }) => id)).toEqual(['REPORTED_IN--s--a--1', 'REPORTED_IN--s--a--2']);
  });

  it('gives back what was written, byte for byte', async () => {
    await fc.assert(
      fc.asyncProperty(graph, fc.string({ unit: 'binary' }), async ({ nodes: given, edges: all }, nasty) => {
        // A statement has one speaker; the stores' own graphs are wilder.
        const speakers = new Map(all.filter(({ kind }) => kind === 'MADE').map(({ id, to }) => [to, id]));
        const batch = { nodes: given, edges: all.filter(({ kind, id, to }) => kind !== 'MADE' || speakers.get(to) === id) };
        const words = [...nasty].filter((unit) => unit !== '\0').join('');
        const text = words.trim() === '' || !words.isWellFormed() ? 'x' : words;
        const claim = { id: 'nasty', kind: 'CLAIM' as const, recordedAt: '2024-10-23T00:00:00.000Z', properties: { text } };
        const store = createNaiveStore();
        const first = await written({ nodes: [...batch.nodes, claim], edges: batch.edges });
        expect((await loadText(store, first, 'jsonl')).rejects).toEqual([]);
        const nodes = (await store.scanNodes({ first: 100 })).items;
        const edges = (await store.scanEdges({ first: 100 })).items;
        const second = await written({ nodes, edges });
        expect(second.split('\n').toSorted()).toEqual(first.split('\n').toSorted());
      }),
    );
  });
});
