// The story in a real browser: find a person, draw what he said, read the words and the line they stand in, undo, take it away. Told on each store.
import { readFile } from 'node:fs/promises';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { canLaunchBrowser, launchBrowser } from './browser.ts';
import type { Product } from './product.ts';

const PNG_SIGNATURE = '89504e470d0a1a0a';

/** @param start the product over the seed graph, anew each time */
export function describeStory(store: string, start: () => Promise<Product>): void {
  // In CI a missing browser is a failure, not a gap.
  describe.skipIf(!canLaunchBrowser && !process.env['CI'])(`the explorer in a browser, on ${store}`, () => {
    let browser: Browser;
    let product: Product;
    let page: Page;
    /** What went wrong in the page or left for a foreign host; empty unless a test says otherwise. */
    let complaints: string[];

    beforeAll(async () => {
      [browser, product] = await Promise.all([launchBrowser(), start()]);
    });
    afterAll(async () => {
      await browser?.close();
      await product?.stop();
    });
    beforeEach(async () => {
      page = await openPage(product.url, 'light');
    });
    afterEach(() => page.context().close());

    async function openPage(url: string, colorScheme: 'light' | 'dark', path = '/'): Promise<Page> {
      const context = await browser.newContext({
        viewport: { width: 1440, height: 900 },
        colorScheme,
        reducedMotion: 'reduce',
        acceptDownloads: true,
      });
      context.setDefaultTimeout(15_000);
      const opened = await context.newPage();
      complaints = [];
      opened.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
      opened.on('pageerror', (error) => complaints.push(error.message));
      opened.on('request', (request) => {
        const { protocol, origin } = new URL(request.url());
        if (protocol.startsWith('http') && origin !== url) complaints.push(`asked a foreign host: ${request.url()}`);
      });
      await opened.goto(url + path);
      await drawn(opened);
      return opened;
    }

    /** Waits until the status bar says how many nodes are drawn. */
    const drawn = (on: Page) =>
      on
        .getByText(/[1-9]\d* of \d+ nodes drawn/u)
        .first()
        .waitFor();

    async function drawnNodes(): Promise<number> {
      const text = await page
        .getByText(/[1-9]\d* of \d+ nodes drawn/u)
        .first()
        .innerText();
      return Number(/(\d+) of/u.exec(text)?.[1]);
    }

    const details = () => page.getByRole('complementary', { name: 'Details' });

    async function findNebenzia(): Promise<void> {
      await page.getByRole('combobox', { name: 'Search' }).fill('nebenzia');
      await page
        .getByRole('option', { name: /Vassily Nebenzia/u })
        .first()
        .click();
      await details()
        .getByRole('heading', { name: /Vassily Nebenzia/u })
        .waitFor();
    }

    async function download(menuItem: RegExp): Promise<Buffer> {
      await page.getByRole('button', { name: 'Export' }).click();
      const arriving = page.waitForEvent('download');
      await page.getByRole('menuitem', { name: menuItem }).click();
      return readFile(await (await arriving).path());
    }

    it('opens with the search box in focus and a graph already drawn', async () => {
      await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('combobox');
      expect(await drawnNodes()).toBeGreaterThan(5);
      expect(complaints).toEqual([]);
    });

    it('leads from a name to the words and the line they stand in, undoes, and gives it away', async () => {
      await findNebenzia();
      const before = await drawnNodes();
      await details().getByRole('button', { name: 'Expand' }).click();
      await expect.poll(drawnNodes).toBeGreaterThan(before);

      await details()
        .getByRole('button', { name: /bogeymen/u })
        .or(details().getByRole('link', { name: /bogeymen/u }))
        .first()
        .click();
      // Set apart as a quote only in the statement's own panel; the speaker's lists it too.
      await details().locator('blockquote', { hasText: 'circulating scaremongering with Iranian, Chinese and Korean bogeymen' }).waitFor();
      expect(await details().innerText()).toMatch(/(Paragraph|Line) 17/u);
      expect(await details().innerText()).toContain('North Korea is sending troops to Russia');

      const expanded = await drawnNodes();
      await page.keyboard.press('Control+z');
      await expect.poll(drawnNodes).toBeLessThan(expanded);

      const lines = (await download(/JSON Lines/u)).toString('utf8').trimEnd().split('\n');
      const records = lines.map((line) => JSON.parse(line) as { type: string; id: string; labels?: string[] });
      const labels = records.flatMap((record) => record.labels?.at(-1) ?? []);
      const nodesOf = (kind: string) => labels.filter((label) => label === kind).length;
      // What is drawn, and beside it what it rests on.
      expect(labels.length).toBeGreaterThan(await drawnNodes());
      for (const kind of ['Statement', 'Claim']) {
        const row = await page.getByRole('button', { name: new RegExp(`^${kind} `, 'u') }).innerText();
        expect([kind, nodesOf(kind)]).toEqual([kind, Number(/(\d+)\s*\/\s*\d+\s*$/u.exec(row)![1])]);
      }
      expect(nodesOf('Source')).toBe(1);
      expect(records.map(({ id }) => id)).toContain('official:vassily-nebenzia');

      const picture = await download(/PNG/u);
      expect(picture.subarray(0, 8).toString('hex')).toBe(PNG_SIGNATURE);
      expect(picture.length).toBeGreaterThan(5_000);
      expect(complaints).toEqual([]);
    });

    it('says in a sentence that an address names an unknown node', async () => {
      await page.context().close();
      page = await openPage(product.url, 'light', '/?ids=country:NOWHERE,country:PRK');
      await page
        .getByText(/country:NOWHERE/u)
        .first()
        .waitFor();
      expect(complaints).toEqual([]);
    });

    it('keeps the canvas where a request fails, and says what to do', async () => {
      const own = await start();
      await page.context().close();
      page = await openPage(own.url, 'light');
      await findNebenzia();
      const before = await drawnNodes();
      await own.stop();
      await details().getByRole('button', { name: 'Expand' }).click();
      await page.getByRole('alert').getByRole('button').first().waitFor();
      expect(await drawnNodes()).toBe(before);
      expect(await page.locator('canvas').count()).toBeGreaterThan(0);
    });

    it.each(['light', 'dark'] as const)('has no serious accessibility fault in %s', async (colorScheme) => {
      await page.context().close();
      page = await openPage(product.url, colorScheme);
      await findNebenzia();
      await page.evaluate(axe.source);
      const faults = await page.evaluate(async () => {
        const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run();
        return violations
          .filter(({ impact }) => impact === 'serious' || impact === 'critical')
          .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
      });
      expect(faults).toEqual([]);
    });
  });
}
