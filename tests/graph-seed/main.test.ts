// npm run load as people run it: what it prints, and the exit status that scripts go by.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { createProgressLine } from '../../graph-seed/progress-line.ts';

const root = mkdtempSync(join(tmpdir(), 'demarche-main-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const MAIN = join(import.meta.dirname, '../../dist/graph-seed/main.js');
const CALLS = 'rcid,date,resolution,title,description,issues\n7,1946-01-01,R/1,A TITLE,TO ADOPT IT.,\n';
const VOTES = 'rcid,country,iso2,vote\n7,Cuba,CU,yes\n7,Freedonia,,no\n';
const QUADS = 'source\tevent\ttarget\tdate\nFiji\tDemand\tCuba\t2005-01-01\n';

function fileOf(name: string, bytes: string | Uint8Array): string {
  const path = join(root, name);
  writeFileSync(path, bytes);
  return path;
}

async function load(dataDir: string, ...rest: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [MAIN, ...rest], { env: { ...process.env, DATA_DIR: dataDir, NEO4J_URI: '' } });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => (out += String(chunk)));
  child.stderr.on('data', (chunk) => (err += String(chunk)));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, out, err })));
}

describe('npm run load', () => {
  it('says what it made and what it could not resolve, and again that nothing changed', async () => {
    const dataDir = mkdtempSync(join(root, 'data-'));
    const files = [fileOf('votes.csv', gzipSync(VOTES)), fileOf('calls.csv', CALLS)];
    const first = await load(dataDir, ...files);
    expect(first).toEqual({
      code: 0,
      err: '',
      out:
        'Loaded: 14 nodes and edges new (7 nodes, 7 edges), 0 changed, 0 as they were, 0 rejected.\n' +
        'Not resolved: 1 countries are on no list; kept by their name alone.\n',
    });
    expect((await load(dataDir, ...files)).out).toContain('Loaded: 0 nodes and edges new (0 nodes, 0 edges), 0 changed, 14 as they were');
  });

  it('names what it rejects by file and line, and its exit status says so', async () => {
    const file = fileOf('broken.csv', `${VOTES}8,Cuba,CU,shrug\n`);
    const { code, out, err } = await load(mkdtempSync(join(root, 'data-')), file, fileOf('calls.csv', CALLS));
    expect(code).toBe(1);
    expect(err).toMatch(/^\S*broken\.csv:4: has the vote "shrug"; a vote is one of yes, no, abstain/u);
    expect(out).toContain('1 rejected.');
  });

  it.each([
    [
      ['votes.csv', 'quads.tsv'],
      [],
      /looks like the dataset "un-votes" and .*quads\.tsv like "icews-quads"; load them one after the other/u,
    ],
    [['votes.csv'], ['--dataset', 'icews'], /votes\.csv: has the columns rcid, country, iso2, vote, but the dataset "icews" reads/u],
    [['votes.csv'], ['--dataset', 'demarche'], /is a table with the columns .*the dataset "demarche" reads none/u],
    [['votes.csv'], ['--dataset', 'gossip'], /There is no dataset "gossip"; use one of demarche, icews, icews-quads, un-votes/u],
    [['table.csv'], [], /is a table whose columns tell no dataset that is known/u],
    [['dossier.yaml'], ['--dataset', 'icews'], /dossier\.yaml: is no table, but the dataset "icews" reads/u],
    [['votes.csv'], ['--format', 'docx'], /The format "docx" cannot be read/u],
  ])('says in one sentence why it loads nothing of %s %s', async (names, options, sentence) => {
    const texts: Record<string, string> = {
      'votes.csv': VOTES,
      'quads.tsv': QUADS,
      'table.csv': 'a,b\n1,2\n',
      'dossier.yaml': 'source: {}\n',
    };
    const files = names.map((name) => fileOf(name, texts[name]!));
    const { code, out, err } = await load(mkdtempSync(join(root, 'data-')), ...files, ...options);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err.trimEnd().split('\n')).toHaveLength(1);
    expect(err).toMatch(sentence);
  });
});

describe('the progress line', () => {
  it('comes every five seconds and tells the rate', () => {
    const lines: string[] = [];
    let time = 0;
    const show = createProgressLine({ write: (text: string) => lines.push(text) }, () => time);
    time = 4_900;
    show({ records: 10, elements: 40 });
    time = 5_000;
    show({ records: 10_000, elements: 40_000 });
    time = 9_000;
    show({ records: 20_000, elements: 80_000 });
    time = 10_000;
    show({ records: 30_000, elements: 120_000 });
    expect(lines).toEqual([
      '10,000 records read, 40,000 nodes and edges written, 2,000 records/s\n',
      '30,000 records read, 120,000 nodes and edges written, 3,000 records/s\n',
    ]);
  });
});
