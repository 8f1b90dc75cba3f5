// npm run load as people run it: what it prints, and the exit status that scripts go by.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

/** As npm runs it: in a folder of its own, and told where it was called. */
async function load(dataDir: string, ...rest: string[]): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [MAIN, ...rest], { env: { ...process.env, DATA_DIR: dataDir, NEO4J_URI: '', INIT_CWD: root } });
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
        `${files[1]}: comma-separated, read as un-votes\n${files[0]}: comma-separated in gzip, read as un-votes\n` +
        'Loaded: 14 nodes and edges new (7 nodes, 7 edges), 0 changed, 0 as they were, 0 rejected.\n' +
        'Not resolved: 1 countries are on no list; kept by their name alone.\n',
    });
    expect((await load(dataDir, ...files)).out).toContain(
      'Loaded: 0 nodes and edges new, 0 changed, 14 as they were (7 nodes, 7 edges), 0 rejected.',
    );
  });

  it('names what it rejects by file and line, and its exit status says so', async () => {
    const file = fileOf('broken.csv', `${VOTES}8,Cuba,CU,shrug\n`);
    const { code, out, err } = await load(mkdtempSync(join(root, 'data-')), file, fileOf('calls.csv', CALLS));
    expect(code).toBe(1);
    expect(err).toMatch(/^\S*broken\.csv:4: has the vote "shrug"; a vote is one of yes, no, abstain/u);
    expect(out).toContain('1 rejected.');
    expect(out).toContain('Rejected records, each with its file, line and reason: demarche-rejects.jsonl');
    expect(readFileSync(join(root, 'demarche-rejects.jsonl'), 'utf8').split('\n')).toEqual([
      expect.stringMatching(/^\{"file":".*broken\.csv","line":4,"reason":"has the vote \\"shrug/u),
      '',
    ]);
  });

  it('says once that the rejects cannot be written, and ends', async () => {
    const file = fileOf('bad-again.csv', `${VOTES}8,Cuba,CU,shrug\n`);
    const { code, err } = await load(
      mkdtempSync(join(root, 'data-')),
      file,
      fileOf('calls.csv', CALLS),
      '--rejects',
      join(root, 'nowhere', 'rejects.jsonl'),
    );
    expect(code).toBe(2);
    expect(err).toMatch(/^The rejects cannot be written to ".*rejects\.jsonl"; name another file with --rejects\.\n$/u);
  });

  it('finds a file from where the command was called', async () => {
    fileOf('here.csv', CALLS);
    expect((await load(mkdtempSync(join(root, 'data-')), 'here.csv')).out).toContain('here.csv: comma-separated, read as un-votes');
  });

  it('loads nothing of what has a reject with --strict, and everything where there is none', async () => {
    const dataDir = mkdtempSync(join(root, 'data-'));
    const [calls, bad] = [fileOf('calls.csv', CALLS), fileOf('bad.csv', `${VOTES}8,Cuba,CU,shrug\n`)];
    const { code, out } = await load(dataDir, calls, bad, '--strict');
    expect([code, out]).toEqual([1, expect.stringContaining('1 rejected.')]);
    expect(out).toContain('Nothing was written.');
    expect((await load(dataDir, calls, '--strict')).out).toContain('Loaded: 4 nodes and edges new (3 nodes, 1 edges)');
  });

  it('says with --dry-run what would change, and leaves the store as it was', async () => {
    const dataDir = mkdtempSync(join(root, 'data-'));
    const [calls, votes] = [fileOf('calls.csv', CALLS), fileOf('votes.csv', VOTES)];
    const wanted = 'Would load: 14 nodes and edges new (7 nodes, 7 edges), 0 changed, 0 as they were, 0 rejected.';
    expect((await load(dataDir, calls, votes, '--dry-run')).out).toContain(wanted);
    expect((await load(dataDir, calls, votes, '--dry-run')).out).toContain(wanted);
    await load(dataDir, calls);
    const { code, out } = await load(dataDir, fileOf('calls2.csv', CALLS.replace('A TITLE', 'ANOTHER')), votes, '--dry-run');
    expect(code).toBe(0);
    expect(out).toContain(
      'Would load: 10 nodes and edges new (4 nodes, 6 edges), 1 changed (1 nodes, 0 edges), 3 as they were (2 nodes, 1 edges), 0 rejected.',
    );
    expect(out).toContain('Nothing was written.');
    expect((await load(dataDir, calls, votes)).out).toContain(
      'Loaded: 10 nodes and edges new (4 nodes, 6 edges), 0 changed, 4 as they were',
    );
  });

  it('gives its summary as one JSON object, also of a failure', async () => {
    const dataDir = mkdtempSync(join(root, 'data-'));
    const { code, out, err } = await load(dataDir, fileOf('calls.csv', CALLS), fileOf('bad.csv', `${VOTES}8,Cuba,CU,shrug\n`), '--json');
    expect(code).toBe(1);
    expect(err).toContain('bad.csv:4:');
    expect(JSON.parse(out)).toMatchObject({
      status: 'rejected',
      dryRun: false,
      dataset: 'un-votes',
      files: [{ format: 'comma-separated' }, { name: expect.stringMatching(/bad\.csv$/u) }],
      records: 4,
      nodes: { new: 7, changed: 0, unchanged: 0 },
      edges: { new: 7, changed: 0, unchanged: 0 },
      rejected: 1,
      rejectsFile: 'demarche-rejects.jsonl',
      notResolved: [{ count: 1 }],
    });
    const failed = await load(dataDir, 'nowhere.csv', '--json');
    expect([failed.code, JSON.parse(failed.out)]).toEqual([
      2,
      { status: 'failed', error: expect.stringMatching(/^nowhere\.csv: does not exist/u) },
    ]);
  });

  it.each([
    [
      ['votes.csv', 'quads.tsv'],
      [],
      /looks like the dataset "un-votes" and .*quads\.tsv like "icews-quads"; load them one after the other/u,
    ],
    [['votes.csv'], ['--dataset', 'icews'], /votes\.csv: has the columns rcid, country, iso2, vote, but the dataset "icews" reads/u],
    [['votes.csv'], ['--dataset', 'demarche'], /is a table with the columns .*the dataset "demarche" reads none/u],
    [
      ['votes.csv'],
      ['--dataset', 'gossip'],
      /There is no dataset "gossip"; use one of demarche, icews, icews-quads, polecat, un-votes, dna/u,
    ],
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
  const progress = { records: 10, elements: 40, readBytes: 0 };
  function shown(totalBytes: number | undefined, isTTY: boolean, steps: readonly [number, number, number][]): string[] {
    const lines: string[] = [];
    let time = 0;
    const line = createProgressLine({ write: (text: string) => lines.push(text), isTTY, columns: 200 }, totalBytes, () => time);
    for (const [at, records, readBytes] of steps) {
      time = at;
      line.show({ records, elements: 4 * records, readBytes });
    }
    line.end();
    return lines;
  }

  it('is plain text every five seconds where there is no terminal, with rate and time left', () => {
    const steps: [number, number, number][] = [
      [4_900, progress.records, 0],
      [5_000, 10_000, 250],
      [9_000, 20_000, 400],
      [10_000, 30_000, 500],
    ];
    expect(shown(1_000, false, steps)).toEqual([
      '25 %: 10,000 records read, 40,000 nodes and edges written, 2,000 records/s, 15 s left\n',
      '50 %: 30,000 records read, 120,000 nodes and edges written, 3,000 records/s, 10 s left\n',
    ]);
    expect(shown(undefined, false, [[5_000, 10_000, 250]])).toEqual([
      '10,000 records read, 40,000 nodes and edges written, 2,000 records/s\n',
    ]);
  });

  it('is a bar that is drawn over itself on a terminal, and cleared at the end', () => {
    const lines = shown(1_000, true, [
      [1_000, 1_000, 125],
      [1_100, 1_100, 130],
      [61_000, 30_000, 250],
    ]);
    expect(lines).toEqual([
      '\r\u001B[K[###.....................] 12 %, 1,000 records/s, 7 s left, 1,000 records read, 4,000 nodes and edges written',
      '\r\u001B[K[######..................] 25 %, 492 records/s, 3 min 3 s left, 30,000 records read, 120,000 nodes and edges written',
      '\r\u001B[K',
    ]);
  });
});
