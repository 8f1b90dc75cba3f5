// npm run bench -- scale [PART…] [--dir FOLDER] [--share 0.1]: the UN's votes and the ICEWS quadruples in a store, and what can then be asked of it.
// Parts: votes, again, quads, quads-again, out, ask, growth, busy; all of them where none is named. With --dir a store is kept from one run to the next; with
// NEO4J_URI set the store is Neo4j (an empty one for `votes`), otherwise the embedded one. Reads ../shared/data/scale, or makes the votes in the same shape.
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { scaleFiles } from './scale/files.ts';
import { loadFiles } from './scale/load-files.ts';
import { writeOut } from './scale/write-out.ts';
import { askBusy, askQuiet, type Latencies } from './scale/ask.ts';

const PARTS = ['votes', 'again', 'quads', 'quads-again', 'out', 'ask', 'growth', 'busy'] as const;
type Part = (typeof PARTS)[number];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { dir: { type: 'string' }, share: { type: 'string', default: '1' } },
});
const isNeo4j = (process.env['NEO4J_URI'] ?? '') !== '';
const root = mkdtempSync(join(tmpdir(), 'demarche-scale-'));
const dataDir = values.dir ?? join(root, 'store');
const share = Number(values.share);
const wanted = (embedded: string, neo4j: string) => (isNeo4j ? neo4j : embedded);
const report = (what: string, figure: string, target: string) => console.log(`${what.padEnd(46)} ${figure.padEnd(52)} wanted: ${target}`);

const files = await scaleFiles(root, share);

async function load(what: string, records: number, paths: readonly string[], target: string): Promise<void> {
  const { seconds, cpuSeconds, peakMb, summary } = await loadFiles(dataDir, paths);
  const { nodes, edges } = summary;
  const elements = [nodes, edges].reduce((sum, counts) => sum + counts.new + counts.changed + counts.unchanged, 0);
  const rate = (count: number) => Math.round(count / seconds).toLocaleString('en-US');
  report(
    what,
    `${rate(records)}/s, ${rate(elements)} elements/s, ${seconds.toFixed(0)} s (${cpuSeconds.toFixed(0)} s of processors)`,
    target,
  );
  report('', `${Math.round(peakMb)} MB resident at most; ${(nodes.new + edges.new).toLocaleString('en-US')} new`, '1,024 MB at most');
}

function reportLatencies(latencies: Latencies, targets: readonly string[]): void {
  for (const [nth, [what, { p50, p95, count }]] of Object.entries(latencies).entries()) {
    report(`${what}, 8 clients`, `p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms (${count} answers)`, `p95 ${targets[nth] ?? ''}`);
  }
}

const TARGETS = isNeo4j ? ['30 ms', '100 ms', '300 ms', '100 ms'] : ['20 ms', '60 ms', '200 ms', '60 ms'];

const RUN: Readonly<Record<Part, () => Promise<void>>> = {
  votes: () =>
    load(`${files.votes.toLocaleString('en-US')} votes into an empty store`, files.votes, files.voteTables, wanted('20,000/s', '5,000/s')),
  again: () => load('the same votes again', files.votes, files.voteTables, wanted('10,000/s', '5,000/s')),
  quads: async () => {
    if (files.quads === undefined) console.log('ICEWS quadruples: left out, since ../shared/data/scale is not there.');
    else await load(`${files.quads.count.toLocaleString('en-US')} ICEWS quadruples`, files.quads.count, [files.quads.path], '5,000/s');
  },
  'quads-again': async () => {
    if (files.quads !== undefined) await load('the same quadruples again', files.quads.count, [files.quads.path], '5,000/s');
  },
  out: async () => {
    for (const format of ['jsonl', 'graphml']) {
      const written = await writeOut(dataDir, format);
      if (!written) {
        console.log(`${format}: left out, since nothing writes it.`);
        continue;
      }
      const { elements, seconds, megabytes, startMb, peakMb } = written;
      report(
        `the whole graph out as ${format}`,
        `${Math.round(elements / seconds).toLocaleString('en-US')} elements/s (${elements.toLocaleString('en-US')}, ${Math.round(megabytes)} MB)`,
        wanted('50,000/s', '20,000/s'),
      );
      report('', `${Math.round(startMb)} MB resident after the first tenth, ${Math.round(peakMb)} MB at most`, 'flat');
    }
  },
  ask: async () => {
    const { latencies, residentMb } = await askQuiet(dataDir);
    reportLatencies(latencies, TARGETS);
    report('the server after that', `${Math.round(residentMb)} MB resident`, '');
  },
  growth: async () => {
    const small = join(root, 'tenth');
    const tenth = await scaleFiles(join(root, 'tables-of-a-tenth'), share / 10);
    await loadFiles(small, tenth.voteTables);
    if (tenth.quads) await loadFiles(small, [tenth.quads.path]);
    const [few, all] = [(await askQuiet(small)).latencies, (await askQuiet(dataDir)).latencies];
    for (const [what, { p95 }] of Object.entries(all)) {
      const before = few[what]!.p95;
      report(
        `${what}: a tenth and all`,
        `p95 ${before.toFixed(1)} ms and ${p95.toFixed(1)} ms, ${(p95 / before).toFixed(1)} times`,
        '2 times',
      );
    }
  },
  busy: async () => {
    const small = join(root, 'busy');
    const tenth = await scaleFiles(join(root, 'tables-while-busy'), share / 10);
    await loadFiles(small, tenth.voteTables);
    const { latencies, rate } = await askBusy(small, files.quads ? [files.quads.path] : files.voteTables);
    reportLatencies(latencies, ['250 ms', '250 ms', '250 ms', '250 ms']);
    report('the load meanwhile', `${Math.round(rate).toLocaleString('en-US')} elements/s`, '');
  },
};

console.log(`${isNeo4j ? 'Neo4j' : 'Embedded store'}; the machine's load average is ${loadavg()[0]!.toFixed(1)}.`);
try {
  const unknown = positionals.find((part) => !PARTS.some((known) => known === part));
  if (unknown !== undefined) throw new Error(`There is no part "${unknown}"; the parts are ${PARTS.join(', ')}.`);
  // Growth and busy fill stores of their own, which only embedded ones can be had by the dozen.
  const all = PARTS.filter((part) => !isNeo4j || (part !== 'growth' && part !== 'busy'));
  for (const part of positionals.length > 0 ? (positionals as Part[]) : all) await RUN[part]();
} finally {
  rmSync(root, { recursive: true, force: true });
}
