// An analyst's day at one page: the first question within a minute, then find, expand, path, time, matrix, blocs, undo all of it, share, take away, open it again.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Core } from 'cytoscape';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canLaunchBrowser, launchBrowser } from './browser.ts';
import { startProduct, type Product } from './product.ts';
import { choose, details, drawnNodes, expand, saveAs, visit } from './visit.ts';

const CLAIM = 'North Korea is sending troops to Russia';
const DENIERS = ['Vassily Nebenzia', 'North Korea', 'Russia', 'A North Korean diplomat'];
const ARTICLE = /^South Korea may arm Ukraine over alleged North Korean/u;

// In CI a missing browser is a failure, not a gap.
describe.skipIf(!canLaunchBrowser && !process.env['CI'])('a day with the explorer', () => {
  let browser: Browser;
  let product: Product;
  let folder: string;

  beforeAll(async () => {
    [browser, product, folder] = await Promise.all([launchBrowser(), startProduct(), mkdtemp(join(tmpdir(), 'demarche-day-'))]);
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  /** Who denies it, when, and in which line: as it stands in the panel of the claim. */
  async function readDenials(page: Page): Promise<void> {
    await details(page).getByRole('heading', { name: CLAIM }).waitFor();
    const denies = details(page).locator('section', { has: page.getByRole('heading', { name: /^Denies 4 speakers/u }) });
    for (const speaker of DENIERS) await denies.getByRole('button', { name: speaker, exact: true }).first().waitFor();
    const first = denies.getByRole('listitem').filter({ hasText: 'bogeymen' });
    expect(await first.innerText()).toMatch(/21 Oct 2024, line 17/u);
    await first.getByRole('button', { name: /bogeymen/u }).click();
    await details(page).getByRole('heading', { name: 'Where it is written' }).waitFor();
    await details(page).getByRole('button', { name: ARTICLE }).waitFor();
    await details(page)
      .getByText(/^Line 17, characters \d+ – \d+/u)
      .waitFor();
  }

  it('answers who denies the deployment, when, and where that is written, with one click from opening', async () => {
    const { context, open, complaints } = await visit(browser, product.url, { knowsTour: false });
    const page = await open();
    expect(await page.getByText('4 deny').first().isVisible()).toBe(true);
    await readDenials(page);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('answers it on a phone with a tap more', async () => {
    const { context, open } = await visit(browser, product.url, { viewport: { width: 390, height: 844 } });
    const page = await open();
    const { x, y } = await page.evaluate(() => {
      const host = document.querySelector('.canvas') as unknown as { _cyreg: { cy: Core }; getBoundingClientRect(): DOMRect };
      const { left, top } = host.getBoundingClientRect();
      const claim = host['_cyreg'].cy.nodes('.CLAIM')[0]!.renderedPosition();
      return { x: left + claim.x, y: top + claim.y };
    });
    await page.mouse.click(x, y);
    await readDenials(page);
    await context.close();
  });

  it('goes from a name through all views and back, is shared, and is taken away', async () => {
    const { context, open, complaints } = await visit(browser, product.url);
    const page = await open();
    const opened = await drawnNodes(page);
    const canvas = page.getByRole('application', { name: /^Graph/u });
    const undoButton = page.getByRole('contentinfo').getByRole('button', { name: /^Undo/u });

    // Find and expand.
    await page.getByRole('combobox', { name: 'Search' }).fill('nebenzia');
    await page.getByRole('listbox', { name: 'Found' }).getByRole('option').first().click();
    await details(page).getByRole('heading', { name: 'Vassily Nebenzia' }).waitFor();
    await expand(page);

    // Paths to somebody on the other side.
    await canvas.focus();
    await page.keyboard.press('t');
    await page.getByText('Paths from Vassily Nebenzia: select the other end').waitFor();
    await page.getByRole('combobox', { name: 'Search' }).fill('zelenskyy');
    await page.getByRole('listbox', { name: 'Found' }).getByRole('option').first().click();
    await details(page).getByRole('heading', { name: 'Path 1', exact: true }).waitFor();
    const withPaths = await drawnNodes(page);

    // By time: until the day before he spoke.
    await page.getByRole('slider', { name: 'Said until' }).focus();
    for (let days = 0; days < 4; days += 1) await page.keyboard.press('ArrowLeft');
    await expect.poll(() => drawnNodes(page)).toBeLessThan(withPaths);
    await undoButton.click();
    await expect.poll(() => drawnNodes(page)).toBe(withPaths);

    // A cell of the matrix leads to its evidence.
    const views = page.getByRole('navigation', { name: 'Views' });
    await views.getByRole('button', { name: 'Matrix' }).click();
    const row = page.locator('tr[data-speaker]', { has: page.getByRole('rowheader', { name: 'Vassily Nebenzia' }) });
    await row.locator('td.cell').first().click();
    const drawer = page.getByRole('region', { name: /Vassily Nebenzia on: / });
    await drawer.locator('article', { hasText: 'bogeymen' }).getByRole('button', { name: 'Open statement' }).click();
    await details(page)
      .getByText(/^Line 17/u)
      .waitFor();

    // Blocs over time.
    await views.getByRole('button', { name: 'Blocs' }).click();
    await page.locator('[data-view="blocs"]').getByRole('button', { name: 'Step' }).click();
    await page.getByRole('button', { name: /^Undo said/u }).waitFor();

    // The same view elsewhere.
    await views.getByRole('button', { name: 'Graph' }).click();
    await choose(page, 'Share', /^Copy link/u);
    await page.getByText('The link is copied').waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    const there = await visit(browser, product.url);
    const other = await there.open(link.slice(product.url.length));
    expect(await drawnNodes(other)).toBe(await drawnNodes(page));

    // All of it undone, step by step.
    await canvas.focus();
    for (let steps = 0; steps < 10 && (await undoButton.isEnabled()); steps += 1) {
      const name = await undoButton.innerText();
      await page.keyboard.press('Control+z');
      await expect.poll(() => undoButton.innerText()).not.toBe(name);
    }
    expect(await undoButton.isDisabled()).toBe(true);
    expect(await drawnNodes(page)).toBe(opened);

    // Taken away, and opened again by somebody who has only the file.
    const path = join(folder, 'day.html');
    await saveAs(other, path, () => choose(other, 'Export', /^Web page/u));
    const reader = await browser.newContext({ offline: true });
    const file = await reader.newPage();
    await file.goto(pathToFileURL(path).href);
    await file.getByRole('complementary', { name: 'Details' }).getByText('All that is drawn').waitFor();
    expect(await file.locator('svg .node').count()).toBeGreaterThan(10);
    expect([...complaints, ...there.complaints]).toEqual([]);
    await Promise.all([context.close(), there.context.close(), reader.close()]);
  });
});
