// Text from data that looks like markup, script or an address of script, all the way: panels, tips, lists, notices, and the files that are taken away.
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canLaunchBrowser, launchBrowser } from './browser.ts';
import { startProduct, type Product } from './product.ts';
import { choose, details, downloadBy, saveAs, visit } from './visit.ts';
import { openViews, VIEWS } from './views-page.ts';

const MARKUP = '<img src=x onerror="globalThis.broken=1"><script>globalThis.broken=1</script>';
const CLOSING = `</script></style></title></textarea>-->]]>"'\`\${1}{{1}} ${MARKUP}`;

// In CI a missing browser is a failure, not a gap.
describe.skipIf(!canLaunchBrowser && !process.env['CI'])('text from data', () => {
  let browser: Browser;
  let product: Product;
  let folder: string;

  beforeAll(async () => {
    [browser, product, folder] = await Promise.all([
      launchBrowser(),
      startProduct({ lines: hostileGraph() }),
      mkdtemp(join(tmpdir(), 'demarche-hostile-')),
    ]);
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  /** What of it came to life. */
  const alive = (page: Page) =>
    page.evaluate(() => [
      ...('broken' in globalThis ? ['a script ran'] : []),
      ...[...document.querySelectorAll('img, [onerror], iframe, object, embed')].map(({ outerHTML }) => outerHTML),
      ...[...document.querySelectorAll('a[href]')]
        .map((link) => link.getAttribute('href')!)
        .filter((href) => /^\s*(?:javascript|data|vbscript):/iu.test(href)),
    ]);

  it('is never markup in panels, lists and views', async () => {
    const { page, context, complaints, show, details: panel } = await openViews(browser, product.url);
    for (const id of ['statement:1', 'claim:1', 'official:1', 'event:1', 'source:script', 'source:web']) {
      await page.goto(`${product.url}/?ids=${id},claim:1`);
      await page.getByRole('application').focus();
      await page
        .getByRole('combobox', { name: 'Search' })
        .fill(id.split(':')[0] === 'source' ? `title ${id.slice(7)}` : `${id.split(':')[0]} onerror`);
      const hit = page.getByRole('listbox', { name: 'Found' }).getByRole('option').first();
      await hit.waitFor();
      expect(await hit.innerText()).toContain('<img');
      await hit.click();
      await panel.getByRole('heading', { name: '<img' }).first().waitFor();
      expect(await alive(page), id).toEqual([]);
    }
    expect(await panel.getByRole('link').getAttribute('href')).toBe(new URL('https://example.org/?a="><b>').href);
    await page.goto(product.url);
    await page
      .getByText(/[1-9]\d* of \d+ nodes drawn/u)
      .first()
      .waitFor();
    await page.getByRole('application').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('e');
    await panel.getByText('Where it is written').waitFor();
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menu').waitFor();
    expect(await alive(page)).toEqual([]);
    await page.keyboard.press('Escape');
    for (const view of VIEWS) {
      await show(view);
      if (view === 'Matrix') {
        await page.locator('td.cell').first().click();
        await page.getByRole('region', { name: / on: / }).locator('article').first().waitFor();
      }
      expect(await alive(page), view).toEqual([]);
    }
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('is never markup in what an address or a file says', async () => {
    const { context, open, complaints } = await visit(browser, product.url);
    const page = await open(`/?ids=claim:1,${encodeURIComponent(`country:${MARKUP}`)}`);
    await page.getByRole('alert').getByText('<img src=x').first().waitFor();
    expect(await alive(page)).toEqual([]);
    await choose(page, 'Investigations', /^Save as/u);
    await page.getByLabel('Name').fill(CLOSING);
    await page.keyboard.press('Enter');
    await page.getByText('is saved in this browser').waitFor();
    await choose(page, 'Investigations', /^All/u);
    await page.getByRole('dialog').getByText('<img src=x').first().waitFor();
    expect(await alive(page)).toEqual([]);
    const file = await downloadBy(page, () => page.getByRole('button', { name: /^To a file/u }).click());
    expect(file.name).toMatch(/^[\p{Letter}\p{Number} _-]+\.demarche\.json$/u);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it.each([
    ['SVG', 'picture.svg'],
    ['Web page', 'page.html'],
  ])('is never markup in the %s that is taken away', async (format, name) => {
    const { context, open, complaints } = await visit(browser, product.url);
    const page = await open();
    await details(page).getByLabel('Note').fill(CLOSING);
    const path = join(folder, name);
    await saveAs(page, path, () => choose(page, 'Export', new RegExp(`^${format}`, 'u')));
    expect(complaints).toEqual([]);
    await context.close();

    const content = await readFile(path, 'utf8');
    expect(content).not.toContain('<img');
    const reader = await browser.newContext({ offline: true });
    const opened = await reader.newPage();
    const faults: string[] = [];
    opened.on('console', (message) => faults.push(message.text()));
    opened.on('pageerror', (error) => faults.push(error.message));
    await opened.goto(pathToFileURL(path).href);
    if (format === 'SVG') expect(await opened.locator('title').first().textContent()).not.toBe('');
    else {
      for (const node of await opened.locator('.node').all()) {
        await node.locator('*').nth(1).click({ force: true });
        expect(await alive(opened)).toEqual([]);
      }
      await opened.getByRole('complementary', { name: 'Details' }).getByText('<img').first().waitFor();
    }
    expect(await alive(opened)).toEqual([]);
    expect(faults).toEqual([]);
    await reader.close();
  });
});

/** A statement, and everything round it, in our own format; each text is an attack of its own. */
function hostileGraph(): object[] {
  const node = (id: string, label: string, properties: object) => ({
    type: 'node',
    id,
    labels: [label],
    properties: { id, ...properties },
  });
  const edge = (label: string, start: [string, string], end: [string, string], properties: object = {}) => {
    const id = `${label}:${start[0]}:${end[0]}`;
    return {
      type: 'relationship',
      id,
      label,
      start: { id: start[0], labels: [start[1]] },
      end: { id: end[0], labels: [end[1]] },
      properties: { id, ...properties },
    };
  };
  const statements = ['1', '2'].map((nth): [string, string] => [`statement:${nth}`, 'Statement']);
  return [
    node('official:1', 'Official', { name: `${MARKUP} official onerror`, office: CLOSING }),
    node('official:2', 'Official', { name: `Another ${MARKUP}`, office: MARKUP }),
    node('statement:1', 'Statement', { text: `${MARKUP} statement onerror`, quote: CLOSING, act: 'STATE', cue: MARKUP }),
    node('statement:2', 'Statement', { text: CLOSING, act: 'DENY' }),
    node('claim:1', 'Claim', { text: `${MARKUP} claim onerror` }),
    node('event:1', 'Event', { name: `${MARKUP} event onerror`, eventType: MARKUP, alleged: true }),
    node('source:script', 'Source', { title: `${MARKUP} title script`, publisher: CLOSING }),
    node('source:web', 'Source', { title: `${MARKUP} title web`, url: 'https://example.org/?a="><b>' }),
    edge('MADE', ['official:1', 'Official'], statements[0]!),
    edge('MADE', ['official:2', 'Official'], statements[1]!),
    edge('EXPRESSES', statements[0]!, ['claim:1', 'Claim'], { stance: 'ASSERTS' }),
    edge('EXPRESSES', statements[1]!, ['claim:1', 'Claim'], { stance: 'DENIES' }),
    edge('MADE_AT', statements[0]!, ['event:1', 'Event']),
    ...['script', 'web'].map((name) => edge('REPORTED_IN', statements[0]!, [`source:${name}`, 'Source'], { paragraph: 1 })),
    edge('REPORTED_IN', statements[1]!, ['source:script', 'Source'], { paragraph: 2 }),
  ];
}
