// UN roll calls: a vote is a statement on what was put to the vote; the two tables meet in one node for each roll call, whichever comes first.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { countryNamed, countryWithIso2 } from '../../graph-seed/country-names.ts';
import { countryOf, FORMER_STATES } from '../../graph-seed/countries.ts';
import { readableText } from '../../graph-seed/datasets/readable-text.ts';
import { openStore } from '../../server/store/open.ts';
import { createNaiveStore } from '../contract/naive-store.ts';
import { graphOf, loadTables } from './tables.ts';

const VOTES = new URL('../../../shared/data/scale/un-votes.csv.gz', import.meta.url);
const ROLL_CALLS = new URL('../../../shared/data/scale/un-roll-calls.csv.gz', import.meta.url);

const rollCalls = (...rows: string[]) => `rcid,date,resolution,title,description,issues\n${rows.join('\n')}\n`;
const votes = (...rows: string[]) => `rcid,country,iso2,vote\n${rows.join('\n')}\n`;
const SEA =
  '63,2008-12-05,R/63/111,LAW OF THE SEA,Oceans and the law of the sea : resolution / adopted by the General Assembly,Colonialism|Human rights';
const DAY = { start: '2008-12-05', end: '2008-12-05', precision: 'DAY' };

describe('a vote', () => {
  it('is a statement of the country on what was put to the vote, made at the roll call', async () => {
    const store = createNaiveStore();
    const { rejects, notes } = await loadTables(store, [
      votes('63,Cuba,CU,yes', '63,Turkey,TR,no', '63,Canada,CA,abstain', '63,France,FR,absent'),
      rollCalls(SEA),
    ]);
    expect(rejects).toEqual([]);
    expect(notes).toEqual([{ count: 1, what: expect.stringMatching(/absence/u) }]);
    const { nodes, edges } = await graphOf(store);
    const propertiesOf = (id: string) => nodes.find((node) => node.id === id)?.properties;
    expect(propertiesOf('claim:unga-63')).toEqual({ text: 'R/63/111 should pass: Oceans and the law of the sea' });
    expect(propertiesOf('event:unga-63')).toEqual({
      name: 'UN General Assembly roll call 63: R/63/111, Law of the sea (Colonialism, Human rights)',
      eventType: 'roll call',
      date: DAY,
    });
    expect(propertiesOf('statement:unga.63:TUR')).toEqual({
      text: 'Votes no in UN roll call 63',
      act: 'REJECT',
      cue: 'no',
      saidAt: DAY,
    });
    const source = 'source:un-general-assembly.roll-calls';
    expect(edges.map(({ kind, from, to, properties }) => [kind, from, to, properties])).toEqual([
      ...(['CAN', 'CUB', 'TUR'] as const).map((code, nth) => [
        'EXPRESSES',
        `statement:unga.63:${code}`,
        'claim:unga-63',
        { stance: ['DECLINES_TO_COMMENT', 'ASSERTS', 'DENIES'][nth] },
      ]),
      ...['CAN', 'CUB', 'TUR'].map((code) => ['MADE', `country:${code}`, `statement:unga.63:${code}`, { source }]),
      ...['CAN', 'CUB', 'TUR'].map((code) => ['MADE_AT', `statement:unga.63:${code}`, 'event:unga-63', {}]),
      ['REPORTED_IN', 'event:unga-63', source, {}],
    ]);
    expect(nodes.some(({ id }) => id === 'country:FRA')).toBe(false);
  });

  it.each([[['votes', 'calls']], [['calls', 'votes']]])('gives the same graph with its roll call in whatever order: %s', async (order) => {
    const tables = { votes: votes('63,Cuba,CU,yes', '64,Cuba,CU,no'), calls: rollCalls(SEA) };
    const [store, other] = [createNaiveStore(), createNaiveStore()];
    await loadTables(
      store,
      order.map((name) => tables[name as 'votes' | 'calls']),
    );
    await loadTables(other, [tables.calls, tables.votes]);
    expect(await graphOf(store)).toEqual(await graphOf(other));
  });

  it('stands by itself until its roll call comes, and takes the date when it is loaded again', async () => {
    const store = createNaiveStore();
    const cast = votes('63,Cuba,CU,yes');
    const first = await loadTables(store, [cast]);
    expect(first.rejects).toEqual([]);
    expect(first.notes).toEqual([{ count: 1, what: expect.stringMatching(/no date/u) }]);
    expect(await loadTables(store, [cast])).toMatchObject({ created: 0, updated: 0 });
    expect(await loadTables(store, [rollCalls(SEA)])).toMatchObject({ created: 0, updated: 2 });
    expect(await loadTables(store, [cast])).toMatchObject({ created: 0, updated: 1, notes: [] });
    const together = createNaiveStore();
    await loadTables(together, [cast, rollCalls(SEA)]);
    expect(await graphOf(store)).toEqual(await graphOf(together));
    expect(await loadTables(store, [rollCalls(SEA), cast])).toMatchObject({ created: 0, updated: 0, rejects: [] });
  });

  it('is named by its line where it is none, and the rest is loaded', async () => {
    const { rejects, created } = await loadTables(createNaiveStore(), [
      rollCalls(SEA, '64,2008-13-05,R/1,x,y,', 'abc,2008-12-05,R/1,x,y,'),
      votes('63,Cuba,CU,maybe', ',Cuba,CU,yes', '63,,,yes', '63,"Cuba,CU,yes', '63,Fiji,FJ,yes', '63,__proto__,,constructor'),
    ]);
    expect(rejects.map(({ file, line, message }) => `${file}:${line} ${message.slice(0, 30)}`)).toEqual([
      'table 1:3 has the date "2008-13-05", whi',
      'table 1:4 has the roll call "abc", which',
      'table 2:2 has the vote "maybe"; a vote i',
      'table 2:3 has the roll call "", which is',
      'table 2:4 names no country, and "" is th',
      'table 2:5 opens a quotation mark that no',
      'table 2:7 has the vote "constructor"; a ',
    ]);
    // The source, claim, event and its edge; a country, a statement and its three edges.
    expect(created).toBe(9);
  });

  it('of a country on no list is kept under its name, and counted', async () => {
    const store = createNaiveStore();
    const { notes } = await loadTables(store, [rollCalls(SEA), votes('63,Freedonia,,yes', '63,Ruritania 😀,,no')]);
    expect(notes).toEqual([{ count: 2, what: expect.stringMatching(/on no list/u) }]);
    expect((await store.nodes(['country:FREEDONIA']))[0]?.properties).toEqual({ name: 'Freedonia' });
  });
});

