// The drawing and its evidence as one page: asks for what is known of each thing, and fetches the fonts that go into it.
import sans from '@fontsource-variable/public-sans/files/public-sans-latin-wght-normal.woff2?url';
import serif from '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2?url';
import serifItalic from '@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-italic.woff2?url';
import type { SendRequest } from './api/request.ts';
import { fetchEvidence } from './explore/fetch-evidence.ts';
import { articlesOf } from './export/article.ts';
import { writeHtml, type PageFont } from './export/html.ts';
import type { Scene } from './graph/scene.ts';
import { dayAndTime } from './graph/words.ts';

export interface PageRequest {
  scene: Scene;
  title: string;
  /** By the id of a node. */
  notes: ReadonlyMap<string, string>;
  send: SendRequest;
  token(name: string): string;
  abort: AbortSignal;
  told(done: number, all: number): void;
}

const FONTS = [
  { family: 'Public Sans Variable', isItalic: false, url: sans },
  { family: 'Source Serif 4 Variable', isItalic: false, url: serif },
  { family: 'Source Serif 4 Variable', isItalic: true, url: serifItalic },
];

/** @throws Error where the server does not answer */
export async function writePage({ scene, title, notes, send, token, abort, told }: PageRequest): Promise<Blob> {
  const ids = scene.nodes.flatMap(({ id }) => id ?? []);
  const things = await fetchEvidence(send, ids, (done) => told(done, ids.length), abort);
  const fonts = await Promise.all(FONTS.map((font) => fetchFont(font, abort)));
  const html = writeHtml({
    title,
    about: `${ids.length} ${ids.length === 1 ? 'node' : 'nodes'}, taken from Demarche on ${dayAndTime(new Date().toISOString())}. Who said what, and where it is written; not what is true.`,
    scene,
    articles: articlesOf(things),
    notes: new Map([...notes].filter(([id]) => ids.includes(id))),
    fonts,
    token,
    isDark: matchMedia('(prefers-color-scheme: dark)').matches
      ? document.documentElement.dataset['theme'] !== 'light'
      : document.documentElement.dataset['theme'] === 'dark',
    nonce: btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(16)))),
  });
  return new Blob([html], { type: 'text/html' });
}

async function fetchFont({ family, isItalic, url }: (typeof FONTS)[number], abort: AbortSignal): Promise<PageFont> {
  const bytes = new Uint8Array(await (await fetch(url, { signal: abort })).arrayBuffer());
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return { family, isItalic, base64: btoa(binary) };
}
