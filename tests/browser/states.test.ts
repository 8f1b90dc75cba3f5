// The page's states in a real browser: a first visit and its tour, a server that goes and comes back, menus and dialogs for everyone.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canLaunchBrowser, launchBrowser } from './browser.ts';
import { startProduct, type Product } from './product.ts';
import { accessibilityFaults, choose, details, drawnNodes, expand, visit } from './visit.ts';

// In CI a missing browser is a failure, not a gap.
describe.skipIf(!canLaunchBrowser && !process.env['CI'])('the states of the page', () => {
  let browser: Browser;
  let product: Product;

  beforeAll(async () => {
    [browser, product] = await Promise.all([launchBrowser(), startProduct()]);
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  it('offers a tour at a first visit, which the keyboard walks, ends and never sees again', async () => {
    const { context, open, complaints } = await visit(browser, product.url, { knowsTour: false });
    const page = await open();
    // The offer takes nothing over.
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('combobox');
    await page.getByRole('button', { name: 'Take the tour' }).click();
    const card = page.getByRole('dialog');
    await card.getByText('1 of 5').waitFor();
    expect(await card.innerText()).toContain('North Korea is sending troops to Russia');
    for (const step of ['2 of 5', '3 of 5', '4 of 5', '5 of 5']) {
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Next');
      await page.keyboard.press('Enter');
      await card.getByText(step).waitFor();
    }
    // Tab stays in the card.
    for (let press = 0; press < 4; press += 1) {
      await page.keyboard.press('Tab');
      expect(await card.evaluate((element) => element.contains(document.activeElement))).toBe(true);
    }
    await page.keyboard.press('Escape');
    await expect.poll(() => card.count()).toBe(0);
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toMatch(/^Graph/u);

    await page.reload();
    await expect.poll(() => drawnNodes(page)).toBeGreaterThan(10);
    expect(await page.getByRole('button', { name: 'Take the tour' }).count()).toBe(0);
    await choose(page, 'Help', 'Take the tour');
    await card.getByText('1 of 5').waitFor();
    await card.getByRole('button', { name: 'End the tour' }).click();
    await expect.poll(() => card.count()).toBe(0);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('offers no tour where the address holds a view, nor once it was skipped', async () => {
    const { context, open } = await visit(browser, product.url, { knowsTour: false });
    const addressed = await open('/?ids=country:PRK');
    expect(await addressed.getByRole('button', { name: 'Take the tour' }).count()).toBe(0);
    const page = await open();
    await page.getByRole('region', { name: 'First visit' }).getByRole('button', { name: 'Skip' }).click();
    await expect.poll(() => page.getByRole('button', { name: 'Take the tour' }).count()).toBe(0);
    const next = await open();
    expect(await next.getByRole('button', { name: 'Take the tour' }).count()).toBe(0);
    await context.close();
  });

  it('keeps what is drawn while the server is gone, and goes on when it is back', async () => {
    const own = await startProduct();
    const port = Number(new URL(own.url).port);
    const { context, open } = await visit(browser, own.url);
    const page = await open();
    const before = await drawnNodes(page);
    await details(page).getByRole('button', { name: 'Expand' }).waitFor();
    let tries = 0;
    page.on('requestfailed', (request) => {
      if (request.url().endsWith('/healthz')) tries += 1;
    });
    // The panel asks for what stands in it: all of that has come before the server goes.
    const expanding = details(page).getByRole('button', { name: 'Expand' });
    await expanding.waitFor();
    await own.stop();
    await expanding.click();
    await page.getByRole('alert').getByText('The server does not answer.').waitFor();
    expect(await drawnNodes(page)).toBe(before);
    // By itself, at once, after a second and again after two.
    await expect.poll(() => tries).toBeGreaterThanOrEqual(3);
    await page.getByText(/^Trying again in \d+ s\.$/u).waitFor();

    const again = await startProduct({ port });
    try {
      await page.getByRole('button', { name: 'Try now' }).click();
      await page.getByRole('status').getByText('The server answers again.').waitFor();
      expect(await page.getByRole('alert').count()).toBe(0);
      // What failed is one press away.
      await page.getByRole('status').getByRole('button', { name: 'Ask for 10' }).click();
      await expect.poll(() => drawnNodes(page)).toBeGreaterThan(before);
    } finally {
      await again.stop();
    }
    await context.close();
  });

  it('opens by itself once a server that was gone at first is back', async () => {
    const { context } = await visit(browser, product.url);
    const page = await context.newPage();
    let isGone = true;
    await page.route(/\/(?:graphql|healthz)$/u, (route) => (isGone ? route.abort() : route.continue()));
    await page.goto(product.url);
    await page.getByRole('alert').getByText('The graph opens as soon as it answers.').waitFor();
    isGone = false;
    await expect.poll(() => page.getByText(/[1-9]\d* of \d+ nodes drawn/u).count()).toBeGreaterThan(0);
    await context.close();
  });

  it.each(['light', 'dark'] as const)('gives axe-core nothing to find in its menus, dialogs and tour in %s', async (colorScheme) => {
    const { context, open } = await visit(browser, product.url, { colorScheme, knowsTour: false });
    const page = await open();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Take the tour' }).click();
    await page.getByRole('dialog').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expand(page);
    for (const menu of ['Investigations', 'Share', 'Export', 'Help']) {
      await page.getByRole('button', { name: menu, exact: true }).click();
      await page.getByRole('menu').waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);
      await page.keyboard.press('Escape');
      await expect.poll(() => page.getByRole('menu').count()).toBe(0);
    }
    await choose(page, 'Investigations', /^Save as/u);
    await page.getByLabel('Name').fill('Troops in Kursk');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press('Enter');
    await page.getByText('“Troops in Kursk” is saved in this browser.').waitFor();
    await choose(page, 'Investigations', /^All investigations/u);
    await page.getByRole('button', { name: 'Open Troops in Kursk' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await context.close();
  });

  it('opens its menus from one button on a phone', async () => {
    const { context, open } = await visit(browser, product.url, { viewport: { width: 320, height: 700 } });
    const page = await open();
    expect(await page.getByRole('button', { name: 'Share', exact: true }).count()).toBe(0);
    await page.getByRole('button', { name: 'Menu' }).click();
    await choose(page, 'Share', /^Copy link/u);
    await page.getByText('The link is copied').waitFor();
    await expect.poll(() => page.getByRole('button', { name: 'Share', exact: true }).count()).toBe(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await context.close();
  });
});
