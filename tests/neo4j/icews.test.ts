// The ICEWS sample beside the seed graph, loaded into the embedded store and into Neo4j: two hundred questions get the same answers, order included.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { datasetNamed } from '../../graph-seed/datasets/dataset.ts';
import { load, type LoadResult } from '../../graph-seed/load.ts';
import { readFile } from '../../graph-seed/read-file.ts';
import { openStore } from '../../server/store/open.ts';
import type { Store } from '../../server/store/store.ts';
import { serveStore, type Served } from '../server/http/served.ts';
import { describeNeo4j } from './servers.ts';
import { twoHundredQuestions, type Question } from './two-hundred-questions.ts';

const SAMPLE = new URL('../../../shared/data/icews/events.2018.sample.tab', import.meta.url);
const SEED = new URL('../../graph-seed/data/north-korean-troops-2024.yaml', import.meta.url);
const isMissing = !existsSync(SAMPLE);
const MAX_PAGES = 3;

/** The seed graph, which has claims, and a day later the sample. */
async function loadBoth(store: Store): Promise<LoadResult[]> {
  return [
    await load(store, await readFile(fileURLToPath(SEED)), datasetNamed('demarche'), { now: new Date('2024-11-01') }),
    await load(store, await readFile(fileURLToPath(SAMPLE)), datasetNamed('icews'), { now: new Date('2024-11-02') }),
  ];
}

/** The answer, or as many of its pages. */
async function answersTo({ query, variables, pages }: Question, served: Served): Promise<unknown[]> {
  const answers: unknown[] = [];
  let after: string | undefined;
  do {
    const answer = await served.ask(query, { ...variables, after });
    expect(answer.errors).toBeUndefined();
    answers.push(settled(answer.data!));
    after = pages && nextOf(answer.data, pages);
  } while (after !== undefined && answers.length < MAX_PAGES);
  return answers;
}

function nextOf(data: unknown, pages: readonly string[]): string | undefined {
  const connection = pages.reduce<unknown>((part, name) => (part as Record<string, unknown> | null | undefined)?.[name], data);
  const { pageInfo } = (connection ?? {}) as { pageInfo?: { hasNextPage: boolean; endCursor: string } };
  return pageInfo?.hasNextPage === true ? pageInfo.endCursor : undefined;
}

/** Which of several shortest paths come first is free: they are the same set where all are there, and as many and as long where some are left out. */
function settled(data: Record<string, unknown>): unknown {
  if (!('shortestPaths' in data)) return data;
  const { paths, truncated } = data['shortestPaths'] as { paths: { edges: unknown[] }[]; truncated: boolean };
  return { truncated, paths: truncated ? paths.map(({ edges }) => edges.length) : paths.map((path) => JSON.stringify(path)).toSorted() };
}

/** Whether any list in it holds anything. */
function holdsSomething(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsSomething);
}

describe.skipIf(isMissing)(`the ICEWS sample${isMissing ? ' (skipped: ../shared/data is not here)' : ''}`, () => {
  const root = mkdtempSync(join(tmpdir(), 'demarche-icews-'));
  let embedded: Served;
  let questions: Question[];
  let expected: unknown[][];
  let loaded: LoadResult[];
  beforeAll(async () => {
    const store = await openStore({ dataDir: root });
    loaded = await loadBoth(store);
    embedded = await serveStore(store);
    questions = twoHundredQuestions((await store.scanNodes({ first: 10_000 })).items);
    expected = [];
    for (const question of questions) expected.push(await answersTo(question, embedded));
  });
  afterAll(async () => {
    await embedded.close();
    rmSync(root, { recursive: true, force: true });
  });

  it('has an answer to most of them, of every kind', () => {
    expect(questions).toHaveLength(200);
    const found = questions.filter((_, place) => expected[place]!.some(holdsSomething));
    expect(found.length).toBeGreaterThan(150);
    expect(new Set(found.map(({ what }) => what))).toEqual(new Set(questions.map(({ what }) => what)));
  });

  describeNeo4j('two hundred questions', (_name, { open }) => {
    let served: Served;
    let result: LoadResult[];
    beforeAll(async () => {
      const store = await open();
      result = await loadBoth(store);
      served = await serveStore(store);
    });
    afterAll(() => served.close());

    it('are asked of the same graph', async () => {
      expect(result).toEqual(loaded);
      expect(await served.store.stats()).toEqual(await embedded.store.stats());
    });

    it('get the answers of the embedded store', async () => {
      for (const [place, question] of questions.entries()) {
        expect(await answersTo(question, served), JSON.stringify(question)).toEqual(expected[place]);
      }
    });
  });
});
