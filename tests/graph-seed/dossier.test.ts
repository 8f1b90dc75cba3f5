// Dossiers that people write by hand: what becomes of each part, and how what is wrong is named by its line.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createNaiveStore } from '../contract/naive-store.ts';
import { loadText, NOW } from './load-text.ts';

const DOSSIER = `source:
  title: A morning paper
  publishedAt: 2024-10-23
countries:
  kor: KOR
claims:
  troops:
    text: Troops are on the move
statements:
  denial:
    by: kor
    act: DENY
    said: 2024-10
    text: Nothing moves
    expresses: { troops: DENIES }
    places: [{ paragraph: 3, start: 0, end: 12 }]
`;

describe('loading a dossier', () => {
  it('makes nodes and edges with ids from what they are, recorded now', async () => {
    const store = createNaiveStore();
    const result = await loadText(store, DOSSIER, 'yaml');
    expect(result.rejects).toEqual([]);
    const [statement] = (await store.statements({ first: 1 }))[0]!.items;
    expect(statement).toMatchObject({
      id: 'statement:2024-10-23.a-morning-paper:3.1',
      recordedAt: NOW.toISOString(),
      properties: { saidAt: { start: '2024-10-01', end: '2024-10-31', precision: 'MONTH' } },
    });
    expect((await store.nodes(['country:KOR', 'claim:troops-are-on-the-move'])).every(Boolean)).toBe(true);
  });

  it.each([
    ['a stance that does not exist', ['troops: DENIES', 'troops: SHRUGS'], 15, /stance is "SHRUGS".*ASSERTS/u],
    ['a speaker that nobody defined', ['by: kor', 'by: nobody'], 11, /names "nobody"/u],
    ['a statement without a speaker', ['    by: kor\n', ''], 10, /statement "denial" has 0 speakers/u],
    ['an act that does not exist', ['act: DENY', 'act: MUMBLE'], 12, /act is "MUMBLE"/u],
    ['a text that is empty', ['text: Nothing moves', 'text: ""'], 14, /text is empty/u],
    ['a country that does not exist', ['kor: KOR', 'kor: XYZ'], 5, /"XYZ"; use the three letters/u],
    ['a date that does not exist', ['said: 2024-10', 'said: 2024-13'], 13, /date "2024-13"/u],
    ['a property that is not known', ['text: Nothing moves', 'text: Nothing moves\n    colour: red'], 15, /property "colour"/u],
  ])('names %s by its line in one sentence, and loads the rest', async (_what, [good, bad], line, sentence) => {
    const store = createNaiveStore();
    const { rejects } = await loadText(store, DOSSIER.replace(good!, bad!), 'yaml');
    expect(rejects).toEqual([{ file: 'file', line, message: expect.stringMatching(sentence) }]);
    expect(await store.nodes(['source:2024-10-23.a-morning-paper', 'claim:troops-are-on-the-move'])).not.toContain(null);
    // Nothing that is left stands for something that was not said so.
    for (const statement of (await store.statements({ first: 9 }))[0]!.items) {
      expect((await store.edgesOf({ ids: [statement.id], kind: 'MADE', direction: 'IN' }))[0]).toHaveLength(1);
      expect(statement.properties.saidAt).toBeDefined();
    }
  });

  it('names a section that is not known, and what it leaves undefined', async () => {
    const { rejects } = await loadText(createNaiveStore(), DOSSIER.replace('claims:', 'rumours:'), 'yaml');
    expect(rejects.map(({ line }) => line)).toEqual([6, 15]);
    expect(rejects[0]!.message).toMatch(/section "rumours"/u);
  });

  it('says where an alias leads nowhere', async () => {
    const { rejects } = await loadText(createNaiveStore(), DOSSIER.replace('said: 2024-10', 'said: *day'), 'yaml');
    expect(rejects).toEqual([{ file: 'file', line: expect.any(Number), message: expect.stringMatching(/is not YAML.*day/u) }]);
  });

  it('says where a file stops being YAML', async () => {
    const { rejects } = await loadText(createNaiveStore(), 'source:\n  title: "unclosed\nmore: [', 'yaml');
    expect(rejects).toHaveLength(1);
    expect(rejects[0]!.message).toMatch(/is not YAML/u);
  });

  it('needs a source', async () => {
    const { rejects } = await loadText(createNaiveStore(), 'source: {}\nclaims: {}\n', 'yaml');
    expect(rejects[0]!.message).toMatch(/needs a "source" with a title/u);
  });
});

describe('the example of docs/own-statements.md', () => {
  it('loads as it stands there', async () => {
    const page = readFileSync(new URL('../../docs/own-statements.md', import.meta.url), 'utf8');
    const example = /```yaml\n(.*?)```/su.exec(page)![1]!;
    const store = createNaiveStore();
    const { rejects } = await loadText(store, example, 'yaml');
    expect(rejects).toEqual([]);
    expect(await store.contested(['claim:water-bills-will-rise-by-a-tenth'])).toEqual([true]);
  });
});
