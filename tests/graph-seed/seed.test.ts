// The seed graph, held against the article that it was read in: every quote and place is there, and nothing else came along.
import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadSeed } from '../../graph-seed/load-seed.ts';
import type { LoadResult } from '../../graph-seed/load.ts';
import type { Edge } from '../../server/graph/edge.ts';
import type { Node, NodeOf } from '../../server/graph/node.ts';
import type { Store } from '../../server/store/store.ts';
import { createNaiveStore } from '../contract/naive-store.ts';

const ARTICLE = new URL('../../../shared/data/article/000_05bd15fa4e2058f0.txt', import.meta.url);
/** Words in a row that a paraphrase may share with its source by chance: names and the odd idiom. */
const MAX_SHARED_WORDS = 7;

let store: Store;
let result: LoadResult;
let nodes: Node[];
let edges: Edge[];
let statements: NodeOf<'STATEMENT'>[];

beforeAll(async () => {
  store = createNaiveStore();
  result = await loadSeed(store);
  nodes = (await store.scanNodes({ first: 10_000 })).items;
  edges = (await store.scanEdges({ first: 10_000 })).items;
  statements = nodes.filter((node) => node.kind === 'STATEMENT');
});

const at = (kind: Edge['kind'], id: string, end: 'from' | 'to') => edges.filter((edge) => edge.kind === kind && edge[end] === id);

describe('the seed graph', () => {
  it('loads whole', () => {
    expect(result.rejects).toEqual([]);
    expect(result.created).toBe(nodes.length + edges.length);
  });

  it('changes nothing when it is loaded again', async () => {
    const again = await loadSeed(store);
    expect([again.created, again.updated, again.unchanged]).toEqual([0, 0, nodes.length + edges.length]);
  });

  it('gives every statement one speaker, a stance on a claim, and a place in the source', () => {
    expect(statements.length).toBeGreaterThan(20);
    for (const { id } of statements) {
      expect(at('MADE', id, 'to'), id).toHaveLength(1);
      expect(at('EXPRESSES', id, 'from').length, id).toBeGreaterThan(0);
      expect(at('REPORTED_IN', id, 'from').length, id).toBeGreaterThan(0);
      expect(at('REPORTED_BY', id, 'from').length, id).toBeGreaterThan(0);
    }
  });

  it('gives every event a place in the source, and leaves no claim without a stance', () => {
    for (const node of nodes) {
      if (node.kind === 'EVENT') expect(at('REPORTED_IN', node.id, 'from'), node.id).toHaveLength(1);
      if (node.kind === 'CLAIM') expect(at('EXPRESSES', node.id, 'to').length, node.id).toBeGreaterThan(0);
    }
  });

  it('lets both Pyongyang and Moscow deny, Washington and the alliance each not confirm, and the agency assert', async () => {
    const [claim] = (await store.search({ text: 'sending troops', kinds: ['CLAIM'], first: 1 })).items;
    const [page] = await store.positions({ claims: [claim!.node.id], first: 100 });
    const speakers = (stance: string) =>
      [...new Set(page!.items.filter((position) => position.stance === stance).map(({ speaker }) => speaker))].toSorted();
    expect(speakers('DENIES').filter((id) => id.startsWith('country:'))).toEqual(['country:PRK', 'country:RUS']);
    expect(speakers('DENIES')).toHaveLength(4);
    expect(speakers('ASSERTS')).toHaveLength(3);
    expect(speakers('DOES_NOT_CONFIRM')).toEqual(['agency:nato', 'country:USA']);
    expect(await store.contested([claim!.node.id])).toEqual([true]);
  });

  it("lets Russia's ambassador answer what was said before him, and be read where one asks about those he accuses", () => {
    const ids = (words: string) => statements.find(({ properties }) => properties.text.includes(words))!.id;
    const [accuses, western, forces, containers] = [ids('bogeymen'), ids('Say that Tehran'), ids('1,500'), ids('13,000')];
    const to = (kind: Edge['kind'], id: string) => at(kind, id, 'from').map((edge) => edge.to);
    const deployment = nodes.find((node) => node.kind === 'EVENT' && node.properties.name.startsWith('Alleged deployment'))!.id;
    const accusers = at('MADE', western, 'to').map((edge) => edge.from);
    expect(to('ABOUT', accuses)).toEqual(expect.arrayContaining(accusers));
    for (const id of [accuses, ids('Waves away')]) {
      expect(to('RESPONDS_TO', id).toSorted()).toEqual([deployment, western, forces].toSorted());
    }
    expect(at('RESPONDS_TO', containers, 'to')).toEqual([]);
  });

  it.each([
    ['Seoul', 'country:KOR'],
    ['moscow', 'country:RUS'],
    ['Kremlin', 'country:RUS'],
    ['the Kremlin', 'country:RUS'],
    ['The U.N.', 'agency:united-nations'],
    ['Pyongyang', 'country:PRK'],
    ['White House', 'country:USA'],
    ['DPRK', 'country:PRK'],
    ['Kiev', 'country:UKR'],
    ['U.N.', 'agency:united-nations'],
    ['U.N. Security Council', 'agency:un-security-council'],
    ['UN Security Council', 'agency:un-security-council'],
    ['National Security Council', 'agency:south-korea.south-korean-national-security-council'],
    ['South Korean National Security Council', 'agency:south-korea.south-korean-national-security-council'],
    ['South Korean presidential office', 'agency:south-korea.south-korean-presidential-office'],
    ['South Korean intelligence agency', 'agency:south-korea.south-korean-intelligence-agency'],
    ['Nebenzia', 'official:vassily-nebenzia'],
    ['Nebenzya', 'official:vassily-nebenzia'],
  ])('leads from "%s" to %s', async (text, id) => {
    const { items } = await store.search({ text, first: 1 });
    expect(items[0]?.node.id).toBe(id);
  });
});

