// POLECAT's records: verbal types become statements, material ones events; modes, contexts, lists of actors and sectors count.
import { describe, expect, it } from 'vitest';
import { EVENT_TYPES } from '../../graph-seed/datasets/plover.ts';
import { createNaiveStore } from '../contract/naive-store.ts';
import { graphOf, loadTables, tsv } from './tables.ts';

/** The header of the files on Dataverse. */
const COLUMNS =
  'Event ID,Event Date,Event Type,Event Mode,Intensity,Quad Code,Contexts,Actor Name,Actor Country,Actor COW,Primary Actor Sector,Actor Sectors,Actor Title,Actor Name Raw,Wikipedia Actor ID,Recipient Name,Recipient Country,Recipient COW,Primary Recipient Sector,Recipient Sectors,Recipient Title,Recipient Name Raw,Wikipedia Recipient ID,Placename,City,District,Province,Country,Latitude,Longitude,GeoNames ID,Raw Placename,Feature Type,Source,Publication Date,Story People,Story Organizations,Story Locations,Language,Version'.split(
    ',',
  );

const row = (fields: Record<string, string>) => ({
  ...Object.fromEntries(COLUMNS.map((column) => [column, 'None'])),
  'Event ID': 'abc_1',
  'Event Date': '2023-02-03',
  'Event Type': 'ACCUSE',
  'Actor Name': 'Japan',
  'Actor Country': 'JPN',
  'Recipient Name': 'Russia',
  'Recipient Country': 'RUS',
  Source: 'kyodo',
  'Publication Date': '2023-02-04',
  ...fields,
});

async function loadRows(...rows: Record<string, string>[]) {
  const store = createNaiveStore();
  const result = await loadTables(store, [tsv(COLUMNS, rows.map(row))]);
  return { ...result, ...(await graphOf(store)) };
}

describe('polecat', () => {
  it('makes a statement of a verbal event, told by the header', async () => {
    const { nodes, edges, rejects } = await loadRows({ 'Event Mode': 'disapprove', Contexts: 'military; legal' });
    expect(rejects).toEqual([]);
    expect(nodes.find(({ kind }) => kind === 'STATEMENT')).toMatchObject({
      id: 'statement:kyodo.polecat-story-abc:1',
      properties: {
        text: 'Japan, towards Russia: accuses or disapproves (disapprove) [military; legal]',
        act: 'CRITICIZE',
        saidAt: { start: '2023-02-03' },
      },
    });
    expect(nodes.find(({ kind }) => kind === 'SOURCE')).toMatchObject({
      properties: { title: 'POLECAT story abc', publisher: 'kyodo', publishedAt: { start: '2023-02-04' } },
    });
    expect(edges.map(({ kind, from, to }) => [kind, from, to])).toEqual(
      expect.arrayContaining([
        ['MADE', 'country:JPN', 'statement:kyodo.polecat-story-abc:1'],
        ['ABOUT', 'statement:kyodo.polecat-story-abc:1', 'country:RUS'],
        ['REPORTED_IN', 'statement:kyodo.polecat-story-abc:1', 'source:kyodo.polecat-story-abc'],
      ]),
    );
  });

  it('makes an event of a material one, which involves all its actors', async () => {
    const { nodes, edges } = await loadRows({
      'Event Type': 'ASSAULT',
      'Event Mode': 'explosives',
      'Actor Name': 'Japan;Chile',
      'Actor Country': 'JPN;CHL',
    });
    expect(nodes.find(({ kind }) => kind === 'EVENT')).toMatchObject({ properties: { eventType: 'ASSAULT (explosives)', alleged: true } });
    expect(
      edges
        .filter(({ kind }) => kind === 'INVOLVES')
        .map(({ to, properties }) => `${to} ${properties.role}`)
        .toSorted(),
    ).toEqual(['country:CHL source', 'country:JPN source', 'country:RUS target']);
  });

  it('lets each of several actors speak for itself', async () => {
    const { nodes, edges } = await loadRows({
      'Actor Name': 'Japan;None',
      'Actor Name Raw': 'Tokyo;the prime minister',
      'Actor Country': 'JPN',
      'Primary Actor Sector': 'GOV',
    });
    expect(nodes.filter(({ kind }) => kind === 'STATEMENT').map(({ id }) => id)).toEqual([
      'statement:kyodo.polecat-story-abc:1.1',
      'statement:kyodo.polecat-story-abc:1.2',
    ]);
    const made = edges.filter(({ kind }) => kind === 'MADE');
    expect(new Set(made.map(({ to }) => to)).size).toBe(2);
  });

  it.each([
    ['JRN', 'AGENCY', 'news outlet'],
    ['MIL', 'OFFICIAL', undefined],
  ])('reads the sector %s', async (sector, kind, agencyType) => {
    const { nodes } = await loadRows({ 'Actor Name': 'Some Name', 'Primary Actor Sector': sector });
    const actor = nodes.find((node) => 'name' in node.properties && node.properties.name === 'Some Name');
    expect([actor?.kind, actor?.kind === 'AGENCY' ? actor.properties.agencyType : undefined]).toEqual([kind, agencyType]);
  });

  it('keeps a strange type as an event, and counts it', async () => {
    const { nodes, notes } = await loadRows({ 'Event Type': 'DANCE', Contexts: 'hypothetical' });
    expect(nodes.find(({ kind }) => kind === 'EVENT')).toMatchObject({ properties: { eventType: 'DANCE' } });
    expect(notes).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ count: 1, what: expect.stringMatching(/none of PLOVER’s/u) as string }),
        expect.objectContaining({ what: expect.stringMatching(/hypothetical/u) as string }),
      ]),
    );
  });

  it.each([
    [{ 'Event Date': '2023-02-30' }, /date "2023-02-30"/u],
    [{ 'Actor Name': 'None' }, /neither an "Actor Name" nor an "Actor Name Raw"/u],
    [{ 'Event ID': '' }, /no "Event ID"/u],
  ])('rejects %j', async (fields, sentence) => {
    const { rejects, nodes } = await loadRows(fields);
    expect(rejects).toMatchObject([{ line: 2, message: expect.stringMatching(sentence) as string }]);
    expect(nodes).toEqual([]);
  });

  it('knows the sixteen types, and the earlier name of one', () => {
    expect(Object.keys(EVENT_TYPES)).toHaveLength(17);
  });
});
