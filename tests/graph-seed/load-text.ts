// A text in a file format loaded as a file is, in small pieces, at a moment of its own.
import { datasetNamed } from '../../graph-seed/datasets/dataset.ts';
import { load } from '../../graph-seed/load.ts';
import { readableFormat } from '../../server/formats/format.ts';
import type { Store } from '../../server/store/store.ts';

export const NOW = new Date('2025-05-05T05:05:05Z');

export async function* bytesOf(text: string, chunk = 7): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  for (let start = 0; start < bytes.length; start += chunk) yield bytes.subarray(start, start + chunk);
}

export function loadText(store: Store, text: string, format: string) {
  return load(store, [{ name: 'file', records: readableFormat(format).read(bytesOf(text)) }], datasetNamed('demarche'), { now: NOW });
}