describe('countries by name', () => {
  it.each([
    ['Czechoslovakia', 'CSK'],
    ['Yugoslavia', 'YUG'],
    ['German Democratic Republic', 'DDR'],
    ['Federal Republic of Germany', 'DEU'],
    ['Yemen Arab Republic', 'YEM'],
    ["Yemen People's Republic", 'YMD'],
    ['Zanzibar', 'ZANZIBAR'],
    ['USSR', 'SUN'],
    ['Côte d’Ivoire', 'CIV'],
    ['Trinidad & Tobago', 'TTO'],
    ['the former Yugoslav Republic of Macedonia', 'MKD'],
    ['Congo', 'COG'],
    ['Democratic Republic of Congo', 'COD'],
    ['IN', undefined],
    ['Atlantis', undefined],
    ['', undefined],
  ])('finds %s as %s', (name, code) => {
    expect(countryNamed(name)).toBe(code);
  });

  it('finds states that are gone by their withdrawn codes, and gives every one a node', () => {
    expect([countryWithIso2('DD'), countryWithIso2('CS'), countryWithIso2('NA'), countryWithIso2('XX')]).toEqual([
      'DDR',
      'CSK',
      'NAM',
      undefined,
    ]);
    for (const [code, { name }] of Object.entries(FORMER_STATES))
      expect(countryOf(code)).toMatchObject({ id: `country:${code}`, properties: { name } });
  });
});