describe.skipIf(!existsSync(ARTICLE))('the seed graph against its article (skipped where ../shared is absent)', () => {
  const lines = existsSync(ARTICLE) ? readFileSync(ARTICLE, 'utf8').split('\n') : [];
  const quoted = lines.flatMap((line) => [...line.matchAll(/[“"]([^”"]+)[”"]/gu)].map((match) => match[1]!));
  /** Headlines in capitals that have nothing to do with the rest. */
  const isPromotion = (line: string) => line === line.toUpperCase();

  it('takes each quote exactly from between the quotation marks, at the place it names', () => {
    const withQuote = statements.filter(({ properties }) => properties.quote !== undefined);
    expect(withQuote.map(({ properties }) => properties.quote!).toSorted()).toEqual(quoted.toSorted());
    for (const { id, properties } of withQuote) {
      const direct = at('REPORTED_IN', id, 'from').filter((edge) => edge.properties.quoteType === 'DIRECT');
      const words = direct.map((edge) => lines[edge.properties.paragraph! - 1]!.slice(edge.properties.start, edge.properties.end));
      expect(words, id).toEqual([properties.quote]);
    }
  });

  it('names only places that lie in their line, and in no promotional headline', () => {
    for (const { id, properties } of edges.filter((edge) => edge.properties.paragraph !== undefined)) {
      const line = lines[properties.paragraph! - 1];
      expect(line, id).toBeDefined();
      expect(isPromotion(line!), id).toBe(false);
      expect(properties.start!, id).toBeLessThan(properties.end!);
      expect(properties.end!, id).toBeLessThanOrEqual(line!.length);
    }
  });

  it('reads something in every line that speaks of the matter', () => {
    const read = new Set(edges.flatMap((edge) => edge.properties.paragraph ?? []));
    const speaking = lines.flatMap((line, place) =>
      isPromotion(line) || /^October 23, 2024$/u.test(line) || line === '' ? [] : [place + 1],
    );
    expect(speaking.filter((line) => !read.has(line))).toEqual([]);
  });

  it('finds each cue in the line that it was read in', () => {
    for (const { id, properties } of statements) {
      const read = at('REPORTED_IN', id, 'from').map((edge) => lines[edge.properties.paragraph! - 1]!);
      expect(
        read.some((line) => line.includes(properties.cue!)),
        `${id}: ${properties.cue}`,
      ).toBe(true);
    }
  });

  it('paraphrases: no text shares a long run of words with the article', () => {
    const article = wordsOf(lines.join(' ')).join(' ');
    const texts = nodes.flatMap((node) =>
      node.kind === 'STATEMENT' || node.kind === 'CLAIM' ? [node.properties.text] : node.kind === 'EVENT' ? [node.properties.name] : [],
    );
    for (const text of texts) {
      const words = wordsOf(text);
      for (let start = 0; start + MAX_SHARED_WORDS < words.length; start += 1) {
        expect(article, text).not.toContain(words.slice(start, start + MAX_SHARED_WORDS + 1).join(' '));
      }
    }
  });
});

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
