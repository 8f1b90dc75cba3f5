// The views beside the graph in a real browser: one filter and one selection for all of them, by mouse and by keyboard. Shown on each store.
import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { canLaunchBrowser, launchBrowser } from './browser.ts';
import type { Product } from './product.ts';
import { openViews } from './views-page.ts';
import type { VisitOptions } from './visit.ts';

/** @param start the product over the seed graph, anew each time */
export function describeViews(store: string, start: () => Promise<Product>): void {
  // In CI a missing browser is a failure, not a gap.
  describe.skipIf(!canLaunchBrowser && !process.env['CI'])(`the views in a browser, on ${store}`, () => {
    let browser: Browser;
    let product: Product;
    const opened: BrowserContext[] = [];

    beforeAll(async () => {
      [browser, product] = await Promise.all([launchBrowser(), start()]);
    });
    afterAll(async () => {
      await browser?.close();
      await product?.stop();
    });
    afterEach(async () => {
      await Promise.all(opened.splice(0).map((context) => context.close()));
    });

    async function open(url = product.url, options: VisitOptions = {}) {
      const views = await openViews(browser, url, options);
      opened.push(views.context);
      return views;
    }

    it('narrows every view by the time that is brushed by keyboard, and undoes it in one step', async () => {
      const { page, complaints, blocs, matrix, table, rowsOf, show } = await open();
      await show('Table');
      const before = await rowsOf(table).count();
      await show('Matrix');
      const nebenzia = matrix.getByRole('rowheader', { name: 'Vassily Nebenzia' });
      await nebenzia.waitFor();

      const until = page.getByRole('slider', { name: 'Said until' });
      await until.focus();
      for (let days = 0; days < 4; days += 1) await page.keyboard.press('ArrowLeft');
      expect(await until.getAttribute('aria-valuetext')).toBe('20 Oct 2024');
      await page.getByRole('button', { name: /^Undo said/u }).waitFor();
      await nebenzia.waitFor({ state: 'detached' });
      await show('Table');
      expect(await rowsOf(table).count()).toBe(before - 2);
      await show('Graph');
      await page.getByText('2 hidden by the filter').waitFor();
      await show('Blocs');
      await blocs.getByText('Said until 20 Oct 2024, or undated').waitFor();

      await page.keyboard.press('Control+z');
      await blocs.getByText('Said at any time').waitFor();
      expect(await page.getByRole('button', { name: 'Undo', exact: true }).isDisabled()).toBe(true);
      await show('Table');
      expect(await rowsOf(table).count()).toBe(before);
      expect(complaints).toEqual([]);
    });

    it('brushes by mouse, tells what is under the pointer, and takes a closer look', async () => {
      const { page, complaints } = await open();
      const axis = page.locator('.time-drawing');
      await axis.locator('svg').waitFor();
      // The 21st, on which two were said, lies between the ends of the two labels.
      const { x, width, y } = (await axis.boundingBox())!;
      const [monday, tuesday] = await Promise.all(
        ['Mon 21', 'Tue 22'].map(async (label) => (await axis.getByText(label, { exact: true }).boundingBox())!.x),
      );
      await page.mouse.move((monday! + tuesday!) / 2, y + 40);
      await page.getByText(/^21 Oct 2024: 2 statements/u).waitFor();
      await page.mouse.down();
      await page.mouse.move(x + width - 4, y + 40, { steps: 4 });
      await page.mouse.up();
      await page.getByRole('button', { name: 'Undo said 21 – 24 Oct 2024' }).waitFor();
      await page.getByRole('button', { name: 'Zoom in to the brushed time' }).click();
      await axis.getByText('Mon 14', { exact: true }).waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'all time' }).click();
      await axis.getByText('Tue 15', { exact: true }).waitFor();
      // A click takes one unit.
      await page.mouse.click((monday! + tuesday!) / 2, y + 40);
      await page.getByRole('button', { name: 'Undo said 21 Oct 2024' }).waitFor();
      await page.getByRole('button', { name: 'Clear the time' }).click();
      await page.getByRole('button', { name: 'Undo show all times' }).waitFor();
      expect(complaints).toEqual([]);
    });

    it('keeps the canvas as it was while another view is shown', async () => {
      const { page, show } = await open();
      const zoom = page.getByText(/^\d+ %$/u);
      await page.getByRole('button', { name: 'Zoom in' }).click();
      const zoomed = await zoom.innerText();
      for (const view of ['Matrix', 'Blocs', 'Table', 'Graph'] as const) await show(view);
      expect(await zoom.innerText()).toBe(zoomed);
    });

    it('leads by keyboard from a cell of the matrix to the words and the line they stand in', async () => {
      const { page, complaints, details, matrix } = await open();
      await page.getByRole('application', { name: 'Graph' }).focus();
      await page.keyboard.press('g');
      await page.keyboard.press('m');
      await matrix.waitFor();
      // The first cell has the focus; the way to Nebenzia's row is down.
      const focused = () => page.evaluate(() => document.activeElement?.closest('tr')?.querySelector('th')?.textContent ?? '');
      await expect.poll(focused).not.toBe('');
      for (let rows = 0; rows < 20 && !(await focused()).includes('Nebenzia'); rows += 1) await page.keyboard.press('ArrowDown');
      expect(await focused()).toContain('Vassily Nebenzia');
      await page.keyboard.press('Enter');
      const drawer = page.getByRole('region', { name: /Vassily Nebenzia on: North Korea is sending troops to Russia/u });
      await drawer.getByText(/bogeymen, each one of which/u).waitFor();
      const open1 = drawer.locator('article', { hasText: 'bogeymen, each one of which' }).getByRole('button', { name: 'Open statement' });
      await open1.focus();
      await page.keyboard.press('Enter');
      await details.locator('blockquote', { hasText: 'circulating scaremongering' }).waitFor();
      expect(await details.innerText()).toMatch(/(Paragraph|Line) 17/u);
      await page.keyboard.press('Escape');
      await drawer.waitFor({ state: 'detached' });
      expect(await focused()).toContain('Vassily Nebenzia');
      expect(complaints).toEqual([]);
    });

    it('plays the blocs over time, step by step for those who asked for no motion, and tells what a tie stands on', async () => {
      const { page, complaints, details, blocs, show } = await open();
      await show('Blocs');
      const headline = blocs.getByRole('heading').first();
      const whole = await headline.innerText();
      const step = page.locator('[data-view="blocs"]').getByRole('button', { name: 'Step' });
      await step.click();
      await blocs.getByText('Said 1 Jun 2024, or undated').waitFor();
      await expect.poll(() => headline.innerText()).not.toBe(whole);
      for (let days = 0; days < 3; days += 1) await step.click();
      await blocs.getByText('Said 1 Jun – 22 Oct 2024, or undated').waitFor();
      await expect.poll(() => headline.innerText()).toBe(whole);

      await blocs.getByRole('button', { name: /^North Korea and Russia/u }).click();
      await blocs.getByRole('heading', { name: /They agree on/u }).waitFor();
      await blocs
        .getByRole('button', { name: /No soldiers came/u })
        .first()
        .click();
      await details.getByRole('heading', { name: /Russia/u }).waitFor();
      await page.getByRole('button', { name: 'Back to the blocs' }).click();
      await page.getByRole('combobox', { name: 'Search' }).fill('zelenskyy');
      await page
        .getByRole('option', { name: /Volodymyr Zelenskyy/u })
        .first()
        .click();
      await blocs.getByRole('heading', { name: 'Clashes with' }).waitFor();
      await page.locator('.blocs-canvas').focus();
      await page.keyboard.press('Control+z');
      await expect.poll(() => page.getByRole('button', { name: /^Redo said/u }).count()).toBe(1);
      expect(complaints).toEqual([]);
    });

    it('draws the blocs that are asked for last, however long their places take to be found', async () => {
      const { page, complaints, blocs, show } = await open();
      let release = () => {};
      const held = new Promise<void>((resolve) => {
        release = resolve;
      });
      await page.route(/blocs-worker/u, async (route) => {
        await held;
        await route.continue();
      });
      const worker = page.waitForRequest(/blocs-worker/u);
      await show('Blocs');
      await worker;
      // The same blocs with fewer ties, while the first are still without places.
      await page.getByRole('slider', { name: 'Said until' }).focus();
      for (let days = 0; days < 4; days += 1) await page.keyboard.press('ArrowLeft');
      await blocs.getByText('Said until 20 Oct 2024, or undated').waitFor();
      await blocs.getByRole('heading', { name: /, nine clashes$/u }).waitFor();
      release();
      const canvas = page.locator('.blocs-canvas');
      await canvas.focus();
      // The keys find somebody once there is somebody to be found.
      const found = async () => {
        await page.keyboard.press('ArrowRight');
        return canvas.getAttribute('aria-label');
      };
      await expect.poll(found).toMatch(/^Blocs\. ./u);
      expect(complaints).toEqual([]);
    });

    it('sorts the table, finds rows, and selects them by keyboard for the canvas, too', async () => {
      const { page, complaints, details, table, rowsOf, show } = await open();
      await show('Table');
      await page.getByRole('tab', { name: /Statements/u }).click();
      await page.getByRole('columnheader', { name: 'Said' }).getByRole('button').click();
      expect(await page.getByRole('columnheader', { name: 'Said' }).getAttribute('aria-sort')).toBe('ascending');
      expect(await rowsOf(table).first().innerText()).toContain('14 – 20 Oct 2024');
      await page.getByRole('searchbox', { name: 'Find rows' }).fill('21 oct nebenzia');
      await expect.poll(() => rowsOf(table).count()).toBe(2);
      await rowsOf(table).first().focus();
      await page.keyboard.press('Space');
      await page.keyboard.press('Shift+ArrowDown');
      await details.getByText('2 selected').waitFor();
      await show('Graph');
      await details.getByText('2 selected').waitFor();
      await show('Table');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: 'Columns' }).click();
      await page.getByRole('checkbox', { name: 'Act' }).check();
      await page.getByRole('columnheader', { name: 'Act' }).waitFor();
      expect(complaints).toEqual([]);
    });
  });
}
