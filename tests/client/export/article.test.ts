// What a page that is taken away says of each thing: fetched from a real server over the seed graph.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fetchEvidence } from '../../../client/explore/fetch-evidence.ts';
import { articlesOf, type Article } from '../../../client/export/article.ts';
import { sendTo } from '../explore/explorers.ts';
import { serveSeed, type Served } from '../../server/http/served.ts';

let served: Served;
let articles: Map<string, Article>;
let asked: string[];
const progress: number[] = [];

beforeAll(async () => {
  served = await serveSeed();
  const { items } = await served.store.scanNodes({ first: 500 });
  const ids = items.map(({ id }) => id);
  const things = await fetchEvidence(sendTo(served), [...ids, 'country:ATL'], (done) => progress.push(done), new AbortController().signal);
  articles = new Map(articlesOf(things).map((article) => [article.id, article]));
  asked = ids;
});
afterAll(() => served.close());

const sectionOf = (article: Article, title: string) => article.sections.find((section) => section.title === title);

describe('an article', () => {
  it('is made of every node, in batches that say how far they are', () => {
    expect([...articles.keys()]).toEqual(asked);
    expect(progress.at(-1)).toBe(articles.size + 1);
    expect(progress).toEqual(progress.toSorted((a, b) => a - b));
    for (const { title, sections } of articles.values()) {
      expect(title).not.toBe('');
      expect(sections.every(({ entries }) => entries.length > 0)).toBe(true);
    }
  });

  it('of a statement tells its words, its stance, what stands against it, and the line that it stands in', () => {
    const statement = [...articles.values()].find(({ quote }) => quote?.includes('bogeymen'))!;
    expect(statement).toMatchObject({ kind: 'Statement', lines: ['21 Oct 2024'] });
    expect(sectionOf(statement, 'Stance')!.entries.map(({ stance }) => stance)).toContain('DENIES');
    const against = sectionOf(statement, 'Contradicted by')!.entries;
    expect(against.map(({ who }) => who!.text)).toContain('Volodymyr Zelenskyy');
    expect(new Set(against.map(({ stance }) => stance))).toEqual(new Set(['ASSERTS']));
    const places = sectionOf(statement, 'Where it is written')!.entries.flatMap(({ plain }) => plain ?? []);
    expect(places.some((place) => /^Quoted words: line 17, characters \d+ – \d+$/u.test(place))).toBe(true);
  });

  it('of a claim tells its positions by stance', () => {
    const claim = articles.get('claim:north-korea-is-sending-troops-to-russia')!;
    expect(claim.lines[0]).toMatch(/^Contested/u);
    expect(claim.sections.map(({ title }) => title)).toEqual(
      expect.arrayContaining(['Asserts', 'Denies', 'Considers', 'Does not confirm']),
    );
    expect(sectionOf(claim, 'Denies')!.note).toBe('4 speakers');
  });
});