describe('text in capitals', () => {
  it.each([
    ['TO ADOPT A CUBAN AMENDMENT TO THE UK PROPOSAL (A/3-C).', 'To adopt a Cuban amendment to the UK proposal (A/3-C).'],
    ['THE U.S. MAY ASK THE UNITED NATIONS, THE 6TH COMM. AND CÔTE', 'The U.S. may ask the United Nations, the 6th comm. and côte'],
    ['\\MEMBERS PRESENT\\\\, IN THE VOTE.\\""', '"Members present", in the vote."'],
    ['NO NOMINATIONS.\\\\" 0 0 0 0 0 0', 'No nominations."'],
    ['It is entitled _Rights of the child<d3>\u0008', 'It is entitled “Rights of the child”'],
    ['Already Readable, with USSR', 'Already Readable, with USSR'],
    ['', ''],
  ])('%j becomes %j', (text, readable) => {
    expect(readableText(text)).toBe(readable);
  });
});

describe.skipIf(!existsSync(VOTES))('the UN roll calls (skipped where ../shared is absent)', () => {
  const root = mkdtempSync(join(tmpdir(), 'demarche-votes-'));
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  const text = existsSync(VOTES) ? gunzipSync(readFileSync(VOTES)).toString('utf8') : '';
  const [header = '', ...rest] = text.split('\r\n');
  const lines = rest.filter((line) => line !== '');

  it('name no country that is on no list, and none twice in one roll call', () => {
    const names = new Set(lines.map((line) => line.split(',').slice(1, 3).join(',')));
    const codes = new Map([...names].map((pair) => [pair, countryNamed(pair.split(',')[0]!) ?? countryWithIso2(pair.split(',')[1]!)]));
    expect([...codes].filter(([, code]) => code === undefined)).toEqual([]);
    const cast = new Set(lines.map((line) => `${line.split(',', 1)[0]} ${codes.get(line.split(',').slice(1, 3).join(','))}`));
    expect(cast.size).toBe(lines.length);
  });

  it('load into the embedded store vote by vote, as counted line by line', async () => {
    // The first forty roll calls: the whole is measured by npm run bench -- load.
    const first = lines.filter((line) => Number(line.split(',', 1)[0]) < 43);
    const store = await openStore({ dataDir: root });
    const calls = gunzipSync(readFileSync(ROLL_CALLS)).toString('utf8');
    const result = await loadTables(store, [`${header}\n${first.join('\n')}\n`, calls]);
    expect(result.rejects).toEqual([]);
    const { nodeKinds, edgeKinds, said } = await store.stats();
    const count = (list: readonly { kind: string; count: number }[], kind: string) => list.find((entry) => entry.kind === kind)!.count;
    expect(count(nodeKinds, 'STATEMENT')).toBe(first.length);
    expect(count(nodeKinds, 'CLAIM')).toBe(calls.match(/^\d+,\d{4}-/gmu)!.length);
    expect(count(nodeKinds, 'COUNTRY')).toBe(new Set(first.map((line) => line.split(',')[1])).size);
    expect(count(edgeKinds, 'EXPRESSES')).toBe(first.length);
    expect(said?.from).toBe('1946-01-01');
    const claim = 'claim:unga-3';
    const [page] = await store.positions({ claims: [claim], first: 200 });
    const cast = first.filter((line) => line.startsWith('3,'));
    expect(page!.totalCount).toBe(cast.length);
    expect(page!.items.filter(({ stance }) => stance === 'ASSERTS')).toHaveLength(cast.filter((line) => line.endsWith(',yes')).length);
    expect(await store.contested([claim])).toEqual([true]);
    await store.close();
  });
});
