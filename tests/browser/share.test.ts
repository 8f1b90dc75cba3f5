// Sharing in a real browser: an address opens to the same picture elsewhere, back and forward lead through the steps, a file goes where an address cannot.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MAX_ADDRESS } from '../../client/keep/address.ts';
import { canLaunchBrowser, launchBrowser } from './browser.ts';
import { startProduct, type Product } from './product.ts';
import { choose, details, drawnNodes, expand, handOver, saveAs, visit } from './visit.ts';

// In CI a missing browser is a failure, not a gap.
describe.skipIf(!canLaunchBrowser && !process.env['CI'])('sharing a view', () => {
  let browser: Browser;
  let product: Product;
  let folder: string;

  beforeAll(async () => {
    [browser, product, folder] = await Promise.all([launchBrowser(), startProduct(), mkdtemp(join(tmpdir(), 'demarche-share-'))]);
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  /** The drawing as SVG: its shapes and texts, and apart from them the numbers of what stands on it: places and sizes of nodes and labels. */
  async function picture(page: Page): Promise<{ shapes: string; numbers: number[] }> {
    const svg = await saveAs(page, join(folder, 'picture.svg'), () => choose(page, 'Export', /^SVG/u));
    const number = /(?<=[" ,LMQ])-?\d+(?:\.\d+)?/gu;
    return { shapes: svg.replace(number, '#'), numbers: svg.slice(svg.indexOf('<g class="nodes">')).match(number)!.map(Number) };
  }

  async function copiedLink(page: Page): Promise<string> {
    await choose(page, 'Share', /^Copy link/u);
    await page.getByText('The link is copied').waitFor();
    return page.evaluate(() => navigator.clipboard.readText());
  }

  it('opens to the same picture in a browser that never saw it', async () => {
    const here = await visit(browser, product.url);
    const page = await here.open('/?ids=official:vassily-nebenzia,claim:north-korea-is-sending-troops-to-russia');
    await expand(page);
    await page.getByRole('button', { name: /^Considers/u }).click();
    const link = await copiedLink(page);
    expect(link.length).toBeLessThan(MAX_ADDRESS);
    await expect.poll(() => page.url()).toBe(link);

    const there = await visit(browser, product.url, { colorScheme: 'light' });
    const other = await there.open(link.slice(product.url.length));
    expect(await drawnNodes(other)).toBe(await drawnNodes(page));
    await details(other)
      .getByRole('heading', { name: /Vassily Nebenzia/u })
      .waitFor();
    expect(await other.getByRole('button', { name: /^Considers/u }).getAttribute('aria-pressed')).toBe('false');
    const [mine, theirs] = [await picture(page), await picture(other)];
    expect(theirs.shapes).toBe(mine.shapes);
    // Positions are rounded to whole pixels.
    for (const [place, value] of mine.numbers.entries()) expect(Math.abs(theirs.numbers[place]! - value)).toBeLessThanOrEqual(0.51);
    expect([...here.complaints, ...there.complaints]).toEqual([]);
    await Promise.all([here.context.close(), there.context.close()]);
  });

  it('leads back and forward through the steps, each of which can be undone', async () => {
    const { context, open, complaints } = await visit(browser, product.url);
    const page = await open();
    const opened = page.url();
    const first = await drawnNodes(page);
    await expand(page);
    const second = await drawnNodes(page);
    await expect.poll(() => page.url()).toContain('#view=');
    const expanded = page.url();

    await page.goBack();
    await expect.poll(() => drawnNodes(page)).toBe(first);
    expect(page.url()).toBe(opened);
    await page.goForward();
    await expect.poll(() => drawnNodes(page)).toBe(second);
    expect(page.url()).toBe(expanded);

    await page.goBack();
    await expect.poll(() => drawnNodes(page)).toBe(first);
    // The step back is undone as any other; what undo draws is a step of its own, so that back leads from it, too.
    await page.getByRole('button', { name: 'Undo go back' }).click();
    await expect.poll(() => drawnNodes(page)).toBe(second);
    await expect.poll(() => page.url()).toBe(expanded);
    await page.goBack();
    await expect.poll(() => drawnNodes(page)).toBe(first);

    await page.goForward();
    await expect.poll(() => drawnNodes(page)).toBe(second);
    await page.reload();
    await expect.poll(() => drawnNodes(page)).toBe(second);
    await page.goBack();
    await expect.poll(() => drawnNodes(page)).toBe(first);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('opens an address that is put into the same tab', async () => {
    const { context, open } = await visit(browser, product.url);
    const page = await open('/?ids=country:PRK,country:RUS');
    const link = await copiedLink(page);
    await page.goto(product.url);
    await expect.poll(() => drawnNodes(page)).toBeGreaterThan(10);
    await page.goto(link);
    await expect.poll(() => drawnNodes(page)).toBe(2);
    await context.close();
  });

  it('says in a sentence that an address was cut off, and draws the contested claims', async () => {
    const { context, open, complaints } = await visit(browser, product.url);
    const page = await open('/#view=7VXLbtswEPwVgWcj');
    await page.getByRole('alert').getByText('The address does not hold a view that can be read.').waitFor();
    expect(await page.getByRole('alert').innerText()).toContain('It was cut off or changed on its way.');
    expect(await drawnNodes(page)).toBeGreaterThan(10);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('names the nodes of an address that are not in the graph, and draws the others', async () => {
    const { context, open } = await visit(browser, product.url);
    const page = await open('/?ids=country:ATL,country:PRK,country:MU');
    const alert = page.getByRole('alert');
    await alert.getByText('2 of the nodes asked for are not in this graph: "country:ATL", "country:MU".').waitFor();
    expect(await drawnNodes(page)).toBe(1);
    await context.close();
  });

  it('offers a file where too much is drawn for an address, and opens it elsewhere', async () => {
    const digits = (place: number) => Array.from({ length: 4 }, (_, part) => Math.imul(place * 4 + part + 1, 0x9e3779b1) >>> 0);
    const ids = Array.from(
      { length: 330 },
      (_, place) =>
        `event:${digits(place)
          .map((part) => part.toString(36))
          .join('')}`,
    );
    const graph = join(folder, 'events.jsonl');
    const lines = ids.map((id, place) =>
      JSON.stringify({ type: 'node', id, labels: ['Event'], properties: { id, name: `Event ${place}` } }),
    );
    await writeFile(graph, lines.join('\n'));
    const large = await startProduct({ load: [graph] });
    try {
      const here = await visit(browser, large.url);
      const page = await here.open(`/?ids=${ids.join(',')}`);
      expect(await drawnNodes(page)).toBe(330);
      await page.getByRole('button', { name: 'Share', exact: true }).click();
      await page.getByText('Too much is drawn for an address; save it as a file instead.').waitFor();
      expect(await page.getByRole('menuitem', { name: /^Copy link/u }).getAttribute('aria-disabled')).toBe('true');
      const path = join(folder, 'view.json');
      const content = await saveAs(page, path, () => page.getByRole('menuitem', { name: /^Save as a file/u }).click());

      const there = await visit(browser, large.url);
      const other = await there.open(`/?ids=${ids[0]!}`);
      await handOver(other, { name: 'view.demarche.json', content }, () => choose(other, 'Share', /^Open a file/u));
      await expect.poll(() => drawnNodes(other)).toBe(330);
      expect([...here.complaints, ...there.complaints]).toEqual([]);
      await Promise.all([here.context.close(), there.context.close()]);
    } finally {
      await large.stop();
    }
  });
});
