// ICEWS events: what is said becomes statements, what is done events; actors are told apart by name, sectors and country; nothing is lost without a word.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { countryNamed } from '../../graph-seed/country-names.ts';
import { countryOf } from '../../graph-seed/countries.ts';
import { ACTS, actOf, codeOfText, MATERIAL_CLASSES } from '../../graph-seed/datasets/cameo.ts';
import { EVENT_TEXTS } from '../../graph-seed/datasets/cameo-texts.ts';
import { datasetNamed } from '../../graph-seed/datasets/dataset.ts';
import { createIcewsActors } from '../../graph-seed/datasets/icews-actors.ts';
import { load } from '../../graph-seed/load.ts';
import { readFile } from '../../graph-seed/read-file.ts';
import { SPEECH_ACTS } from '../../server/graph/kinds.ts';
import { openStore } from '../../server/store/open.ts';
import { createNaiveStore } from '../contract/naive-store.ts';
import { graphOf, loadTables, tsv } from './tables.ts';

const SAMPLE = new URL('../../../shared/data/icews/events.2018.sample.tab', import.meta.url);
const QUADS = new URL('../../../shared/data/scale/icews-quads.tsv.gz', import.meta.url);
const COLUMNS =
  'Event ID|Event Date|Source Name|Source Sectors|Source Country|Event Text|CAMEO Code|Intensity|Target Name|Target Sectors|Target Country|Story ID|Sentence Number|Publisher|City|District|Province|Country'.split(
    '|',
  );
const ACCUSE = {
  'Event ID': '7',
  'Event Date': '2018-06-01',
  'Source Name': 'Foreign Affairs (Russia)',
  'Source Sectors': 'Executive,Foreign Ministry,Government',
  'Source Country': 'Russian Federation',
  'Event Text': 'Accuse',
  'CAMEO Code': '112',
  Intensity: '-2',
  'Target Name': 'Ukraine',
  'Target Sectors': 'NA',
  'Target Country': 'Ukraine',
  'Story ID': '99',
  'Sentence Number': '4',
  Publisher: 'Daily Planet',
};
const events = (...rows: object[]) =>
  tsv(
    COLUMNS,
    rows.map((row) => ({ ...ACCUSE, ...row })),
  );

describe('the tables of CAMEO', () => {
  it('give every code of the twenty classes a meaning that exists, and every verbal class an act', () => {
    const classes = new Set(Object.keys(EVENT_TEXTS).map((code) => code.slice(0, 2)));
    expect([...classes].toSorted()).toEqual(Array.from({ length: 20 }, (_, nth) => String(nth + 1).padStart(2, '0')));
    for (const code of Object.keys(EVENT_TEXTS)) expect(['MATERIAL', ...SPEECH_ACTS], code).toContain(actOf(code));
    for (const code of Object.keys(ACTS)) expect(MATERIAL_CLASSES, code).not.toContain(code.slice(0, 2));
  });

  it('give every wording one code', () => {
    for (const [code, texts] of Object.entries(EVENT_TEXTS)) for (const text of texts) expect(codeOfText(text), text).toBe(code);
  });

  it('stand on the page about datasets as they are', () => {
    const page = readFileSync(new URL('../../docs/datasets.md', import.meta.url), 'utf8');
    const rows = [...page.matchAll(/^\| (\d{2,4}) \| [^|]+ \| ([A-Z_]+) \|$/gmu)].map((match) => [match[1], match[2]]);
    expect(Object.fromEntries(rows)).toEqual(ACTS);
  });

  it.each([
    ['010', 'STATE'],
    ['011', 'NO_COMMENT'],
    ['014', 'CONSIDER'],
    ['015', 'CONFIRM'],
    ['016', 'DENY'],
    ['0233', 'APPEAL'],
    ['0356', 'PROMISE'],
    ['042', 'STATE'],
    ['057', 'STATE'],
    ['064', 'MATERIAL'],
    ['073', 'MATERIAL'],
    ['0841', 'MATERIAL'],
    ['090', 'STATE'],
    ['1056', 'DEMAND'],
    ['111', 'CRITICIZE'],
    ['1125', 'ACCUSE'],
    ['129', 'REJECT'],
    ['1312', 'THREATEN'],
    ['141', 'MATERIAL'],
    ['2042', 'MATERIAL'],
    ['21', undefined],
    ['1', undefined],
    ['x10', undefined],
  ])('take %s for %s', (code, act) => {
    expect(actOf(code)).toBe(act);
  });
});

