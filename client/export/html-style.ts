// How a page that is taken away looks: the product's own colours and fonts, in the theme in which it was taken.
import { STANCES, stanceSlug } from '../graph/words.ts';
import type { PageFont } from './html.ts';

const TOKENS = [
  'surface-canvas',
  'surface-raised',
  'surface-rail',
  'surface-hover',
  'text-1',
  'text-2',
  'text-3',
  'text-inverse',
  'border-hair',
  'border-strong',
  'border-control',
  'on-stance',
  ...STANCES.map(stanceSlug),
  'font-ui',
  'font-said',
];

export function pageStyle(token: (name: string) => string, fonts: readonly PageFont[], isDark: boolean): string {
  const faces = fonts.map(
    ({ family, isItalic, base64 }) =>
      `@font-face{font-family:"${family}";font-style:${isItalic ? 'italic' : 'normal'};font-weight:200 900;src:url(data:font/woff2;base64,${base64}) format("woff2")}`,
  );
  const variables = TOKENS.map((name) => `--${name}:${token(name)}`).join(';');
  const badges = STANCES.map((stance) => `.g.${stance}{--stance:var(--${stanceSlug(stance)})}`).join('');
  return `${faces.join('')}:root{color-scheme:${isDark ? 'dark' : 'light'};${variables}}${badges}${RULES}`;
}

const RULES = `
*{box-sizing:border-box;margin:0}
html,body{height:100%}
body{display:grid;grid:"head head" auto "pane panel" minmax(0,1fr)/minmax(0,1fr) 364px;background:var(--surface-canvas);color:var(--text-1);font:420 13px/1.4 var(--font-ui);overflow:hidden}
header{grid-area:head;display:flex;align-items:baseline;gap:16px;padding:12px 16px;border-bottom:1px solid var(--border-hair)}
h1{font:640 20px/1.2 var(--font-said)}
header p,.dim{color:var(--text-2);font-size:12px}
main{grid-area:pane;position:relative;min-height:0;touch-action:none;cursor:grab}
main:active{cursor:grabbing}
svg{display:block;width:100%;height:100%;user-select:none;-webkit-user-select:none}
.node{cursor:pointer}
.node.on>:nth-child(2){stroke:var(--text-1);stroke-width:4;paint-order:stroke}
.node:hover>:nth-child(2){stroke:var(--text-2);stroke-width:2.5}
.tools{position:absolute;right:12px;bottom:12px;display:flex;background:var(--surface-raised);border:1px solid var(--border-control);border-radius:4px}
button{font:inherit;color:inherit;background:none;border:0;padding:0;cursor:pointer;text-align:left}
.tools button{min-width:36px;height:32px;padding:0 10px;text-align:center}
.tools button:hover{background:var(--surface-hover)}
button.link,a{text-decoration:underline;text-decoration-color:var(--border-strong);text-underline-offset:3px;color:inherit;overflow-wrap:anywhere}
button.link:hover,a:hover{text-decoration-color:currentColor}
:focus-visible{outline:2px solid var(--text-1);outline-offset:2px;border-radius:2px}
aside{grid-area:panel;overflow:auto;padding:0 18px 24px;border-left:1px solid var(--border-hair);outline:0}
.kind{display:flex;justify-content:space-between;padding:10px 0;border-bottom:1px solid var(--border-hair);color:var(--text-2);font-size:12px;margin-bottom:12px}
h2{font:620 18px/1.25 var(--font-ui);margin-bottom:2px}
.text{font:430 17px/1.4 var(--font-said);padding-top:8px}
blockquote{margin-top:10px;padding-left:12px;border-left:2px solid var(--text-1);font:italic 430 15px/1.42 var(--font-said)}
cite{display:block;font:420 11px/1.4 var(--font-ui);color:var(--text-3);margin-top:3px}
section{margin-top:12px;padding-top:8px;border-top:1px solid var(--border-hair)}
h3{display:flex;justify-content:space-between;font:620 12px/16px var(--font-ui);margin-bottom:4px}
h3 span{font-weight:420;font-size:11px;color:var(--text-3)}
ul{list-style:none;padding:0}
li{display:flex;gap:8px;align-items:start;padding:3px 0}
li>div{flex:1;min-width:0}
.by{display:flex;justify-content:space-between;gap:10px}
.by b{font-weight:620}
.by span{font-size:11px;color:var(--text-2);white-space:nowrap}
.said{font:430 13px/1.35 var(--font-said);color:var(--text-2)}
.quoted{font-style:italic}
.said .link{text-decoration-color:transparent}
.note p{white-space:pre-wrap;font-size:13px}
.g{display:inline-grid;place-items:center;width:17px;height:17px;border-radius:50%;font:700 14px/1 var(--font-ui);border:1.5px solid var(--stance);flex:none;margin-top:1px}
.g.ASSERTS,.g.DENIES{background:var(--stance);color:var(--on-stance)}
.g.DECLINES_TO_COMMENT{border-style:dotted}
@media (max-width:720px){
body{grid:"head" auto "pane" minmax(0,1fr) "panel" 44vh/minmax(0,1fr)}
header{display:block}
aside{border-left:0;border-top:1px solid var(--border-strong);border-radius:10px 10px 0 0;background:var(--surface-raised)}
.tools button{height:44px;min-width:44px}
li{padding:6px 0}
}
@media print{body{display:block;overflow:visible;height:auto}.tools{display:none}svg{height:auto}aside{border:0}}
`;
