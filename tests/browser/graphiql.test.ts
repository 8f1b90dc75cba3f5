// The query editor in a real browser, under its policy: nothing from elsewhere, an example that runs, a query from the address, docs and completion.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canLaunchBrowser, launchBrowser } from './browser.ts';
import { startProduct, type Product } from './product.ts';
import { visit } from './visit.ts';

const editor = (page: Page) => page.getByRole('region', { name: 'Operation Editor' }).locator('.view-lines');
const run = (page: Page) => page.getByRole('button', { name: /^Execute query/u }).click();
const answer = (page: Page) => page.getByRole('region', { name: 'Result Window' }).locator('.view-lines');
/** Its code editor writes hard spaces. */
const textOf = async (locator: ReturnType<typeof editor>) => (await locator.innerText()).replaceAll('\u00A0', ' ');

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
    expect(await page.getByRole('tab').allInnerTexts()).toEqual(
      // In the order of the schema.
      'Search Node Neighbourhood Neighbours Subgraph ShortestPaths Statements Disagreement Congruence Timeline Stats'.split(' '),
    );
    const back = (await page.getByRole('link', { name: 'Back to the explorer' }).boundingBox())!;
    expect(back.height).toBeLessThan(30);
    expect(back.x + back.width).toBeLessThanOrEqual(1_440);
    await run(page);
    await expect.poll(() => textOf(answer(page))).toContain('"label": "Vassily Nebenzia"');

    await page.getByRole('button', { name: 'Show Documentation Explorer' }).click();
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
    expect(complaints).toEqual([]);
    await context.close();
  });
});