describe('an actor', () => {
  const resolve = (name: string, sectors = '', country?: string) => {
    const { id, elements } = createIcewsActors().resolve({ name, sectors: sectors === '' ? [] : sectors.split(','), country }, 1);
    const edge = elements
      .map((element) => ('edge' in element ? `${String(element.edge.kind)} ${String(element.edge.to)}` : ''))
      .find(Boolean);
    const node = elements.map((element) => ('node' in element ? element.node : undefined)).find((found) => found?.id === id);
    return { id, edge, properties: node!.properties };
  };

  it.each([
    ['Russia', '', 'Russian Federation', 'country:RUS', undefined],
    ['Palestinian Territory, Occupied', '', 'Occupied Palestinian Territory', 'country:PSE', undefined],
    [
      'Foreign Affairs (Bangladesh)',
      'Executive,Foreign Ministry',
      'Bangladesh',
      'agency:bangladesh.foreign-affairs',
      'PART_OF country:BGD',
    ],
    ['Police (Congo)', '', undefined, 'agency:republic-of-the-congo.police', 'PART_OF country:COG'],
    [
      'Cabinet / Council of Ministers / Advisors (Cuba)',
      '',
      'Cuba',
      'agency:cuba.cabinet-council-of-ministers-advisors',
      'PART_OF country:CUB',
    ],
    ['House of Representatives (Jordan)', '', 'Jordan', 'agency:jordan.house-of-representatives', 'PART_OF country:JOR'],
    ['Pakistan Muslim League (N)', 'Parties', 'Pakistan', 'agency:pakistan-muslim-league-n', 'PART_OF country:PAK'],
    ['Boko Haram', '', undefined, 'agency:boko-haram', undefined],
    ['Interpol', 'International Government Organization', undefined, 'agency:interpol', undefined],
    ['Head of Government (Japan)', '', undefined, 'official:japan.head-of-government', 'SPEAKS_FOR country:JPN'],
    [
      'High Ranking Military Personnel (Vietnam)',
      'Military,Government',
      'Vietnam',
      'official:vietnam.high-ranking-military-personnel',
      'SPEAKS_FOR country:VNM',
    ],
    ['Citizen (Japan)', 'Social,General Population / Civilian / Social', 'Japan', 'official:japan.citizen', undefined],
    ['Member of Parliament (India)', 'Government,Legislative / Parliamentary', 'India', 'official:india.member-of-parliament', undefined],
    ['Member of Legislative (Govt) (Nigeria)', '', undefined, 'official:nigeria.member-of-legislative-govt', undefined],
    ['Priest (Holy See (Vatican City State))', '', undefined, 'official:vatican-city.priest', undefined],
    ['Mike Pompeo', 'Executive,Foreign Ministry,Government', 'United States', 'official:mike-pompeo', 'SPEAKS_FOR country:USA'],
    ['Rahul Gandhi', 'Government,Parties,Opposition Major Party (Out Of Government)', 'India', 'official:rahul-gandhi', undefined],
    ['Chad Smith', '', undefined, 'official:chad-smith', undefined],
  ])('called %s (%s) is %s %s %s', (name, sectors, country, id, edge) => {
    expect(resolve(name, sectors, country)).toMatchObject({ id, edge });
  });

  it('who is a group of people is unnamed, in the office that the group tells', () => {
    expect(resolve('Citizen (Japan)').properties).toEqual({ name: 'Citizen (Japan)', office: 'Citizen', unnamed: true });
  });

  it('that has a name is not unnamed', () => {
    expect(resolve('Mike Pompeo').properties).toEqual({ name: 'Mike Pompeo' });
  });

  it('belongs to no country where the file says another one than its name', () => {
    expect(resolve('Georgia', '', 'United States').id).toBe('agency:georgia');
  });
});

