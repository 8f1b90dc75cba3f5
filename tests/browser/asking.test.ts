// What the page says while it asks and where nothing comes of it: loading, nothing found, too expensive, offline, forced colours, all filtered away.
import type { Core } from 'cytoscape';
import type { Browser, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canLaunchBrowser, launchBrowser } from './browser.ts';
import { startProduct, type Product } from './product.ts';
import { openViews, VIEWS } from './views-page.ts';
import { details, drawnNodes, expand, visit } from './visit.ts';

/** More than the server lets one operation ask for. */
const TOO_EXPENSIVE = `{ statements(first: 200) { edges { node { expresses { claim {
  positions(first: 200) { edges { node { statement { expresses { claim { positions(first: 200) { edges { node { stance } } } } } } } } }
} } } } } }`;

// In CI a missing browser is a failure, not a gap.
describe.skipIf(!canLaunchBrowser && !process.env['CI'])('asking', () => {
  let browser: Browser;
  let product: Product;

  beforeAll(async () => {
    [browser, product] = await Promise.all([launchBrowser(), startProduct()]);
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  const operationOf = (route: Route) => (route.request().postDataJSON() as { query: string }).query;
  const search = (page: Page) => page.getByRole('combobox', { name: 'Search' });

  it('says what to try where nothing is found, and shows no list to whoever has gone on', async () => {
    const { context, open, complaints } = await visit(browser, product.url);
    const page = await open();
    await search(page).fill('zzxqy');
    await page.getByText('Try one word of a name, or of what was said.').click();
    // The sentence is no choice, and closes nothing.
    await page.getByText('Try one word of a name, or of what was said.').waitFor();

    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/graphql', async (route) => {
      if (operationOf(route).includes('query Search')) await held;
      await route.continue();
    });
    const asked = page.waitForRequest((request) => request.postData()?.includes('query Search') === true);
    await search(page).fill('nebenzia');
    await asked;
    await page.getByRole('application', { name: 'Graph' }).focus();
    const answered = page.waitForResponse((response) => response.request().postData()?.includes('nebenzia') === true);
    release();
    await (await answered).finished();
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    expect(await page.getByRole('listbox', { name: 'Found' }).count()).toBe(0);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('tells what is under way once it takes a while, and gives it up when asked to', async () => {
    const { context, open, complaints } = await visit(browser, product.url);
    const page = await open();
    const before = await drawnNodes(page);
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/graphql', async (route) => {
      if (operationOf(route).includes('query Neighbours')) await held;
      await route.continue().catch(() => undefined);
    });
    await details(page).getByRole('button', { name: 'Expand', exact: true }).click();
    const activity = page.getByRole('contentinfo').getByText(/^Expanding .*…/u);
    await activity.waitFor();
    await page.getByRole('contentinfo').getByRole('button', { name: 'Cancel' }).click();
    await activity.waitFor({ state: 'detached' });
    release();
    expect(await drawnNodes(page)).toBe(before);
    await expand(page);
    expect(complaints.filter((complaint) => !complaint.includes('net::ERR'))).toEqual([]);
    await context.close();
  });

  it('says how to narrow what is too much for the server, and keeps what is drawn', async () => {
    const { context, open } = await visit(browser, product.url);
    const page = await open();
    const before = await drawnNodes(page);
    let isTooMuch = true;
    await page.route('**/graphql', (route) =>
      isTooMuch && operationOf(route).includes('query Neighbours')
        ? route.continue({ postData: JSON.stringify({ query: TOO_EXPENSIVE }) })
        : route.continue(),
    );
    await details(page).getByRole('button', { name: 'Expand', exact: true }).click();
    const alert = page.getByRole('alert');
    await alert.getByText('That is too much to be answered at once.').waitFor();
    expect(await alert.innerText()).toContain('Leave out kinds or relations in the legend, or brush a shorter time');
    expect(await alert.innerText()).toContain('OPERATION_TOO_COMPLEX');
    expect(await drawnNodes(page)).toBe(before);
    isTooMuch = false;
    await alert.getByRole('button', { name: 'Ask for 10' }).click();
    await expect.poll(() => drawnNodes(page)).toBeGreaterThan(before);
    expect(await page.getByRole('alert').count()).toBe(0);
    await context.close();
  });

  it('says that the computer is offline, and goes on once it is not', async () => {
    const { context, open } = await visit(browser, product.url);
    const page = await open();
    const before = await drawnNodes(page);
    await context.setOffline(true);
    await details(page).getByRole('button', { name: 'Expand', exact: true }).click();
    await page.getByRole('alert').getByText('This computer is offline.').waitFor();
    expect(await drawnNodes(page)).toBe(before);
    await context.setOffline(false);
    await page.getByRole('alert').waitFor({ state: 'detached' });
    await expand(page);
    await context.close();
  });

  it('offers to show everything where the legend leaves nothing, and to undo where nothing is drawn', async () => {
    const { context, open, complaints } = await visit(browser, product.url);
    const page = await open('/?ids=country:PRK,country:RUS');
    await page.getByRole('button', { name: /^Country/u }).click();
    await page.getByRole('heading', { name: 'Nothing that is drawn passes the filter.' }).waitFor();
    await page.getByRole('button', { name: 'Show everything' }).last().click();
    await page.getByText('2 of 77 nodes drawn').waitFor();
    await page.getByRole('application', { name: 'Graph' }).focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    await page.getByRole('heading', { name: 'Nothing is drawn.' }).waitFor();
    await page
      .locator('.state')
      .getByRole('button', { name: /^Undo hide/u })
      .click();
    await page.getByText('2 of 77 nodes drawn').waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('goes on by key from what was clicked, and keeps the place that one looks at when a strip takes room', async () => {
    const { context, open } = await visit(browser, product.url);
    const page = await open();
    const look = () =>
      page.evaluate(() => {
        const host = document.querySelector('.canvas') as unknown as { _cyreg: { cy: Core }; getBoundingClientRect(): DOMRect };
        const { cy } = host['_cyreg'];
        const { left, top } = host.getBoundingClientRect();
        const { x, y } = cy.getElementById('official:vassily-nebenzia').renderedPosition();
        return { x: left + x, y: top + y, zoom: cy.zoom(), height: cy.height(), middle: (cy.height() / 2 - cy.pan().y) / cy.zoom() };
      });
    const whole = await look();
    await page.setViewportSize({ width: 1440, height: 800 });
    // All stays in sight where all was.
    await expect.poll(async () => (await look()).zoom).toBeLessThan(whole.zoom);
    await page.getByRole('button', { name: 'Zoom in' }).click();
    const closer = await look();
    await page.setViewportSize({ width: 1440, height: 700 });
    await expect.poll(async () => (await look()).height).toBe(closer.height - 100);
    await expect.poll(async () => (await look()).middle).toBeCloseTo(closer.middle);
    const after = await look();
    expect(after.zoom).toBe(closer.zoom);

    const before = await drawnNodes(page);
    await page.mouse.click(after.x, after.y);
    await details(page).getByRole('heading', { name: 'Vassily Nebenzia' }).waitFor();
    await page.keyboard.press('Delete');
    await expect.poll(() => drawnNodes(page)).toBe(before - 1);
    await page.getByRole('button', { name: 'Undo hide Vassily Nebenzia' }).waitFor();
    await context.close();
  });

  it('stands in colours that the reader forces, in every view', async () => {
    const { page, context, show, faults } = await openViews(browser, product.url);
    await page.emulateMedia({ forcedColors: 'active' });
    for (const view of VIEWS) {
      await show(view);
      expect(await faults(), view).toEqual([]);
      // Which view is shown is not said by a colour of ours.
      const edges = await page
        .getByRole('navigation', { name: 'Views' })
        .getByRole('button')
        .evaluateAll((tabs) => tabs.map((tab) => [tab.getAttribute('aria-current'), getComputedStyle(tab).borderBottomColor] as const));
      const [shown, others] = [edges.filter(([current]) => current), edges.filter(([current]) => !current)];
      expect(new Set(others.map(([, colour]) => colour)).has(shown[0]![1])).toBe(false);
    }
    // Stances are told apart by their colours and signs in the legend, too.
    expect(
      await page
        .locator('.stance-line')
        .first()
        .evaluate((line) => getComputedStyle(line).forcedColorAdjust),
    ).toBe('none');
    await context.close();
  });
});
