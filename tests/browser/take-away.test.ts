// Taking away in a real browser: each file is opened again by what reads such files, offline, and the evidence is in it.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Investigation } from '../../client/keep/investigation.ts';
import { canLaunchBrowser, launchBrowser } from './browser.ts';
import { startProduct, type Product } from './product.ts';
import { accessibilityFaults, choose, details, drawnNodes, handOver, saveAs, visit } from './visit.ts';

const MAX_PNG_SIDE = 4_000;

// In CI a missing browser is a failure, not a gap.
describe.skipIf(!canLaunchBrowser && !process.env['CI'])('taking a view away', () => {
  let browser: Browser;
  let product: Product;
  let folder: string;

  beforeAll(async () => {
    [browser, product, folder] = await Promise.all([launchBrowser(), startProduct(), mkdtemp(join(tmpdir(), 'demarche-take-'))]);
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  async function exportAs(page: Page, part: RegExp, item: RegExp, name: string): Promise<string> {
    const path = join(folder, name);
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    await page.getByRole('menuitemradio', { name: part }).click();
    await saveAs(page, path, () => page.getByRole('menuitem', { name: item }).click());
    return path;
  }

  /** A page of nobody's: offline, so that a file has to do by itself. */
  async function openFile(path: string): Promise<{ page: Page; complaints: string[] }> {
    const context = await browser.newContext({ offline: true, viewport: { width: 1440, height: 900 } });
    context.setDefaultTimeout(15_000);
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => {
      if (/^(?:https?|wss?):/u.test(request.url())) complaints.push(`asked ${request.url()}`);
    });
    await page.goto(pathToFileURL(path).href);
    return { page, complaints };
  }

  it('gives one page that anyone can open offline, click and read evidence in', async () => {
    const { context, open, complaints } = await visit(browser, product.url);
    const page = await open();
    const drawn = await drawnNodes(page);
    await details(page).getByLabel('Note').fill('<img src=x onerror=alert(1)>');
    const path = await exportAs(page, /^What is drawn/u, /^Web page/u, 'page.html');
    expect(complaints).toEqual([]);
    await context.close();

    const opened = await openFile(path);
    const panel = opened.page.getByRole('complementary', { name: 'Details' });
    await panel.getByText('All that is drawn').waitFor();
    expect(await opened.page.locator('svg .node').count()).toBeGreaterThanOrEqual(drawn);
    await panel
      .getByRole('button', { name: /bogeymen|China and Korea/u })
      .first()
      .click();

    // A click on the drawing itself: the statement about the bogeymen.
    await opened.page
      .locator('.node', { has: opened.page.locator('title', { hasText: /bogeymen/u }) })
      .locator('polygon')
      .first()
      .click();
    await panel.locator('blockquote', { hasText: 'circulating scaremongering with Iranian, Chinese and Korean bogeymen' }).waitFor();
    expect(await panel.innerText()).toMatch(/Quoted words: line 17, characters \d+ – \d+/u);
    await panel.getByRole('button', { name: 'Vassily Nebenzia' }).first().click();
    await panel.getByRole('heading', { name: 'Vassily Nebenzia' }).waitFor();
    await panel.getByRole('button', { name: 'All that is drawn' }).click();
    await panel.getByRole('button', { name: 'North Korea is sending troops to Russia' }).click();
    await panel.getByText('<img src=x onerror=alert(1)>').waitFor();

    const before = await opened.page.locator('svg').getAttribute('viewBox');
    await opened.page.getByRole('button', { name: 'Zoom in' }).click();
    expect(await opened.page.locator('svg').getAttribute('viewBox')).not.toBe(before);
    await opened.page.getByRole('button', { name: 'Fit' }).click();
    expect(await opened.page.locator('svg').getAttribute('viewBox')).toBe(before);
    await opened.page.mouse.move(500, 200);
    await opened.page.mouse.down();
    await opened.page.mouse.move(560, 240, { steps: 4 });
    await opened.page.mouse.up();
    expect(await opened.page.locator('svg').getAttribute('viewBox')).not.toBe(before);

    expect(opened.complaints).toEqual([]);
    await opened.page.context().close();
  });

  it('gives a page without accessibility faults', async () => {
    const { context, open } = await visit(browser, product.url, { colorScheme: 'dark' });
    const page = await open();
    const path = await exportAs(page, /^The selection/u, /^Web page/u, 'selection.html');
    await context.close();
    const html = await readFile(path, 'utf8');
    // The checker comes as a script, which the page's own policy rightly refuses.
    const bare = await browser.newPage();
    await bare.setContent(html.replace(/<meta http-equiv[^>]*>/u, ''));
    expect(await bare.locator('.node').count()).toBe(1);
    await bare.getByRole('button', { name: /North Korea is sending/u }).click();
    expect(await accessibilityFaults(bare)).toEqual([]);
    await bare.close();
  });

  it('gives an SVG that a browser draws: shapes, text as text, in the colours of the theme', async () => {
    const { context, open, complaints } = await visit(browser, product.url, { colorScheme: 'dark' });
    const page = await open();
    const drawn = await drawnNodes(page);
    const path = await exportAs(page, /^What is drawn/u, /^SVG/u, 'picture.svg');
    const ground = await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--surface-canvas').trim());
    expect(complaints).toEqual([]);
    await context.close();

    const opened = await openFile(path);
    expect(await opened.page.evaluate(() => document.documentElement.namespaceURI)).toBe('http://www.w3.org/2000/svg');
    expect(await opened.page.locator('.node').count()).toBe(drawn);
    await opened.page.locator('tspan', { hasText: 'Vassily Nebenzia' }).waitFor();
    expect(await opened.page.locator('path[stroke-dasharray="9 4"]').count()).toBeGreaterThan(2);
    expect(await opened.page.locator('rect').first().getAttribute('fill')).toBe(ground);
    // Every node lies on what is shown.
    const size = (await opened.page.locator('rect').first().boundingBox())!;
    for (const box of await Promise.all((await opened.page.locator('.node > :nth-child(2)').all()).map((node) => node.boundingBox()))) {
      expect(box!.x).toBeGreaterThanOrEqual(size.x);
      expect(box!.x + box!.width).toBeLessThanOrEqual(size.x + size.width);
    }
    expect(opened.complaints).toEqual([]);
    await opened.page.context().close();
  });

  it('gives the drawing from whichever view is open', async () => {
    const { context, open, complaints } = await visit(browser, product.url);
    const page = await open();
    const drawn = await drawnNodes(page);
    for (const view of ['Matrix', 'Blocs', 'Table']) {
      await page.getByRole('button', { name: view, exact: true }).click();
      await expect.poll(() => page.url()).toContain('#view=');
      const path = await exportAs(page, /^What is drawn/u, /^SVG/u, `${view}.svg`);
      expect((await readFile(path, 'utf8')).match(/class="node"/gu)).toHaveLength(drawn);
    }
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('gives a PNG of at most 4,000 px a side, of the drawing or of the selection, on any screen', async () => {
    const { context, open } = await visit(browser, product.url, { deviceScaleFactor: 2 });
    const page = await open();
    const sizeOf = async (path: string) => {
      const bytes = await readFile(path);
      return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
    };
    const whole = await sizeOf(await exportAs(page, /^What is drawn/u, /^PNG/u, 'whole.png'));
    const part = await sizeOf(await exportAs(page, /^The selection/u, /^PNG/u, 'part.png'));
    expect(Math.max(whole.width, whole.height)).toBeLessThanOrEqual(MAX_PNG_SIDE);
    expect(whole.width).toBeGreaterThan(1_200);
    // One claim's card, twice as large as on the canvas, with its margin.
    expect(part.width).toBeGreaterThan(400);
    expect(part.width).toBeLessThan(600);

    // The same drawing ten times as wide.
    const kept = JSON.parse(
      await saveAs(page, join(folder, 'view.json'), () => choose(page, 'Share', /^Save as a file/u)),
    ) as Investigation;
    const positions = kept.view.positions.map((at) => at && [at[0] * 10, at[1]]);
    const content = JSON.stringify({ ...kept, view: { ...kept.view, positions } });
    await handOver(page, { name: 'wide.json', content }, () => choose(page, 'Share', /^Open a file/u));
    await page.getByText('The view is drawn.').waitFor();
    const wide = await sizeOf(await exportAs(page, /^What is drawn/u, /^PNG/u, 'wide.png'));
    expect(wide.width).toBe(MAX_PNG_SIDE);
    expect(wide.height).toBeLessThan(whole.height);
    await context.close();
  });

  it('gives the selection as JSON Lines, which load again', async () => {
    const { context, open } = await visit(browser, product.url);
    const page = await open('/?ids=official:vassily-nebenzia');
    const path = await exportAs(page, /^The selection/u, /^JSON Lines/u, 'selection.jsonl');
    await context.close();
    expect((await readFile(path, 'utf8')).trimEnd().split('\n')).toHaveLength(1);

    const other = await startProduct({ load: [path] });
    try {
      const next = await visit(browser, other.url);
      const reopened = await next.open('/?ids=official:vassily-nebenzia');
      await details(reopened).getByRole('heading', { name: 'Vassily Nebenzia' }).waitFor();
      await reopened.getByText('1 of 1 nodes drawn').waitFor();
      await next.context.close();
    } finally {
      await other.stop();
    }
  });

  it('lets the evidence of what is drawn go along, although it is not drawn', async () => {
    const { context, open } = await visit(browser, product.url);
    const page = await open();
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    await page.getByRole('menuitemradio', { name: 'The selection 1 node', exact: true }).waitFor();
    await page.keyboard.press('Escape');
    const path = await exportAs(page, /^What is drawn/u, /^JSON Lines/u, 'drawn.jsonl');
    await context.close();
    const lines = (await readFile(path, 'utf8'))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string; labels?: string[]; label?: string; start?: { id: string } });
    const reported = new Set(lines.flatMap(({ label, start }) => (label === 'REPORTED_IN' ? [start!.id] : [])));
    const statements = lines.flatMap(({ labels, id }) => (labels?.includes('Statement') ? [id] : []));
    expect(statements.length).toBeGreaterThan(10);
    expect(statements.filter((id) => !reported.has(id))).toEqual([]);
  });

  it('says what a format cannot hold before the file is written, and writes none where that is refused', async () => {
    const { context, open } = await visit(browser, product.url);
    const page = await open();
    const ask = async () => {
      await page.getByRole('button', { name: 'Export', exact: true }).click();
      await page.getByRole('menuitemradio', { name: /^All that passes/u }).click();
      await page.getByRole('menuitem', { name: /^Turtle/u }).click();
    };
    let files = 0;
    page.on('download', () => {
      files += 1;
    });
    await ask();
    const dialog = page.getByRole('dialog', { name: 'Turtle cannot hold everything' });
    await dialog.getByText(/^Country: aliases \(order\) \d+ times$/u).waitFor();
    await dialog.getByRole('button', { name: 'Close' }).click();
    await dialog.waitFor({ state: 'detached' });
    await ask();
    const path = join(folder, 'all.ttl');
    await saveAs(page, path, () => dialog.getByRole('button', { name: 'Write the file' }).click());
    expect(await readFile(path, 'utf8')).toMatch(/^@prefix d: <urn:demarche:vocabulary#>\./u);
    expect(files).toBe(1);
    await context.close();
  });

  it('gives all that passes the filter, of the whole graph', async () => {
    const { context, open } = await visit(browser, product.url);
    const page = await open();
    for (const kind of ['Statement', 'Claim', 'Event', 'Source', 'Official']) {
      await page.getByRole('button', { name: new RegExp(`^${kind} `, 'u') }).click();
    }
    const path = await exportAs(page, /^All that passes/u, /^JSON Lines/u, 'filtered.jsonl');
    const kinds = (await readFile(path, 'utf8'))
      .trimEnd()
      .split('\n')
      .flatMap((line) => (JSON.parse(line) as { labels?: string[] }).labels ?? []);
    expect(new Set(kinds)).toEqual(new Set(['Country', 'Agency']));
    expect(kinds.filter((kind) => kind === 'Country').length).toBeGreaterThan(5);
    await context.close();
  });

  it('shows the question behind the view in the editor, and for the shell, and both are answered', async () => {
    const { context, open } = await visit(browser, product.url);
    const page = await open();
    const drawn = await drawnNodes(page);
    const address = await page.locator('footer').getByRole('link', { name: 'Show query' }).getAttribute('href');
    const { pathname, searchParams } = new URL(address!, product.url);
    expect(pathname).toBe('/graphiql');
    const answer = await fetch(`${product.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: searchParams.get('query'), variables: JSON.parse(searchParams.get('variables')!) as unknown }),
    });
    const { data } = (await answer.json()) as { data: { subgraph: { nodes: { id: string }[]; edges: { kind: string }[] } } };
    expect(data.subgraph.nodes).toHaveLength(drawn);
    expect(new Set(data.subgraph.edges.map(({ kind }) => kind))).not.toContain('ABOUT');

    await choose(page, 'Share', /^Copy as curl/u);
    await page.getByText('Copied: paste it into a shell.').waitFor();
    const command = await page.evaluate(() => navigator.clipboard.readText());
    // What a shell makes of it, without the program itself.
    const { stdout } = await promisify(execFile)('sh', ['-c', command.replace(/^curl /u, String.raw`printf '%s\n' `)]);
    const [, url, , , , body] = stdout.trimEnd().split('\n');
    expect(url).toBe(`${product.url}/graphql`);
    expect((JSON.parse(body!) as { variables: { ids: string[] } }).variables.ids).toHaveLength(drawn);
    await context.close();
  });
});
