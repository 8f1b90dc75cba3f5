// Little room in a real browser: a phone, 320 px, and 400 % zoom; everything can be reached, is as large as a finger, and can be read.
import type { Core } from 'cytoscape';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canLaunchBrowser, launchBrowser } from './browser.ts';
import { startProduct, type Product } from './product.ts';
import { drawnNodes } from './visit.ts';
import { openViews, VIEWS, type ViewsPage } from './views-page.ts';

/** In px of CSS. */
const FINGER = 44;
/** Within a sentence, where the next line is near. */
const IN_A_SENTENCE = 24;

// In CI a missing browser is a failure, not a gap.
describe.skipIf(!canLaunchBrowser && !process.env['CI'])('the page where there is little room', () => {
  let browser: Browser;
  let product: Product;

  beforeAll(async () => {
    [browser, product] = await Promise.all([launchBrowser(), startProduct()]);
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  /** What can be pressed and is too small for a finger, with its size. */
  const tooSmall = (page: Page) =>
    page.evaluate(
      ([finger, inSentence]) =>
        [...document.querySelectorAll('button, a[href], input, select, textarea, [role="option"], .search')]
          .filter(
            (element) =>
              element.checkVisibility({ visibilityProperty: true }) && !element.closest('[inert]') && !element.matches('.search input'),
          )
          .map((element) => ({ element, box: element.getBoundingClientRect() }))
          .filter(({ element, box }) => {
            const least = element.closest('p, dd, .names') ? inSentence : finger;
            return box.width > 1 && (box.height < least - 0.5 || (least === finger && box.width < least - 0.5));
          })
          .map(({ element, box }) => `${element.getAttribute('aria-label') ?? element.textContent} ${box.width} × ${box.height}`),
      [FINGER, IN_A_SENTENCE] as const,
    );

  async function find(page: Page, text: string): Promise<void> {
    await page.getByRole('combobox', { name: 'Search' }).fill(text);
    await page.getByRole('listbox', { name: 'Found' }).getByRole('option').first().click();
  }

  /** Goes through what there is on a phone: sheets, menus, dialogs and views; `look` is called at each stop. */
  async function walk({ page, details, show }: ViewsPage, look: (where: string) => Promise<void>): Promise<void> {
    await look('graph');
    await page.getByRole('button', { name: 'Filters' }).first().click();
    await look('legend');
    await page.getByRole('complementary', { name: 'Legend and filters' }).getByRole('button', { name: 'Close' }).click();
    const time = page.locator('.graph-view').getByRole('button', { name: 'Time' });
    await time.click();
    await page.getByRole('slider', { name: 'Said from' }).waitFor();
    await look('timeline');
    await time.click();
    await find(page, 'bogeymen');
    await details.locator('blockquote').first().waitFor();
    await look('statement');
    await page.getByRole('button', { name: 'More of the panel' }).click();
    await look('tall sheet');
    await page.getByRole('button', { name: 'More of the panel' }).click();
    await find(page, 'sending troops');
    await details.getByText('speakers').first().waitFor();
    await look('claim');
    await page.getByRole('application').focus();
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menuitem', { name: /^Hide/u }).waitFor();
    await look('node menu');
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    await look('keys');
    await page.keyboard.press('Escape');
    for (const view of VIEWS) {
      await show(view);
      await look(view);
    }
    for (const menu of ['Investigations', 'Share', 'Export', 'Help']) {
      await page.getByRole('button', { name: 'Menu', exact: true }).click();
      await page.getByRole('button', { name: menu, exact: true }).click();
      await page.getByRole('menu').waitFor();
      await look(menu);
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Menu', exact: true }).click();
    }
    await page.getByRole('button', { name: 'Menu', exact: true }).click();
    await page.getByRole('button', { name: 'Investigations', exact: true }).click();
    await page.getByRole('menuitem', { name: /^All/u }).click();
    await page.getByRole('dialog').waitFor();
    await look('dialog');
  }

  it.each(['light', 'dark'] as const)('gives axe-core nothing to find in its sheets, menus and dialogs in %s', async (colorScheme) => {
    const views = await openViews(browser, product.url, { colorScheme, viewport: { width: 390, height: 844 } });
    await walk(views, async (where) => expect(await views.faults(), where).toEqual([]));
    expect(views.complaints).toEqual([]);
    await views.context.close();
  });

  it.each([390, 320])('has only targets that a finger hits at %i px, and nothing beside the screen', async (width) => {
    const views = await openViews(browser, product.url, { viewport: { width, height: 700 } });
    await walk(views, async (where) => {
      expect(await tooSmall(views.page), where).toEqual([]);
      expect(await views.page.evaluate(() => document.documentElement.scrollWidth), where).toBeLessThanOrEqual(width);
    });
    await views.context.close();
  });

  it('counts each speaker once in the panel of a claim, as in the heading over it', async () => {
    const { page, context, details } = await openViews(browser, product.url, { viewport: { width: 1024, height: 768 } });
    await details.getByRole('heading', { name: 'North Korea is sending troops to Russia' }).waitFor();
    const counts = async (parts: string) => (await page.locator(parts).allInnerTexts()).toSorted();
    expect(await counts('.tally-words span')).toEqual(['3 assert', '3 hold back', '4 deny']);
    expect(await counts('.graph-view .lede b')).toEqual(await counts('.tally-words span'));
    await context.close();
  });

  it.each([390, 820, 1_024, 1_440])(
    'names everybody who stands beside a claim at %i px, and wraps the heading over them',
    async (width) => {
      const { page, context } = await openViews(browser, product.url, { viewport: { width, height: 900 } });
      const nameless = () =>
        page.evaluate(() => {
          const host = document.querySelector('.canvas') as unknown as { _cyreg: { cy: Core } };
          const speakers = host['_cyreg'].cy.edges('.MADE').sources();
          return speakers.filter((node) => node.hasClass('mute') || node.data('text') === '').map((node) => node.id());
        });
      expect(await nameless()).toEqual([]);
      const heading = page.locator('.graph-view .lede p');
      expect(await heading.innerText()).toMatch(/3 assert.*4 deny.*3 hold back/su);
      expect(await heading.evaluate((element) => element.scrollWidth > element.clientWidth)).toBe(false);
      await context.close();
    },
  );

  it('shows what an expansion adds to a drawing that was shown whole, where all of it can still be read', async () => {
    const { page, context, details } = await openViews(browser, product.url);
    const outside = () =>
      page.evaluate(() => {
        const { cy } = (document.querySelector('.canvas') as unknown as { _cyreg: { cy: Core } })['_cyreg'];
        const isOutside = ({ x, y }: { x: number; y: number }) => x < 0 || y < 0 || x > cy.width() || y > cy.height();
        return cy.nodes().filter((node) => isOutside(node.renderedPosition())).length;
      });
    const drawn = await drawnNodes(page);
    await find(page, 'South Korea');
    await details.getByRole('heading', { name: 'South Korea', exact: true }).waitFor();
    await details.getByRole('button', { name: 'Expand', exact: true }).click();
    await expect.poll(() => drawnNodes(page)).toBe(drawn + 4);
    expect(await outside()).toBe(0);
    await context.close();
  });

  it('scrolls as one column at 400 % zoom, with room for the canvas and a header that shows all its parts between a phone and a desk', async () => {
    const { page, context, details } = await openViews(browser, product.url, { viewport: { width: 360, height: 225 } });
    const canvas = page.getByRole('application', { name: /^Graph/u });
    expect((await canvas.boundingBox())!.height).toBeGreaterThan(225);
    await page.mouse.move(180, 20);
    await page.mouse.wheel(0, 400);
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(100);
    await find(page, 'bogeymen');
    await details.locator('blockquote').first().scrollIntoViewIfNeeded();
    await details.getByText(/^Line 17/u).waitFor();
    for (const width of [721, 900, 1_121, 1_200, 1_280]) {
      await page.setViewportSize({ width, height: 700 });
      const outside = await page.evaluate(() =>
        [...document.querySelectorAll('.head button, .head a, .head input')]
          .filter((element) => element.checkVisibility())
          .filter((element) => element.getBoundingClientRect().right > innerWidth)
          .map(({ textContent }) => textContent),
      );
      expect(outside, `${width} px`).toEqual([]);
    }
    await context.close();
  });
});
