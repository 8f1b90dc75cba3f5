// npm run bench -- formats: how fast each format is written and read, and what memory it takes at a tenth and at the whole of the same graph.
import { loadavg } from 'node:os';
import { readableFormats, writableFormats } from '../../server/formats/format.ts';
import { createLoss, type Parts } from '../../server/formats/loss.ts';
import { rollCalls } from './data/roll-calls.ts';

const PAGE = 500;

/** Nodes first, as a store gives them, in its pages; made anew each time, so that nothing of the graph is held. */
async function* partsOf(share: number): Parts & AsyncGenerator {
  for (const part of ['nodes', 'edges'] as const) {
    for (const batch of rollCalls(share)) {
      for (let start = 0; start < batch[part].length; start += PAGE) {
        yield { nodes: [], edges: [], [part]: batch[part].slice(start, start + PAGE) };
        // A store answers by messages, and what is to be swept away is swept between them.
        await new Promise((resolve) => setImmediate(resolve));
      }
    }
  }
}

interface Run {
  elements: number;
  megabytes: number;
  seconds: number;
  peakMb: number;
}

async function measure(work: (count: (bytes: number) => void) => Promise<number>): Promise<Run> {
  globalThis.gc?.();
  const start = performance.now();
  let [bytes, peak] = [0, 0];
  const elements = await work((more) => {
    bytes += more;
    peak = Math.max(peak, process.memoryUsage.rss());
  });
  return { elements, megabytes: bytes / 1e6, seconds: (performance.now() - start) / 1_000, peakMb: peak / 1e6 };
}

const bytesOf = (piece: string | Uint8Array) => (typeof piece === 'string' ? Buffer.from(piece) : piece);

function writing(name: string, share: number): Promise<Run> {
  const format = writableFormats().find((known) => known.name === name)!;
  return measure(async (count) => {
    const { counted, lost, report } = createLoss(name);
    for await (const piece of format.write(counted(partsOf(share)), lost)) count(bytesOf(piece).length);
    return report().nodes + report().edges;
  });
}

function reading(name: string, share: number): Promise<Run> {
  const format = readableFormats().find((known) => known.name === name)!;
  const writer = writableFormats().find((known) => known.name === name)!;
  return measure(async (count) => {
    async function* bytes() {
      for await (const piece of writer.write(partsOf(share), () => {})) {
        const chunk = bytesOf(piece);
        count(chunk.length);
        yield chunk;
      }
    }
    let records = 0;
    for await (const record of format.read(bytes())) {
      if ('fault' in record) throw new Error(record.fault);
      records += 1;
    }
    return records;
  });
}

const number = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });
console.log(
  `The machine's load average is ${loadavg()[0]!.toFixed(1)}. Reading includes writing what is read. Peak memory is the whole process's.`,
);
const wanted = process.argv.slice(2);
const readable = new Set(readableFormats().map(({ name }) => name));
for (const { name } of writableFormats()) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  for (const [what, run] of [
    ['written', writing],
    ['written and read', reading],
  ] as const) {
    if (what !== 'written' && !readable.has(name)) continue;
    const [small, whole] = [await run(name, 0.01), await run(name, 0.1)];
    console.log(
      `${name.padEnd(10)} ${what.padEnd(17)} ${number.format(whole.elements)} elements, ${number.format(whole.megabytes)} MB: ` +
        `${number.format(whole.elements / whole.seconds)}/s, ${number.format(small.peakMb)} MB at a tenth of it, ${number.format(whole.peakMb)} MB at the whole`,
    );
  }
}
