// What the views say where there is nothing, where the server has gone and where something was left out; and that they are for everyone.
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { canLaunchBrowser, launchBrowser } from './browser.ts';
import { startProduct, type Product } from './product.ts';
import { openViews, VIEWS } from './views-page.ts';
import type { VisitOptions } from './visit.ts';

// In CI a missing browser is a failure, not a gap.
describe.skipIf(!canLaunchBrowser && !process.env['CI'])('the states of the views', () => {
  let browser: Browser;
  let product: Product;
  const opened: BrowserContext[] = [];
  /** Of one test alone. */
  let own: Product | undefined;

  beforeAll(async () => {
    [browser, product] = await Promise.all([launchBrowser(), startProduct()]);
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((context) => context.close()));
    await own?.stop();
    own = undefined;
  });

  async function open(url = product.url, options: VisitOptions = {}) {
    const views = await openViews(browser, url, options);
    opened.push(views.context);
    return views;
  }

  it('says what the legend leaves out where a view needs it, and brings it back', async () => {
    const { page, matrix, show } = await open();
    await show('Matrix');
    await page
      .getByRole('complementary', { name: 'Legend and filters' })
      .getByRole('button', { name: /^Statement/u })
      .click();
    await page.getByRole('heading', { name: 'The legend leaves out statements.' }).waitFor();
    await page.locator('[data-view="matrix"]').getByRole('button', { name: 'Show statements' }).click();
    await matrix.waitFor();
  });

  it('says in each view that the server has gone, and what to do', async () => {
    own = await startProduct();
    const { page, tab, matrix, rowsOf, show } = await open(own.url);
    await show('Matrix');
    await own.stop();
    await page.getByRole('slider', { name: 'Said until' }).focus();
    await page.keyboard.press('ArrowLeft');
    const notice = page.locator('[data-view="matrix"]').getByRole('alert');
    await notice.getByRole('button', { name: 'Try again' }).waitFor();
    // What was there stays.
    expect(await rowsOf(matrix).count()).toBeGreaterThan(5);
    await tab('Blocs').click();
    await page
      .getByRole('heading', { name: /could not be fetched|did not answer/u })
      .first()
      .waitFor();
  });

  it('keeps only the rows in sight in the page, past a hundred of them, and says what a cap left out', async () => {
    own = await startProduct({ lines: manySpeakers(170) });
    const { page, matrix, rowsOf, show } = await open(own.url);
    await show('Matrix');
    await page.getByText('Only the 60 speakers with the most statements are shown.').waitFor();
    await page.getByRole('button', { name: 'Show 60 more' }).click();
    await expect.poll(() => matrix.getAttribute('aria-rowcount')).toMatch(/^12\d$/u);
    await expect.poll(() => rowsOf(matrix).count()).toBeLessThan(60);
    await matrix.locator('[data-cursor]').focus();
    await page.keyboard.press('Control+End');
    await expect
      .poll(() => page.evaluate(() => Number(document.activeElement?.closest('tr')?.getAttribute('aria-rowindex'))))
      .toBeGreaterThan(115);
  });

  describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
    it('give axe-core nothing to find', async () => {
      const { page, matrix, show, faults } = await open(product.url, { colorScheme });
      for (const view of VIEWS) {
        await show(view);
        if (view === 'Matrix') {
          await matrix.locator('td.cell').first().click();
          await page.getByRole('region', { name: / on: / }).locator('article').first().waitFor();
        }
        expect(await faults(), view).toEqual([]);
      }
    });

    it('give axe-core nothing to find on a phone', async () => {
      const { show, faults } = await open(product.url, { colorScheme, viewport: { width: 390, height: 844 } });
      for (const view of VIEWS) {
        await show(view);
        expect(await faults(), view).toEqual([]);
      }
    });
  });

  it('stands in one column at 320 px, and at 400 % zoom', async () => {
    for (const height of [640, 256]) {
      const { page, show } = await open(product.url, { viewport: { width: 320, height } });
      for (const view of VIEWS) {
        await show(view);
        expect(await page.evaluate(() => document.documentElement.scrollWidth), `${view} at ${height} px`).toBeLessThanOrEqual(320);
      }
      await page.locator('[data-view="table"]').getByRole('button', { name: 'Time' }).click();
      await page.getByRole('slider', { name: 'Said from' }).waitFor();
    }
  });
});

/** Speakers who each take a stance on the one claim, and so contest it; in our own format. */
function manySpeakers(count: number): object[] {
  const node = (id: string, label: string, properties: object) => ({
    type: 'node',
    id,
    labels: [label],
    properties: { id, ...properties },
  });
  const edge = (label: string, start: [string, string], end: [string, string], properties: object = {}) => ({
    type: 'relationship',
    id: `${label}:${start[0]}:${end[0]}`,
    label,
    start: { id: start[0], labels: [start[1]] },
    end: { id: end[0], labels: [end[1]] },
    properties: { id: `${label}:${start[0]}:${end[0]}`, ...properties },
  });
  const claim = node('claim:rain', 'Claim', { text: 'It rained' });
  const source = node('source:diary', 'Source', { title: 'A diary' });
  return [
    claim,
    source,
    ...Array.from({ length: count }, (_, place) => [
      node(`official:${place}`, 'Official', { name: `Witness ${place}` }),
      node(`statement:${place}`, 'Statement', { text: `What witness ${place} said.`, act: 'STATE' }),
      edge('MADE', [`official:${place}`, 'Official'], [`statement:${place}`, 'Statement']),
      edge('EXPRESSES', [`statement:${place}`, 'Statement'], ['claim:rain', 'Claim'], { stance: place % 2 === 0 ? 'ASSERTS' : 'DENIES' }),
      edge('REPORTED_IN', [`statement:${place}`, 'Statement'], ['source:diary', 'Source'], { paragraph: place + 1 }),
    ]).flat(),
  ];
}
