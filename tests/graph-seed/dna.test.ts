// Projects of Discourse Network Analyzer: a person speaks for an organisation, agreement takes a stance on a concept, the span is found again in the text.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import sqlite from 'node-sqlite3-wasm';
import { afterAll, describe, expect, it } from 'vitest';
import { checkGraph } from '../../graph-seed/check-graph.ts';
import { datasetOf } from '../../graph-seed/datasets/dataset-of.ts';
import { load } from '../../graph-seed/load.ts';
import { readFile } from '../../graph-seed/read-file.ts';
import { createNaiveStore } from '../contract/naive-store.ts';
import { graphOf } from './tables.ts';

const SAMPLE = fileURLToPath(new URL('../../../shared/data/dna/sample.dna', import.meta.url));
const root = mkdtempSync(join(tmpdir(), 'demarche-dna-test-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const TEXT = 'Heading\n\nWe need “a tax”, she said 😀.\nNobody does.';

/** The tables that are read, as DNA 3 makes them. */
function projectOf(name: string, version = '3.0.7', change = ''): string {
  const path = join(root, name);
  const database = new sqlite.Database(path);
  database.exec(`
    CREATE TABLE SETTINGS(Property TEXT PRIMARY KEY, Value TEXT NOT NULL);
    CREATE TABLE DOCUMENTS(ID INTEGER PRIMARY KEY, Title TEXT, Text TEXT, Coder INTEGER, Author TEXT, Source TEXT, Section TEXT, Notes TEXT, Type TEXT, Date INTEGER);
    CREATE TABLE STATEMENTTYPES(ID INTEGER PRIMARY KEY, Label TEXT);
    CREATE TABLE VARIABLES(ID INTEGER PRIMARY KEY, Variable TEXT, DataType TEXT, StatementTypeId INTEGER);
    CREATE TABLE STATEMENTS(ID INTEGER PRIMARY KEY, StatementTypeId INTEGER, DocumentId INTEGER, Start INTEGER, Stop INTEGER, Coder INTEGER);
    CREATE TABLE DATABOOLEAN(ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER, Value INTEGER);
    CREATE TABLE ENTITIES(ID INTEGER PRIMARY KEY, VariableId INTEGER, Value TEXT);
    CREATE TABLE DATASHORTTEXT(ID INTEGER PRIMARY KEY, StatementId INTEGER, VariableId INTEGER, Entity INTEGER);
    CREATE TABLE ATTRIBUTEVARIABLES(ID INTEGER PRIMARY KEY, VariableId INTEGER, AttributeVariable TEXT);
    CREATE TABLE ATTRIBUTEVALUES(ID INTEGER PRIMARY KEY, EntityId INTEGER, AttributeVariableId INTEGER, AttributeValue TEXT);
    INSERT INTO SETTINGS VALUES ('version', '${version}');
    INSERT INTO STATEMENTTYPES VALUES (1, 'DNA Statement'), (3, 'Annotation');
    INSERT INTO VARIABLES VALUES (1, 'person', 'short text', 1), (2, 'organization', 'short text', 1), (3, 'concept', 'short text', 1), (4, 'agreement', 'boolean', 1);
    INSERT INTO ENTITIES VALUES (1, 1, 'Ann'), (2, 1, ''), (3, 2, 'Sierra Club'), (4, 2, ''), (5, 3, 'A tax is needed.'), (6, 3, '');
    INSERT INTO ATTRIBUTEVARIABLES VALUES (1, 2, 'Type');
    INSERT INTO ATTRIBUTEVALUES VALUES (1, 3, 1, 'NGO');
    INSERT INTO DOCUMENTS VALUES (7, 'A hearing', '${TEXT}', 1, 'Ann', 'Gazette', '', '', '', 1106697600);
    ${change}`);
  database.close();
  return path;
}

const coded = (
  id: number,
  start: number,
  stop: number,
  person: number,
  organization: number,
  concept: number,
  agreement: number | null,
) => `
  INSERT INTO STATEMENTS VALUES (${id}, 1, 7, ${start}, ${stop}, 1);
  INSERT INTO DATASHORTTEXT(StatementId, VariableId, Entity) VALUES (${id}, 1, ${person}), (${id}, 2, ${organization}), (${id}, 3, ${concept});
  ${agreement === null ? '' : `INSERT INTO DATABOOLEAN(StatementId, VariableId, Value) VALUES (${id}, 4, ${agreement});`}`;

async function loadProject(path: string) {
  const store = createNaiveStore();
  const files = await readFile(path);
  const result = await load(store, files, datasetOf(files, undefined));
  return { store, files, ...result, ...(await graphOf(store)) };
}

const QUOTE = TEXT.indexOf('“a tax”');

describe('dna', () => {
  it('reads who said what, for whom, and where', async () => {
    const whole = TEXT.indexOf('We need');
    const path = projectOf(
      'one.dna',
      '3.0.7',
      `${coded(1, QUOTE, QUOTE + 7, 1, 3, 5, 1)} ${coded(2, whole, TEXT.length, 2, 3, 5, 0)} INSERT INTO STATEMENTS VALUES (9, 3, 7, 0, 7, 1);`,
    );
    const { files, nodes, edges, rejects, notes, store } = await loadProject(path);
    expect([files[0]!.format, rejects]).toEqual(['dna', []]);
    expect(notes).toEqual([{ count: 1, what: expect.stringMatching(/^annotations are of a type/u) }]);
    const statements = nodes.filter((node) => node.kind === 'STATEMENT');
    expect(statements.map(({ properties }) => `${properties.text} ${properties.act} ${properties.saidAt?.start}`).toSorted()).toEqual([
      'Ann (Sierra Club) agrees: A tax is needed. STATE 2005-01-26',
      'Sierra Club disagrees: A tax is needed. REJECT 2005-01-26',
    ]);
    const of = (kind: string) => edges.filter((edge) => edge.kind === kind);
    expect(of('SPEAKS_FOR')).toMatchObject([
      { from: 'official:ann', to: 'agency:sierra-club', properties: { source: 'source:gazette.2005-01-26.a-hearing' } },
    ]);
    expect(
      of('EXPRESSES')
        .map(({ properties }) => String(properties.stance))
        .toSorted(),
    ).toEqual(['ASSERTS', 'DENIES']);
    expect(
      of('MADE')
        .map(({ from }) => from)
        .toSorted(),
    ).toEqual(['agency:sierra-club', 'official:ann']);
    expect(nodes.find(({ id }) => id === 'agency:sierra-club')).toMatchObject({ properties: { agencyType: 'NGO' } });
    const [source] = nodes.filter((node) => node.kind === 'SOURCE');
    expect(source!.properties.text).toBe(TEXT);
    const marked = (edge: (typeof edges)[number]) =>
      TEXT.split('\n')[edge.properties.paragraph! - 1]!.slice(edge.properties.start, edge.properties.end);
    expect(of('REPORTED_IN').map(marked).toSorted()).toEqual(['Nobody does.', 'We need “a tax”, she said 😀.', '“a tax”']);
    expect(Object.values((await checkGraph(store)).findings).every(({ count }) => count === 0)).toBe(true);
  });

  it('keeps apart what two coders made of one span, where they differ', async () => {
    const path = projectOf(
      'coders.dna',
      '3.0.7',
      [1, 0, 1].map((agreement, nth) => coded(nth + 1, QUOTE, QUOTE + 7, 1, 3, 5, agreement)).join(''),
    );
    const { nodes, edges, store, files } = await loadProject(path);
    expect(nodes.flatMap((node) => (node.kind === 'STATEMENT' ? [node.properties.act] : [])).toSorted()).toEqual(['REJECT', 'STATE']);
    const stances = edges.flatMap(({ kind, properties }) => (kind === 'EXPRESSES' ? [String(properties.stance)] : []));
    expect(stances.toSorted()).toEqual(['ASSERTS', 'DENIES']);
    expect(await load(store, files, datasetOf(files, undefined))).toMatchObject({ created: 0, updated: 0 });
  });

  it('keeps documents apart that share title, publisher and day, in one project and in two', async () => {
    const other = 'Another text, with another “tax”.';
    const document = (id: number, text: string) =>
      `INSERT INTO DOCUMENTS VALUES (${id}, 'A hearing', '${text}', 1, 'Ann', 'Gazette', '', '', '', 1106697600);`;
    const at = other.indexOf('“tax”');
    const inOther = coded(2, at, at + 5, 1, 3, 5, 1).replace('(2, 1, 7,', '(2, 1, 8,');
    const path = projectOf('twins.dna', '3.0.7', `${coded(1, QUOTE, QUOTE + 7, 1, 3, 5, 1)} ${document(8, other)} ${inOther}`);
    const { nodes, rejects, store, files } = await loadProject(path);
    expect(rejects).toEqual([]);
    const textsOf = (all: typeof nodes) => all.flatMap((node) => (node.kind === 'SOURCE' ? [String(node.properties.text)] : []));
    expect(textsOf(nodes).toSorted()).toEqual([other, TEXT]);
    expect(nodes.filter(({ kind }) => kind === 'STATEMENT')).toHaveLength(2);
    expect(Object.values((await checkGraph(store)).findings).every(({ count }) => count === 0)).toBe(true);
    expect(await load(store, files, datasetOf(files, undefined))).toMatchObject({ created: 0, updated: 0 });

    const third = await readFile(projectOf('third.dna', '3.0.7', `UPDATE DOCUMENTS SET Text = 'A third one.';`));
    await load(store, third, datasetOf(third, undefined));
    expect(textsOf((await graphOf(store)).nodes).toSorted()).toEqual(['A third one.', other, TEXT]);
  });

  it('is the same packed, and changes nothing when it is loaded again', async () => {
    const path = projectOf('two.dna', '3.1', coded(1, QUOTE, QUOTE + 7, 1, 3, 5, 1));
    const first = await loadProject(path);
    writeFileSync(join(root, 'two.gz'), gzipSync(readFileSync(path)));
    const files = await readFile(join(root, 'two.gz'));
    expect(await load(first.store, files, datasetOf(files, undefined))).toMatchObject({ created: 0, updated: 0, unchanged: first.created });
  });

  it.each([
    ['has no concept', coded(1, 0, 7, 1, 3, 6, 1)],
    ['says neither agreement nor disagreement', coded(1, 0, 7, 1, 3, 5, null)],
    ['names neither a person nor an organization', coded(1, 0, 7, 2, 4, 5, 1)],
    ['marks the characters 5 to 900, which its text does not have', coded(1, 5, 900, 1, 3, 5, 1)],
  ])('rejects a statement that %s', async (what, change) => {
    const { rejects, nodes } = await loadProject(projectOf(`${what.slice(0, 12)}.dna`, '3.0', change));
    expect(rejects).toMatchObject([{ line: 7, message: `Statement 1 of this document (by Ann) ${what}.` }]);
    expect(nodes.map(({ kind }) => kind)).toEqual(['SOURCE']);
  });

  it('says what is no project of version 3', async () => {
    expect((await loadProject(projectOf('old.dna', '2.0'))).rejects).toMatchObject([
      { message: expect.stringMatching(/is a project of version "2\.0"/u) as string },
    ]);
    const other = join(root, 'other.sqlite');
    const database = new sqlite.Database(other);
    database.exec('CREATE TABLE t(x)');
    database.close();
    expect((await loadProject(other)).rejects).toMatchObject([
      { message: expect.stringMatching(/is no project of Discourse Network Analyzer 3, or is damaged/u) as string },
    ]);
    const cut = join(root, 'cut.dna');
    writeFileSync(cut, readFileSync(projectOf('whole.dna')).subarray(0, 5_000));
    expect((await loadProject(cut)).rejects).toMatchObject([{ message: expect.stringMatching(/or is damaged/u) as string }]);
  });

  it('is told from other files', async () => {
    writeFileSync(join(root, 'x.jsonl'), '{}\n');
    const files = await readFile(join(root, 'x.jsonl'));
    await expect(load(createNaiveStore(), files, datasetOf(files, 'dna'))).rejects.toThrow(/x\.jsonl: is no file in the format "dna"/u);
  });
});

describe.skipIf(!existsSync(SAMPLE))('the sample project of DNA (skipped where ../shared is absent)', () => {
  it('loads statement by statement, and every span stands in the text that is kept', async () => {
    const { rejects, nodes, edges, notes, store } = await loadProject(SAMPLE);
    expect(rejects).toEqual([]);
    const count = (kind: string) => nodes.filter((node) => node.kind === kind).length;
    expect([count('STATEMENT'), count('SOURCE'), count('CLAIM'), count('OFFICIAL'), count('AGENCY')]).toEqual([40, 7, 6, 7, 7]);
    expect(edges.filter(({ kind }) => kind === 'SPEAKS_FOR')).toHaveLength(7);
    expect(notes).toEqual([{ count: 1, what: expect.stringMatching(/^annotations/u) }]);
    const { findings, placesRead } = await checkGraph(store);
    expect(placesRead).toBe(40);
    expect(Object.values(findings).map((found) => found.count)).toEqual([0, 0, 0, 0, 0, 0]);
  });
});
