// The views beside the graph in a real browser: one filter and one selection for all of them, by keyboard too, and what each says where there is nothing.
import axe from 'axe-core';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { canLaunchBrowser, launchBrowser } from './browser.ts';
import { startProduct, type Product } from './product.ts';

const VIEWS = ['Graph', 'Matrix', 'Blocs', 'Table'] as const;

// In CI a missing browser is a failure, not a gap.
describe.skipIf(!canLaunchBrowser && !process.env['CI'])('the views in a browser', () => {
  let browser: Browser;
  let product: Product;
  /** Of one test alone. */
  let own: Product | undefined;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    [browser, product] = await Promise.all([launchBrowser(), startProduct()]);
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });
  afterEach(async () => {
    await page.context().close();
    await own?.stop();
    own = undefined;
  });

  async function open(url = product.url, colorScheme: 'light' | 'dark' = 'light', viewport = { width: 1440, height: 900 }): Promise<void> {
    const context = await browser.newContext({ viewport, colorScheme, reducedMotion: 'reduce' });
    context.setDefaultTimeout(15_000);
    page = await context.newPage();
    complaints = [];
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(url);
    await drawn().waitFor({ state: 'attached' });
  }

  const drawn = () => page.getByText(/[1-9]\d* of \d+ nodes drawn/u).first();
  const tab = (name: string) => page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name, exact: true });
  const details = () => page.getByRole('complementary', { name: 'Details' });
  const blocs = () => page.getByRole('complementary', { name: 'Blocs' });
  const matrix = () => page.getByRole('grid', { name: 'Who takes which stance on which claim' });
  const table = () => page.getByRole('grid', { name: 'What is drawn' });
  const rowsOf = (grid: Locator) => grid.locator('tbody tr[aria-selected], tbody tr[data-speaker]');

  /** Opens a view, and waits for what it shows. */
  async function show(view: (typeof VIEWS)[number]): Promise<void> {
    await tab(view).click();
    if (view === 'Matrix') await matrix().waitFor();
    if (view === 'Blocs') await page.getByRole('heading', { name: /blocs?,/u }).waitFor();
    if (view === 'Table') await table().waitFor();
  }

  it('narrows every view by the time that is brushed by keyboard, and undoes it in one step', async () => {
    await open();
    await show('Table');
    const before = await rowsOf(table()).count();
    await show('Matrix');
    const nebenzia = matrix().getByRole('rowheader', { name: 'Vassily Nebenzia' });
    await nebenzia.waitFor();

    const until = page.getByRole('slider', { name: 'Said until' });
    await until.focus();
    for (let days = 0; days < 4; days += 1) await page.keyboard.press('ArrowLeft');
    expect(await until.getAttribute('aria-valuetext')).toBe('20 Oct 2024');
    await page.getByRole('button', { name: /^Undo said/u }).waitFor();
    await nebenzia.waitFor({ state: 'detached' });
    await show('Table');
    expect(await rowsOf(table()).count()).toBe(before - 2);
    await show('Graph');
    await page.getByText('2 hidden by the filter').waitFor();
    await show('Blocs');
    await blocs().getByText('Said until 20 Oct 2024, or undated').waitFor();

    await page.keyboard.press('Control+z');
    await blocs().getByText('Said at any time').waitFor();
    expect(await page.getByRole('button', { name: 'Undo', exact: true }).isDisabled()).toBe(true);
    await show('Table');
    expect(await rowsOf(table()).count()).toBe(before);
    expect(complaints).toEqual([]);
  });

  it('brushes by mouse, tells what is under the pointer, and takes a closer look', async () => {
    await open();
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
    await open();
    const zoom = page.getByText(/^\d+ %$/u);
    await page.getByRole('button', { name: 'Zoom in' }).click();
    const zoomed = await zoom.innerText();
    for (const view of ['Matrix', 'Blocs', 'Table', 'Graph'] as const) await show(view);
    expect(await zoom.innerText()).toBe(zoomed);
  });

  it('leads by keyboard from a cell of the matrix to the words and the line they stand in', async () => {
    await open();
    await drawn().waitFor();
    await page.getByRole('application', { name: 'Graph' }).focus();
    await page.keyboard.press('g');
    await page.keyboard.press('m');
    await matrix().waitFor();
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
    await details().locator('blockquote', { hasText: 'circulating scaremongering' }).waitFor();
    expect(await details().innerText()).toMatch(/(Paragraph|Line) 17/u);
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
    expect(await focused()).toContain('Vassily Nebenzia');
    expect(complaints).toEqual([]);
  });

  it('plays the blocs over time, step by step for those who asked for no motion, and tells what a tie stands on', async () => {
    await open();
    await show('Blocs');
    const headline = blocs().getByRole('heading').first();
    const whole = await headline.innerText();
    const step = page.locator('[data-view="blocs"]').getByRole('button', { name: 'Step' });
    await step.click();
    await blocs().getByText('Said 1 Jun 2024, or undated').waitFor();
    await expect.poll(() => headline.innerText()).not.toBe(whole);
    for (let days = 0; days < 3; days += 1) await step.click();
    await blocs().getByText('Said 1 Jun – 22 Oct 2024, or undated').waitFor();
    await expect.poll(() => headline.innerText()).toBe(whole);

    await blocs()
      .getByRole('button', { name: /^North Korea and Russia/u })
      .click();
    await blocs()
      .getByRole('heading', { name: /They agree on/u })
      .waitFor();
    await blocs()
      .getByRole('button', { name: /No soldiers came/u })
      .first()
      .click();
    await details()
      .getByRole('heading', { name: /Russia/u })
      .waitFor();
    await page.getByRole('button', { name: 'Back to the blocs' }).click();
    await page.getByRole('combobox', { name: 'Search' }).fill('zelenskyy');
    await page
      .getByRole('option', { name: /Volodymyr Zelenskyy/u })
      .first()
      .click();
    await blocs().getByRole('heading', { name: 'Clashes with' }).waitFor();
    await page.locator('.blocs-canvas').focus();
    await page.keyboard.press('Control+z');
    await expect.poll(() => page.getByRole('button', { name: /^Redo said/u }).count()).toBe(1);
    expect(complaints).toEqual([]);
  });

  it('sorts the table, finds rows, and selects them by keyboard for the canvas, too', async () => {
    await open();
    await show('Table');
    await page.getByRole('tab', { name: /Statements/u }).click();
    await page.getByRole('columnheader', { name: 'Said' }).getByRole('button').click();
    expect(await page.getByRole('columnheader', { name: 'Said' }).getAttribute('aria-sort')).toBe('ascending');
    expect(await rowsOf(table()).first().innerText()).toContain('14 – 20 Oct 2024');
    await page.getByRole('searchbox', { name: 'Find rows' }).fill('21 oct nebenzia');
    await expect.poll(() => rowsOf(table()).count()).toBe(2);
    await rowsOf(table()).first().focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('Shift+ArrowDown');
    await details().getByText('2 selected').waitFor();
    await show('Graph');
    await details().getByText('2 selected').waitFor();
    await show('Table');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('checkbox', { name: 'Act' }).check();
    await page.getByRole('columnheader', { name: 'Act' }).waitFor();
    expect(complaints).toEqual([]);
  });

  it('says what the legend leaves out where a view needs it, and brings it back', async () => {
    await open();
    await show('Matrix');
    await page
      .getByRole('complementary', { name: 'Legend and filters' })
      .getByRole('button', { name: /^Statement/u })
      .click();
    await page.getByRole('heading', { name: 'The legend leaves out statements.' }).waitFor();
    await page.locator('[data-view="matrix"]').getByRole('button', { name: 'Show statements' }).click();
    await matrix().waitFor();
  });

  it('says in each view that the server has gone, and what to do', async () => {
    own = await startProduct();
    await open(own.url);
    await show('Matrix');
    await own.stop();
    await page.getByRole('slider', { name: 'Said until' }).focus();
    await page.keyboard.press('ArrowLeft');
    const notice = page.locator('[data-view="matrix"]').getByRole('alert');
    await notice.getByRole('button', { name: 'Try again' }).waitFor();
    // What was there stays.
    expect(await rowsOf(matrix()).count()).toBeGreaterThan(5);
    await tab('Blocs').click();
    await page
      .getByRole('heading', { name: /could not be fetched|did not answer/u })
      .first()
      .waitFor();
  });

  it('keeps only the rows in sight in the page, past a hundred of them, and says what a cap left out', async () => {
    own = await startProduct({ lines: manySpeakers(170) });
    await open(own.url);
    await show('Matrix');
    await page.getByText('Only the 60 speakers with the most statements are shown.').waitFor();
    await page.getByRole('button', { name: 'Show 60 more' }).click();
    await expect.poll(() => matrix().getAttribute('aria-rowcount')).toMatch(/^12\d$/u);
    await expect.poll(() => rowsOf(matrix()).count()).toBeLessThan(60);
    await matrix().locator('[data-cursor]').focus();
    await page.keyboard.press('Control+End');
    await expect
      .poll(() => page.evaluate(() => Number(document.activeElement?.closest('tr')?.getAttribute('aria-rowindex'))))
      .toBeGreaterThan(115);
  });

  it.each(['light', 'dark'] as const)('gives axe-core nothing to find in any view in %s', async (colorScheme) => {
    await open(product.url, colorScheme);
    for (const view of VIEWS) {
      await show(view);
      if (view === 'Matrix') {
        await matrix().locator('td.cell').first().click();
        await page.getByRole('region', { name: / on: / }).locator('article').first().waitFor();
      }
      expect(await faults(), view).toEqual([]);
    }
    await page.setViewportSize({ width: 390, height: 844 });
    for (const view of VIEWS) {
      await show(view);
      expect(await faults(), `${view} on a phone`).toEqual([]);
    }
  });

  async function faults(): Promise<string[]> {
    await page.evaluate(axe.source);
    return page.evaluate(async () => {
      const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run();
      return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    });
  }

  it('stands in one column at 320 px, and at 400 % zoom', async () => {
    for (const height of [640, 256]) {
      await open(product.url, 'light', { width: 320, height });
      for (const view of VIEWS) {
        await show(view);
        expect(await page.evaluate(() => document.documentElement.scrollWidth), `${view} at ${height} px`).toBeLessThanOrEqual(320);
      }
      await page.locator('[data-view="table"]').getByRole('button', { name: 'Time' }).click();
      await page.getByRole('slider', { name: 'Said from' }).waitFor();
      if (height === 640) await page.context().close();
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
