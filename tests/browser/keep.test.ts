// Keeping in a real browser: closing a tab loses nothing, investigations are named, renamed, deleted and carried in files, two tabs tell each other.
import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Investigation } from '../../client/keep/investigation.ts';
import { canLaunchBrowser, launchBrowser } from './browser.ts';
import { startProduct, type Product } from './product.ts';
import { choose, details, downloadBy, drawnNodes, expand, handOver, visit } from './visit.ts';

const NOTE = 'Ask Kyiv where the number comes from.';

// In CI a missing browser is a failure, not a gap.
describe.skipIf(!canLaunchBrowser && !process.env['CI'])('keeping work', () => {
  let browser: Browser;
  let product: Product;

  beforeAll(async () => {
    [browser, product] = await Promise.all([launchBrowser(), startProduct()]);
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  /** What the browser keeps of its tabs by itself. */
  const keptWork = (page: Page) =>
    page.evaluate(
      () =>
        new Promise<Investigation[]>((resolve) => {
          const opening = indexedDB.open('demarche');
          opening.addEventListener('success', () => {
            const all = opening.result.transaction('work').objectStore('work').getAll();
            all.addEventListener('success', () => {
              opening.result.close();
              resolve(all.result as Investigation[]);
            });
          });
        }),
    );
  const keptNotes = async (page: Page) => (await keptWork(page)).flatMap(({ notes }) => notes.map(([, text]) => text));
  const keptStances = async (page: Page) => (await keptWork(page)).map(({ view }) => view.filter.stancesOff);

  const note = (page: Page) => details(page).getByLabel('Note');

  async function saveAs(page: Page, name: string): Promise<void> {
    await choose(page, 'Investigations', /^Save as/u);
    await page.getByLabel('Name').fill(name);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText(`“${name}” is saved in this browser.`).waitFor();
  }

  const dialog = (page: Page) => page.getByRole('dialog', { name: 'Investigations' });

  async function openList(page: Page): Promise<void> {
    await choose(page, 'Investigations', /^All investigations/u);
    await dialog(page).waitFor();
  }

  it('goes on where a closed tab was, with its notes', async () => {
    const { context, open, complaints } = await visit(browser, product.url);
    const page = await open();
    await expand(page);
    const before = await drawnNodes(page);
    await note(page).fill(NOTE);
    await expect.poll(() => keptNotes(page)).toEqual([NOTE]);
    await page.close();

    const next = await open();
    await next.getByRole('heading', { name: 'Go on where you were?' }).waitFor();
    expect(await drawnNodes(next)).toBeLessThan(before);
    await next.getByRole('button', { name: 'Go on', exact: true }).click();
    await expect.poll(() => drawnNodes(next)).toBe(before);
    await expect.poll(() => note(next).inputValue()).toBe(NOTE);

    // Another tab is offered nothing while this one lives, and what was gone on with is kept once, not twice.
    const beside = await open();
    await expect.poll(() => keptNotes(beside)).toEqual([NOTE]);
    await openList(beside);
    expect(await beside.getByRole('heading', { name: 'Go on where you were?' }).count()).toBe(0);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('offers nothing to whoever only looked', async () => {
    const { context, open } = await visit(browser, product.url);
    const page = await open();
    await page.getByRole('button', { name: /^Considers/u }).click();
    await expect.poll(() => keptStances(page)).toEqual([['CONSIDERS']]);
    await page.getByRole('button', { name: 'Undo leave out considers' }).click();
    await expect.poll(() => keptStances(page)).toEqual([]);
    await context.close();
  });

  it('keeps what was not gone on with, until it is deleted', async () => {
    const { context, open } = await visit(browser, product.url);
    const page = await open();
    await note(page).fill(NOTE);
    await expect.poll(() => keptNotes(page)).toEqual([NOTE]);
    await page.close();
    const next = await open();
    await next.getByRole('button', { name: 'Not now' }).click();
    await openList(next);
    await dialog(next)
      .getByRole('button', { name: /^Delete the unsaved work/u })
      .click();
    await dialog(next).getByRole('button', { name: 'Undo' }).click();
    await dialog(next)
      .getByRole('button', { name: /^Open the unsaved work/u })
      .click();
    await expect.poll(() => note(next).inputValue()).toBe(NOTE);
    await context.close();
  });

  it('names, renames, deletes and brings back an investigation', async () => {
    const { context, open, complaints } = await visit(browser, product.url);
    const page = await open();
    await expand(page);
    const drawn = await drawnNodes(page);
    await note(page).fill(NOTE);
    await saveAs(page, 'Troops <b>in</b> Kursk');
    await page.getByText('“Troops <b>in</b> Kursk” is saved', { exact: true }).waitFor();

    await openList(page);
    await dialog(page).getByRole('button', { name: 'Rename Troops' }).click();
    await dialog(page)
      .getByLabel(/^New name/u)
      .fill('Troops in Kursk');
    await page.keyboard.press('Enter');
    await dialog(page).getByRole('button', { name: 'Delete Troops in Kursk' }).click();
    await dialog(page).getByText('None yet.').waitFor();
    await dialog(page).getByRole('button', { name: 'Undo' }).click();
    await dialog(page).getByRole('button', { name: 'Open Troops in Kursk' }).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByRole('dialog').count()).toBe(0);

    await page.getByRole('button', { name: /^Undo expand/u }).click();
    await page.getByText('“Troops in Kursk” has changed since it was saved').waitFor();
    await openList(page);
    await dialog(page).getByRole('button', { name: 'Open Troops in Kursk' }).click();
    await expect.poll(() => drawnNodes(page)).toBe(drawn);
    await page.getByText('“Troops in Kursk” is saved', { exact: true }).waitFor();

    // Opening it threw nothing away.
    await page.getByRole('status').getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => drawnNodes(page)).toBeLessThan(drawn);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('carries an investigation to another browser in a file', async () => {
    const here = await visit(browser, product.url);
    const page = await here.open();
    await expand(page);
    await note(page).fill(NOTE);
    await saveAs(page, 'Troops in Kursk');
    await openList(page);
    const file = await downloadBy(page, () => dialog(page).getByRole('button', { name: 'To a file Troops in Kursk' }).click());
    expect(file.name).toMatch(/^Troops-in-Kursk-\d{4}-\d{2}-\d{2}\.demarche\.json$/u);

    const there = await visit(browser, product.url, { colorScheme: 'dark' });
    const other = await there.open();
    await openList(other);
    const content = await readFile(file.path, 'utf8');
    await handOver(other, { name: file.name, content }, () => dialog(other).getByRole('button', { name: 'Import from a file…' }).click());
    await dialog(other).getByRole('button', { name: 'Open Troops in Kursk' }).click();
    await expect.poll(() => drawnNodes(other)).toBe(await drawnNodes(page));
    await expect.poll(() => note(other).inputValue()).toBe(NOTE);
    expect([...here.complaints, ...there.complaints]).toEqual([]);
    await Promise.all([here.context.close(), there.context.close()]);
  });

  it('names the nodes of an investigation that have gone from the graph', async () => {
    const { context, open } = await visit(browser, product.url);
    const page = await open();
    const file = await downloadBy(page, () => choose(page, 'Share', /^Save as a file/u));
    const kept = JSON.parse(await readFile(file.path, 'utf8')) as Investigation;
    const gone = (ids: string[], positions: Investigation['view']['positions']) =>
      JSON.stringify({ ...kept, name: 'Lost', view: { ...kept.view, ids, positions }, labels: [['country:ATL', 'Atlantis']] });

    const some = gone([...kept.view.ids, 'country:ATL'], [...kept.view.positions, [0, 0]]);
    await handOver(page, { name: 'some.json', content: some }, () => choose(page, 'Share', /^Open a file/u));
    await page.getByRole('alert').getByText('1 of the nodes of “Lost” has gone from the graph: “Atlantis”.').waitFor();
    expect(await drawnNodes(page)).toBe(kept.view.ids.length);
    await page.getByRole('alert').getByRole('button', { name: 'Dismiss' }).click();

    await handOver(page, { name: 'all.json', content: gone(['country:ATL'], [null]) }, () => choose(page, 'Share', /^Open a file/u));
    await page.getByRole('alert').getByText('“Lost” cannot be drawn: none of its 1 nodes is in this graph.').waitFor();
    expect(await page.getByRole('alert').innerText()).toContain('Atlantis');
    expect(await drawnNodes(page)).toBe(kept.view.ids.length);
    await context.close();
  });

  it('tells in a sentence that a file is not ours', async () => {
    const { context, open } = await visit(browser, product.url);
    const page = await open();
    await handOver(page, { name: 'letter.json', content: '<script>alert(1)</script>' }, () => choose(page, 'Share', /^Open a file/u));
    await page.getByRole('alert').getByText('“letter.json” is not a view or an investigation that Demarche saved.').waitFor();
    await context.close();
  });

  it('lets no tab overwrite what another saved', async () => {
    const { context, open, complaints } = await visit(browser, product.url);
    const first = await open();
    await saveAs(first, 'Shared');
    const second = await open();
    await openList(second);
    await dialog(second).getByRole('button', { name: 'Open Shared' }).click();
    await second.getByText('“Shared” is saved', { exact: true }).waitFor();

    await note(first).fill('from the first tab');
    await choose(first, 'Investigations', 'Save “Shared”');
    await first.getByText('“Shared” is saved in this browser.').waitFor();
    await note(second).fill('from the second tab');
    await choose(second, 'Investigations', 'Save “Shared”');
    const alert = second.getByRole('alert');
    await alert.getByText(/“Shared” was saved in another tab/u).waitFor();
    await alert.getByRole('button', { name: 'Save mine as a copy' }).click();
    await second.getByText('“Shared (copy)” is saved in this browser.').waitFor();

    await openList(first);
    await dialog(first).getByRole('button', { name: 'Open Shared (copy)' }).click();
    await expect.poll(() => note(first).inputValue()).toBe('from the second tab');
    await openList(first);
    await dialog(first).getByRole('button', { name: 'Open Shared', exact: true }).click();
    await expect.poll(() => note(first).inputValue()).toBe('from the first tab');
    expect(complaints).toEqual([]);
    await context.close();
  });
});
