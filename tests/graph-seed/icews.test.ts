// ICEWS events: what is said becomes statements, what is done events; nothing is lost without a word.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { countryNamed } from '../../graph-seed/country-names.ts';
import { countryOf } from '../../graph-seed/countries.ts';
import { codeOfText } from '../../graph-seed/datasets/cameo.ts';
import { datasetNamed } from '../../graph-seed/datasets/dataset.ts';
import { load } from '../../graph-seed/load.ts';
import { readFile } from '../../graph-seed/read-file.ts';
import { openStore } from '../../server/store/open.ts';
import { createNaiveStore } from '../contract/naive-store.ts';
import { graphOf, loadTables, tsv } from './tables.ts';

const SAMPLE = new URL('../../../shared/data/icews/events.2018.sample.tab', import.meta.url);
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