describe('loading events', () => {
  it('makes what was said a statement about its target, in the place that the file knows', async () => {
    const store = createNaiveStore();
    const { rejects } = await loadTables(store, [events({})]);
    expect(rejects).toEqual([]);
    const { nodes, edges } = await graphOf(store);
    const id = 'statement:daily-planet.icews-story-99:4.7';
    expect(nodes.find((node) => node.id === id)?.properties).toEqual({
      text: 'Foreign Affairs (Russia), towards Ukraine: accuse',
      act: 'ACCUSE',
      cameoCode: '112',
      saidAt: { start: '2018-06-01', end: '2018-06-01', precision: 'DAY' },
    });
    expect(edges.map(({ kind, from, to, properties }) => [kind, from, to, properties])).toEqual(
      expect.arrayContaining([
        ['MADE', 'agency:russia.foreign-affairs', id, {}],
        ['ABOUT', id, 'country:UKR', {}],
        // A sentence is no line: no paragraph is claimed.
        ['REPORTED_IN', id, 'source:daily-planet.icews-story-99', {}],
        ['PART_OF', 'agency:russia.foreign-affairs', 'country:RUS', {}],
      ]),
    );
    expect(edges).toHaveLength(4);
    expect(nodes.find((node) => node.kind === 'SOURCE')?.properties).toEqual({ title: 'ICEWS story 99', publisher: 'Daily Planet' });
    expect(nodes.some((node) => node.kind === 'CLAIM')).toBe(false);
  });

  it('makes what was done an alleged event that involves both', async () => {
    const store = createNaiveStore();
    await loadTables(store, [events({ 'CAMEO Code': '173', 'Event Text': 'Arrest, detain, or charge with legal action' })]);
    const { nodes, edges } = await graphOf(store);
    expect(nodes.find((node) => node.kind === 'EVENT')).toMatchObject({
      id: 'event:icews-7',
      properties: { alleged: true, eventType: 'Arrest, detain, or charge with legal action (CAMEO 173)' },
    });
    const involved = edges.filter(({ kind }) => kind === 'INVOLVES').map(({ to, properties }) => [to, properties.role, properties.source]);
    expect(involved).toEqual([
      ['agency:russia.foreign-affairs', 'source', 'source:daily-planet.icews-story-99'],
      ['country:UKR', 'target', 'source:daily-planet.icews-story-99'],
    ]);
    expect(edges.filter(({ kind }) => kind === 'REPORTED_IN')).toHaveLength(1);
  });

  it('keeps several events of one story between the same actors apart, and one that acts on itself whole', async () => {
    const store = createNaiveStore();
    const self = { 'Event ID': '9', 'CAMEO Code': '190', 'Source Name': 'Ukraine', 'Source Sectors': 'NA', 'Source Country': 'Ukraine' };
    const { rejects } = await loadTables(store, [events({}, { 'Event ID': '8' }, self)]);
    expect(rejects).toEqual([]);
    const { nodes, edges } = await graphOf(store);
    expect(nodes.filter(({ kind }) => kind === 'STATEMENT')).toHaveLength(2);
    expect(edges.filter(({ kind, to }) => kind === 'INVOLVES' && to === 'country:UKR')).toHaveLength(2);
  });

  it('loads again without a change', async () => {
    const store = createNaiveStore();
    const text = events({}, { 'Event ID': '8', 'CAMEO Code': '190' });
    const first = await loadTables(store, [text]);
    expect(await loadTables(store, [text])).toMatchObject({ created: 0, updated: 0, unchanged: first.created });
  });

  it('names what is wrong by its line, and loads the rest', async () => {
    const store = createNaiveStore();
    const { rejects } = await loadTables(store, [
      events(
        { 'Event ID': 'seven' },
        { 'Event Date': '2018-02-30' },
        { 'Source Name': 'NA' },
        { 'Event Text': 'NA', 'CAMEO Code': '' },
        { 'Sentence Number': '-1' },
        { 'Story ID': '' },
        { 'Event ID': '10', 'Target Name': 'NA' },
      ),
    ]);
    expect(rejects.map(({ line, message }) => [line, message])).toEqual([
      [2, 'has the event id "seven", which is not a number.'],
      [3, 'has the date "2018-02-30", which is not a day written YYYY-MM-DD.'],
      [4, 'has no "Source Name"; every event needs one.'],
      [5, 'has neither an "Event Text" nor a "CAMEO Code".'],
      [6, 'has the sentence number "-1", which is not a number.'],
      [7, 'has no "Story ID"; every event needs one.'],
    ]);
    const { nodes, edges } = await graphOf(store);
    expect(nodes.filter(({ kind }) => kind === 'STATEMENT').map(({ properties }) => properties)).toMatchObject([
      { text: 'Foreign Affairs (Russia): accuse' },
    ]);
    expect(edges.some(({ kind }) => kind === 'ABOUT')).toBe(false);
  });

  it('keeps what it cannot resolve, and counts it', async () => {
    const store = createNaiveStore();
    const { notes, rejects } = await loadTables(store, [
      events(
        { 'Event ID': '1', 'Source Name': 'Unspecified Actor', 'Source Sectors': 'Unspecified', 'Source Country': 'NA' },
        { 'Event ID': '2', 'Source Name': 'Militant (Taliban)', 'Source Sectors': 'Unidentified Forces', 'Source Country': 'NA' },
        { 'Event ID': '3', 'Source Name': 'Ada Lovelace', 'Source Sectors': 'NA', 'Source Country': 'Atlantis' },
        { 'Event ID': '4', 'Source Name': 'Ada Lovelace', 'Source Sectors': 'NA', 'Source Country': 'Atlantis' },
        { 'Event ID': '5', 'CAMEO Code': '99', 'Event Text': '😀 Ünheard-of' },
      ),
    ]);
    expect(rejects).toEqual([]);
    expect(notes.map(({ count, what }) => `${count} ${what.split(' ').slice(0, 3).join(' ')}`).toSorted()).toEqual([
      '1 actors are nobody',
      '1 actors belong to',
      '1 actors have a',
      '1 events have a',
    ]);
    const { nodes } = await graphOf(store);
    expect(nodes.filter(({ kind }) => kind === 'STATEMENT')).toHaveLength(4);
    expect(nodes.filter(({ kind }) => kind === 'EVENT').map(({ properties }) => properties)).toMatchObject([
      { eventType: '😀 Ünheard-of (CAMEO 99)', alleged: true },
    ]);
  });

  it('is refused where the columns are of another dataset', async () => {
    await expect(loadTables(createNaiveStore(), ['rcid,country\n1,x\n'], 'icews')).rejects.toThrow(
      /has the columns rcid, country, but the dataset "icews" reads tables with the columns Event ID/u,
    );
    await expect(loadTables(createNaiveStore(), ['rcid,country\n1,x\n'])).rejects.toThrow(/columns tell no dataset/u);
  });
});

