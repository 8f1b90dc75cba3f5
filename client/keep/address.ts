// The view in the page's address: a saved view to the part after #, compact, and back. An address with ?ids= stays readable as it is.
import { parseSavedView, type SavedView } from '../graph/saved-view.ts';
import { readIds, VIEW, type Addressed } from './open-address.ts';

/**
 * The longest address that is handed out, in characters. Apache takes request lines of 8,190 and nginx of 8 KiB as they come; the
 * part after # is not sent at all, but mail, chat and sign-in pages carry addresses as if it were.
 */
export const MAX_ADDRESS = 8_000;

/** Once unpacked, in bytes: a view of 2,000 nodes with long ids has a quarter of it. */
const MAX_UNPACKED = 4_000_000;

/** `page` is the address without query and fragment. Undefined where it would be longer than `MAX_ADDRESS`. */
export async function addressOf(view: SavedView, page: string): Promise<string | undefined> {
  const packed = await pack(JSON.stringify(view));
  const address = `${page}#${VIEW}=${packed}`;
  return address.length > MAX_ADDRESS ? undefined : address;
}

export async function readAddress(href: string): Promise<Addressed> {
  const url = new URL(href);
  const [name, packed] = url.hash.slice(1).split('=', 2);
  if (name === VIEW) return readPacked(packed ?? '');
  return readIds(url.search);
}

async function readPacked(packed: string): Promise<Addressed> {
  const json = await unpack(packed).catch(() => undefined);
  if (json === undefined) return { kind: 'unreadable', fault: 'It was cut off or changed on its way.' };
  const { value: view, fault } = parseSavedView(json);
  return view ? { kind: 'view', view } : { kind: 'unreadable', fault };
}

async function pack(json: string): Promise<string> {
  const stream = new Blob([json]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** @throws Error of whatever kind where it is not packed JSON, or unpacks to more than anyone means */
async function unpack(packed: string): Promise<unknown> {
  const binary = atob(packed.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let json = '';
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return JSON.parse(json + decoder.decode());
    size += value.length;
    if (size > MAX_UNPACKED) throw new RangeError('too large once unpacked');
    json += decoder.decode(value, { stream: true });
  }
}
