// The whole graph out of a store through a format's writer, to nowhere: how fast, and whether memory grows with it.
import { readConfig } from '../../../server/config.ts';
import { exportGraph } from '../../../server/explore/export-graph.ts';
import { writableFormats } from '../../../server/formats/format.ts';
import { openStore } from '../../../server/store/open.ts';

export interface WrittenOut {
  elements: number;
  seconds: number;
  megabytes: number;
  startMb: number;
  peakMb: number;
}

/** Undefined where nothing writes the format. */
export async function writeOut(dataDir: string, name: string): Promise<WrittenOut | undefined> {
  const format = writableFormats().find((known) => known.name === name);
  if (!format) return undefined;
  const store = await openStore(readConfig({ ...process.env, DATA_DIR: dataDir }).store);
  const { nodes, edges } = await store.stats();
  const residentMb = () => process.memoryUsage.rss() / 1e6;
  let [elements, bytes, startMb, peakMb] = [0, 0, 0, 0];
  const counted = (async function* () {
    for await (const part of exportGraph(store, {})) {
      elements += part.nodes.length + part.edges.length;
      if (startMb === 0 && elements > (nodes + edges) / 10) startMb = residentMb();
      peakMb = Math.max(peakMb, residentMb());
      yield part;
    }
  })();
  const start = performance.now();
  for await (const piece of format.write(counted, () => undefined)) bytes += piece.length;
  const seconds = (performance.now() - start) / 1_000;
  await store.close();
  return { elements, seconds, megabytes: bytes / 1e6, startMb, peakMb };
}