describe('loading quadruples', () => {
  const quads = (...rows: string[]) => `source\tevent\ttarget\tdate\n${rows.join('\n')}\n`;

  it('finds codes by wording and countries by name', async () => {
    const store = createNaiveStore();
    const { rejects, notes } = await loadTables(store, [
      quads(
        'Citizen (Thailand)\tReject\tThailand\t2005-01-01',
        'Nicholas "Nick" Xenophon\tfight with artillery and tanks\tCôte d\'Ivoire\t2005-01-02',
        'Fiji\tInvent a wording\tFiji\t2005-01-03',
        'Fiji\tThreaten non force\t\t2005-01-03',
      ),
    ]);
    expect(rejects).toEqual([]);
    const { nodes } = await graphOf(store);
    const made = nodes.filter(({ kind }) => kind === 'STATEMENT' || kind === 'EVENT').map(({ properties }) => properties);
    expect(made).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ text: 'Citizen (Thailand), towards Thailand: reject', act: 'REJECT', cameoCode: '120' }),
        expect.objectContaining({ eventType: 'fight with artillery and tanks (CAMEO 194)', alleged: true }),
        expect.objectContaining({ eventType: 'Invent a wording' }),
        expect.objectContaining({ text: 'Fiji: threaten non force', act: 'THREATEN', cameoCode: '131' }),
      ]),
    );
    expect(nodes.map(({ id }) => id)).toContain('country:CIV');
    expect(notes).toContainEqual({ count: 1, what: expect.stringMatching(/wording that no CAMEO code/u) });
  });

  it('are the same wherever they stand, and are refused by line where they say nothing', async () => {
    const store = createNaiveStore();
    const rows = ['A\tDemand\tB\t2005-01-01', 'A\tDemand\tB\t2005-01-02', 'C\tDemand\tB\t2005-01-01'];
    const first = await loadTables(store, [quads(...rows)]);
    const again = await loadTables(store, [
      quads(...rows.toReversed(), '\tDemand\tB\t2005-01-01', 'A\t\tB\t2005-01-01', 'A\tDemand\tB\t05-01-01'),
    ]);
    expect(again).toMatchObject({ created: 0, updated: 0, unchanged: first.created });
    expect(again.rejects.map(({ line }) => line)).toEqual([5, 6, 7]);
  });
});

