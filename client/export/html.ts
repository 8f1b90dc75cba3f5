// One page that anyone can open, offline and from a file: the drawing as SVG, what is known of each thing as JSON, and a small script to pan,
// zoom and read. It asks nothing of any host, which its own content security policy enforces; text from data is never markup.
import type { Scene } from '../graph/scene.ts';
import { STANCE_GLYPH } from '../graph/words.ts';
import type { Article } from './article.ts';
import { pageStyle } from './html-style.ts';
import { startReader, type PageData } from './html-reader.ts';
import { boxOfScene, svgOfScene } from './svg.ts';
import { attribute, number, xmlText } from './xml.ts';

export interface PageFont {
  family: string;
  isItalic: boolean;
  /** A woff2 file in base64. */
  base64: string;
}

export interface PageParts {
  title: string;
  /** One line on what this is and when it was taken. */
  about: string;
  scene: Scene;
  articles: readonly Article[];
  /** By the id of a node. */
  notes: ReadonlyMap<string, string>;
  fonts: readonly PageFont[];
  /** A colour of the page by the name of its design token. */
  token(name: string): string;
  isDark: boolean;
  /** Only for the policy of this one page; different for each. */
  nonce: string;
}

export function writeHtml({ title, about, scene, articles, notes, fonts, token, isDark, nonce }: PageParts): string {
  const box = boxOfScene(scene);
  const data: PageData = { articles, notes: Object.fromEntries(notes), box, glyphs: STANCE_GLYPH };
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'nonce-${nonce}'; font-src data:; base-uri 'none'; form-action 'none'`;
  const viewBox = [box.x, box.y, box.width, box.height].map(number).join(' ');
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${attribute(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Demarche">
<title>${xmlText(title)}</title>
<style nonce="${nonce}">${pageStyle(token, fonts, isDark)}</style>
</head>
<body>
<header><h1>${xmlText(title)}</h1><p>${xmlText(about)}</p></header>
<main id="pane">
<svg xmlns="http://www.w3.org/2000/svg" viewBox="${viewBox}" role="img" aria-label="${attribute(title)}">
${svgOfScene(scene)}
</svg>
<div class="tools"><button id="farther" type="button" aria-label="Zoom out">−</button><button id="fit" type="button">Fit</button><button id="closer" type="button" aria-label="Zoom in">+</button></div>
</main>
<aside id="panel" aria-label="Details" tabindex="-1"></aside>
<script type="application/json" id="data">${jsonText(data)}</script>
<script nonce="${nonce}">(${startReader.toString()})()</script>
</body>
</html>
`;
}

/** JSON that no HTML parser mistakes for the end of its element, or for a comment. */
function jsonText(data: PageData): string {
  return JSON.stringify(data)
    .replaceAll('<', String.raw`\u003c`)
    .replaceAll('>', String.raw`\u003e`);
}
