// npm run bench -- canvas: the page's canvas in a real browser on generated graphs, drawn by software: first draw, layout, panning, hover, expanding,
// highlighting, SVG, PNG. Tasks shorter than 50 ms are not reported by the browser, and stand as "under 50 ms". Beside a longest task stands how much
// processor time the page's main thread took in all, which a busy machine does not lengthen.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { cpus, loadavg, tmpdir } from 'node:os';
import { extname, join, resolve } from 'node:path';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import { launchBrowser } from '../browser/browser.ts';
import type { Bench } from './canvas-page/page.ts';
import { randomOf } from './data/skewed-graph.ts';

const VIEWPORT = { width: 1_200, height: 800 };
const SIZES = [
  { nodes: 500, edges: 1_000, wanted: ['0.6 s', '0.3 s', '0', '17 ms', '4 ms', '100 ms', '0', '50 ms', '30 ms', '0.5 s'] },
  { nodes: 2_000, edges: 5_000, wanted: ['1.5 s', '1 s', '0', '17 ms', '4 ms', '180 ms', '0', '100 ms', '100 ms', '1.3 s'] },
] as const;
const HOVERS = 300;
const DRAG_STEPS = 60;

const out = mkdtempSync(join(tmpdir(), 'demarche-bench-page-'));
const root = resolve('tests/bench/canvas-page');
await build({
  root,
  configFile: false,
  logLevel: 'warn',
  base: './',
  worker: { format: 'es' },
  build: { outDir: out, emptyOutDir: true, target: 'es2023' },
});
const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css' };
const server = createServer((request, response) => {
  const path = request.url === '/' ? '/index.html' : request.url!;
  try {
    const body = readFileSync(join(out, path));
    response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream' }).end(body);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
const browser = await launchBrowser();
console.log(
  `${cpus().length} cores, load ${loadavg()[0]!.toFixed(1)} at the beginning, Chromium ${browser.version()}, window ${VIEWPORT.width} × ${VIEWPORT.height}`,
);
for (const size of SIZES) await measure(size);
await browser.close();
server.close();
rmSync(out, { recursive: true, force: true });

async function measure({ nodes, edges, wanted }: (typeof SIZES)[number]): Promise<void> {
  const context = await browser.newContext({ viewport: VIEWPORT });
  const page = await context.newPage();
  page.on('pageerror', (error) => console.error(error));
  await page.goto(url);
  await page.waitForFunction(() => document.title.startsWith('ready'));
  console.log(`\n${nodes} nodes, ${edges} edges`);
  let row = 0;
  const report = (what: string, figure: string) => {
    console.log(`${what.padEnd(46)} ${figure.padEnd(44)} wanted: ${wanted[row]}`);
    row += 1;
  };

  const cdp = await context.newCDPSession(page);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  const taken = async () => {
    const { metrics } = await cdp.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'TaskDuration')!.value * 1_000;
  };
  const timed = async <T>(run: () => Promise<T>): Promise<[T, string]> => {
    const before = await taken();
    const result = await run();
    return [result, `(${ms((await taken()) - before)} of the processor)`];
  };

  const [opened, opening] = await timed(() => call(page, 'open', nodes, edges));
  report('first draw from data', `${ms(opened.firstDraw)}, longest task ${task(opened.longestTask)} ${opening}`);
  report('layout in the worker', ms(opened.layout));
  report('  main thread blocked meanwhile', task(opened.blocked));
  const panning = await panAndZoom(page);
  report('frame while panning and zooming', `median ${ms(at(panning, 0.5))}, 95 % ${ms(at(panning, 0.95))}, longest ${ms(at(panning, 1))}`);
  const random = randomOf(3);
  const places = Array.from({ length: HOVERS }, () => [random() * VIEWPORT.width, random() * VIEWPORT.height] as const);
  const hovers = await call(page, 'hover', places);
  report('hover', `median ${ms(at(hovers, 0.5))}, 95 % ${ms(at(hovers, 0.95))}, longest ${ms(at(hovers, 1))}`);
  await call(page, 'makeRoom', 200);
  const [expanded, expanding] = await timed(() => call(page, 'expand', 200));
  report(`expand by ${expanded.added}: longest task`, `${task(expanded.longestTask)} ${expanding}`);
  report('  old nodes moved', String(expanded.moved));
  const changes = [];
  for (const what of ['highlight', 'hide', 'filter'] as const) {
    const [longest, cost] = await timed(() => call(page, 'change', what));
    changes.push(`${what} ${task(longest)} ${cost}`);
  }
  report('longest task', changes.join(', '));
  // Once before, so that no figure holds the fetching of a writer.
  await call(page, 'files');
  const { svg, png, bytes } = await call(page, 'files');
  report('SVG', ms(svg));
  report('PNG of at most 4,000 px', `${ms(png)}, ${Math.round(bytes / 1_000)} kB`);
  await context.close();
}

function call<K extends keyof Bench>(page: Page, name: K, ...args: Parameters<Bench[K]>): Promise<Awaited<ReturnType<Bench[K]>>> {
  return page.evaluate(([method, given]) => (globalThis.bench[method as K] as (...all: unknown[]) => never)(...(given as unknown[])), [
    name,
    args,
  ] as const);
}

/** Drags the ground to and fro, then turns the wheel; the times between frames meanwhile. */
async function panAndZoom(page: Page): Promise<number[]> {
  const [x, y] = [VIEWPORT.width / 2, 4];
  await call(page, 'startFrames');
  await page.mouse.move(x, y);
  await page.mouse.down();
  for (let step = 0; step < DRAG_STEPS; step += 1) await page.mouse.move(x + 200 * Math.sin(step / 6), y + step * 3);
  await page.mouse.up();
  for (let step = 0; step < DRAG_STEPS; step += 1) await page.mouse.wheel(0, step % 20 < 10 ? 60 : -60);
  return call(page, 'stopFrames');
}

function at(values: readonly number[], part: number): number {
  return values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(part * values.length))]!;
}

function ms(time: number): string {
  return time < 10 ? `${time.toFixed(1)} ms` : `${Math.round(time)} ms`;
}

function task(time: number): string {
  return time === 0 ? 'under 50 ms' : ms(time);
}