describe.skipIf(!existsSync(SAMPLE))('the ICEWS sample (skipped where ../shared is absent)', () => {
  const root = mkdtempSync(join(tmpdir(), 'demarche-icews-'));
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  const rows = existsSync(SAMPLE)
    ? readFileSync(SAMPLE, 'utf8')
        .split('\n')
        .slice(1)
        .filter((line) => line !== '')
        .map((line) => line.split('\t'))
    : [];

  it('has no wording whose code the table gets wrong, and no country that has no code', () => {
    expect(rows.filter((row) => codeOfText(row[5]!) !== row[6])).toEqual([]);
    const countries = new Set(rows.flatMap((row) => [row[4]!, row[10]!]).filter((name) => name !== 'NA'));
    expect([...countries].filter((name) => countryOf(countryNamed(name) ?? '') === undefined)).toEqual([]);
  });

  it('loads into the embedded store event by event, as counted line by line, and loads again without a change', async () => {
    const store = await openStore({ dataDir: root });
    const file = () => readFile(SAMPLE.pathname);
    const first = await load(store, await file(), datasetNamed('icews'));
    expect(first.rejects).toEqual([]);
    const isSaid = (row: string[]) => ['01', '02', '03', '04', '05', '09', '10', '11', '12', '13'].includes(row[6]!.slice(0, 2));
    const { nodeKinds, edgeKinds } = await store.stats();
    const count = (list: readonly { kind: string; count: number }[], kind: string) => list.find((entry) => entry.kind === kind)!.count;
    const said = rows.filter(isSaid).length;
    expect(count(nodeKinds, 'STATEMENT')).toBe(said);
    expect(count(nodeKinds, 'EVENT')).toBe(rows.length - said);
    expect(count(nodeKinds, 'SOURCE')).toBe(new Set(rows.map((row) => row[11])).size);
    expect(count(nodeKinds, 'CLAIM')).toBe(0);
    expect(count(edgeKinds, 'MADE')).toBe(said);
    expect(count(edgeKinds, 'ABOUT')).toBe(said);
    expect(count(edgeKinds, 'REPORTED_IN')).toBe(rows.length);
    expect(count(edgeKinds, 'INVOLVES')).toBe(2 * (rows.length - said));
    const actors = new Set(rows.flatMap((row) => [row[2], row[8]]));
    const kept = count(nodeKinds, 'AGENCY') + count(nodeKinds, 'OFFICIAL');
    expect(kept).toBe([...actors].filter((name) => countryNamed(name!) === undefined).length);
    const again = await load(store, await file(), datasetNamed('icews'));
    expect(again).toMatchObject({ created: 0, updated: 0, unchanged: first.created, rejects: [] });
    await store.close();
  });
});

describe.skipIf(!existsSync(QUADS))('the ICEWS quadruples (skipped where ../shared is absent)', () => {
  const lines = existsSync(QUADS) ? gunzipSync(readFileSync(QUADS)).toString('utf8').split(/\r?\n/u) : [];
  const rows = lines.slice(1).filter((line) => line !== '');

  it('have no wording that no code is known for', () => {
    expect([...new Set(rows.map((row) => row.split('\t')[1]!))].filter((text) => codeOfText(text) === undefined)).toEqual([]);
  });

  it('load quadruple by quadruple, as counted line by line', async () => {
    // Every hundredth; the whole is measured by npm run bench -- load.
    const some = rows.filter((_, nth) => nth % 100 === 0);
    const store = createNaiveStore();
    const { rejects } = await loadTables(store, [`${lines[0]}\n${some.join('\n')}\n`]);
    expect(rejects).toEqual([]);
    const { nodeKinds, edgeKinds } = await store.stats();
    const count = (list: readonly { kind: string; count: number }[], kind: string) => list.find((entry) => entry.kind === kind)!.count;
    expect(count(nodeKinds, 'STATEMENT') + count(nodeKinds, 'EVENT')).toBe(new Set(some).size);
    expect(count(edgeKinds, 'MADE')).toBe(count(nodeKinds, 'STATEMENT'));
    expect(count(edgeKinds, 'INVOLVES')).toBe(2 * count(nodeKinds, 'EVENT'));
  });
});
