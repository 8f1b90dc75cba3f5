// The query editor in a real browser, under its policy: nothing from elsewhere, an example that runs, a query from the address, docs and completion.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canLaunchBrowser, launchBrowser } from './browser.ts';
import { startProduct, type Product } from './product.ts';
import { visit } from './visit.ts';

/** Of the examples, in the order of the schema. */
const NAMES = 'Search Node Neighbourhood Neighbours Subgraph ShortestPaths Statements Disagreement Congruence Timeline Stats'.split(' ');
const editor = (page: Page) => page.getByRole('region', { name: 'Operation Editor' }).locator('.view-lines');
const run = (page: Page) => page.getByRole('button', { name: /^Execute query/u }).click();
const answer = (page: Page) => page.getByRole('region', { name: 'Result Window' }).locator('.view-lines');
/** Its code editor writes hard spaces. */
const textOf = async (locator: ReturnType<typeof editor>) => (await locator.innerText()).replaceAll('\u00A0', ' ');

/** The names of the tabs that stand between the edges of their row. */
const tabsInView = (page: Page) =>
  page.getByRole('tablist').evaluate((row) => {
    const { left, right } = row.getBoundingClientRect();
    const seen = [...row.children].filter((tab) => {
      const box = tab.getBoundingClientRect();
      return box.left >= left - 1 && box.right <= right + 1;
    });
    return seen.map((tab) => tab.querySelector('button')!.title);
  });

// In CI a missing browser is a failure, not a gap.
describe.skipIf(!canLaunchBrowser && !process.env['CI'])('the query editor', () => {
  let browser: Browser;
  let product: Product;

  beforeAll(async () => {
    [browser, product] = await Promise.all([launchBrowser(), startProduct()]);
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  it('opens with an example for each question, runs it, explains and completes, and leads back', async () => {
    const { context, complaints, open } = await visit(browser, product.url);
    const page = await open('/graphiql/', editor);
    expect(await page.getByRole('tab').allInnerTexts()).toEqual(NAMES);
    await page.setViewportSize({ width: 1280, height: 800 });
    expect(await tabsInView(page)).toEqual(NAMES);
    // On one line.
    expect((await page.getByRole('link', { name: 'Back to the explorer' }).boundingBox())!.height).toBeLessThan(24);
    await run(page);
    await expect.poll(() => textOf(answer(page))).toContain('"label": "Vassily Nebenzia"');

    await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
    await page.getByText('Where to begin:').waitFor();
    await page.getByRole('link', { name: 'Query', exact: true }).click();
    await page.getByText('Who takes which stance on which claim.').first().waitFor();

    await editor(page).click();
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('{ stat');
    await page.keyboard.press('Control+Space');
    await page.locator('.suggest-widget').getByText('statements').first().waitFor();

    expect(complaints).toEqual([]);
    await page.getByRole('link', { name: 'Back to the explorer' }).click();
    await page.waitForURL(`${product.url}/`);
    await context.close();
  });

  it('opens each example by a press of the mouse', async () => {
    const { context, complaints, open } = await visit(browser, product.url);
    const page = await open('/graphiql/', editor);
    const tabs = await page.getByRole('tab').all();
    expect(tabs).toHaveLength(NAMES.length);
    // From the last to the first, so that each one has to be opened.
    for (const tab of tabs.toReversed()) {
      await tab.scrollIntoViewIfNeeded();
      const { x, y, height } = (await tab.boundingBox())!;
      // A hand holds the button this long; a click of no length is over before the page has drawn again, and would miss that a tab moves away.
      await page.mouse.click(x + 20, y + height / 2, { delay: 80 });
      await expect.poll(() => tab.getAttribute('aria-selected')).toBe('true');
      await expect.poll(() => textOf(editor(page))).toMatch(new RegExp(`query ${await tab.innerText()}\\b`, 'u'));
    }
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('opens what the address asks for beside what an earlier visit left, and runs it with its variables', async () => {
    const { context, complaints, open } = await visit(browser, product.url, { colorScheme: 'dark' });
    const query = 'query Named($id: ID!) {\n  node(id: $id) {\n    ... on Entity {\n      label\n    }\n  }\n}';
    const address = (id: string) => `/graphiql?query=${encodeURIComponent(query)}&variables=${encodeURIComponent(JSON.stringify({ id }))}`;
    for (const [id, label] of [
      ['country:KOR', 'South Korea'],
      ['country:UKR', 'Ukraine'],
    ]) {
      const page = await open(address(id!), editor);
      expect(await textOf(editor(page))).toContain('query Named($id: ID!)');
      await run(page);
      await expect.poll(() => textOf(answer(page))).toContain(`"label": "${label}"`);
      expect(await page.getByRole('tab').first().innerText()).toBe('Named');
      await page.close();
    }
    const page = await open(`/graphiql?query=${encodeURIComponent('{ stats { store } }')}`, editor);
    await run(page);
    await expect.poll(() => textOf(answer(page))).toContain('"store": "Embedded"');
    expect(await page.getByRole('tab', { name: 'Stats' }).count()).toBe(1);
    // Beside the documentation there is no room for all tabs, and the one that was asked for is the last.
    await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
    await expect.poll(() => tabsInView(page)).toContain('<untitled>');
    expect(await tabsInView(page)).not.toContain('Node');
    expect(complaints).toEqual([]);
    await context.close();
  });
});
