// npm run pictures [-- PART…]: starts the product on the seed graph and takes the README's pictures into docs/pictures; only those whose names
// hold one of the parts, where there are any.
import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { makeReady, root } from './ready.mjs';

const PICTURES = [
  { name: 'explorer-light', width: 1440, height: 900, colorScheme: 'light' },
  { name: 'explorer-dark', width: 1440, height: 900, colorScheme: 'dark' },
  { name: 'explorer-phone', width: 390, height: 844, colorScheme: 'light' },
  { name: 'statement-phone', width: 390, height: 844, colorScheme: 'light', find: 'scaremongering with' },
  { name: 'statement', width: 1440, height: 900, colorScheme: 'light', find: 'scaremongering with' },
  { name: 'share', width: 1440, height: 900, colorScheme: 'light', open: 'Share' },
  { name: 'export', width: 1440, height: 900, colorScheme: 'dark', open: 'Export' },
  {
    name: 'investigations',
    width: 1440,
    height: 900,
    colorScheme: 'light',
    choose: ['Investigations', 'All investigations'],
    save: 'Who sent whom',
  },
  { name: 'exported-page', width: 1440, height: 900, colorScheme: 'light', exported: 'Web page' },
  ...['Matrix', 'Blocs', 'Table'].flatMap((view) => [
    ...['light', 'dark'].map((colorScheme) => ({
      name: `${view.toLowerCase()}-${colorScheme}`,
      width: 1440,
      height: 900,
      colorScheme,
      view,
    })),
    { name: `${view.toLowerCase()}-phone`, width: 390, height: 844, colorScheme: 'light', view },
  ]),
  { name: 'timeline', width: 1440, height: 900, colorScheme: 'light', brush: 'ArrowRight' },
];

/** What there is to see in a view before its picture is taken: a cell that is open, a tie that is looked at, the statements as rows. */
const PREPARE = {
  async Matrix(page) {
    await page.locator('td.cell').first().click();
    await page.getByRole('region', { name: / on: / }).locator('article').first().waitFor();
  },
  async Blocs(page) {
    await page.getByRole('heading', { name: /blocs?,/u }).waitFor();
  },
  async Table(page) {
    await page.getByRole('tab', { name: /Statements/u }).click();
    await page.locator('tr[data-row] .g').first().waitFor();
  },
};

const parts = process.argv.slice(2);
await makeReady();
const folder = join(root, 'docs/pictures');
await mkdir(folder, { recursive: true });
const dataDir = await mkdtemp(join(tmpdir(), 'demarche-pictures-'));
const server = spawn(process.execPath, [join(root, 'dist/server/main.js')], {
  env: { ...process.env, PORT: '0', DATA_DIR: dataDir, NEO4J_URI: '' },
  stdio: ['ignore', 'pipe', 'inherit'],
});
const ended = new Promise((resolve) => server.once('close', resolve));
try {
  const url = await readyAddress();
  const browser = await launch();
  for (const picture of PICTURES) {
    if (parts.length === 0 || parts.some((part) => picture.name.includes(part))) await take(browser, url, picture);
  }
  await browser.close();
} finally {
  server.kill('SIGTERM');
  await ended;
  await rm(dataDir, { recursive: true, force: true });
}

async function take(browser, url, { name, width, height, colorScheme, find, open, choose, save, exported, view, brush }) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme, reducedMotion: 'reduce' });
  await context.addInitScript(() => {
    // A file that was exported has no storage of its own.
    if (location.protocol !== 'file:') localStorage.setItem('tour', 'seen');
  });
  const page = await context.newPage();
  // The same day in every picture, so that one that shows nothing new is the same file.
  await page.clock.setFixedTime(new Date('2024-11-01T12:00:00Z'));
  await page.goto(url);
  await page
    .getByText(/[1-9]\d* of \d+ nodes drawn/u)
    .first()
    .waitFor({ state: 'attached' });
  await page.evaluate(() => document.fonts.ready);
  if (find !== undefined) {
    await page.getByRole('combobox', { name: 'Search' }).fill(find);
    await page.getByRole('listbox', { name: 'Found' }).getByRole('option').first().click();
    await page.getByRole('complementary', { name: 'Details' }).locator('blockquote').first().waitFor();
  }
  if (view !== undefined) {
    await page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: view, exact: true }).click();
    await PREPARE[view](page);
  }
  // On a phone the timeline opens from a button.
  if (width > 720) await page.locator('.time-drawing svg').waitFor();
  if (brush !== undefined) {
    await page.getByRole('slider', { name: 'Said from' }).focus();
    for (let weeks = 0; weeks < 6; weeks += 1) await page.keyboard.press(`Shift+${brush}`);
  }
  if (save !== undefined) {
    await chooseFrom(page, ['Investigations', 'Save as']);
    await page.getByLabel('Name').fill(save);
    await page.keyboard.press('Enter');
    await page.getByText('is saved in this browser').waitFor();
  }
  if (open !== undefined) {
    await page.getByRole('button', { name: open, exact: true }).click();
    await page.getByRole('menu').getByText('SON Lines').or(page.getByText('Opens to this very picture')).first().waitFor();
  }
  if (choose !== undefined) {
    await chooseFrom(page, choose);
    await page.getByRole('dialog').waitFor();
    if (save !== undefined) await page.getByRole('button', { name: `Open ${save}` }).waitFor();
  }
  if (exported !== undefined) await openExported(page, exported);
  // Cytoscape draws in a frame of its own.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  // Labels come a little later, a few with each frame: the picture is the one that stays.
  let [before, picture] = [undefined, await page.screenshot()];
  while (!before?.equals(picture)) {
    await page.waitForTimeout(250);
    [before, picture] = [picture, await page.screenshot()];
  }
  await writeFile(join(folder, `${name}.png`), picture);
  console.log(`docs/pictures/${name}.png`);
  await context.close();
}

async function chooseFrom(page, [menu, item]) {
  await page.getByRole('button', { name: menu, exact: true }).click();
  await page.getByRole('menuitem', { name: item }).first().click();
}

/** Opens the file that the export gives, as a colleague would, and reads a statement in it. */
async function openExported(page, format) {
  const arriving = page.waitForEvent('download');
  await chooseFrom(page, ['Export', format]);
  const file = join(dataDir, 'exported.html');
  await (await arriving).saveAs(file);
  await page.goto(pathToFileURL(file).href);
  await page.evaluate(() => document.fonts.ready);
  await page
    .locator('.node', { has: page.locator('title', { hasText: 'bogeymen' }) })
    .locator('polygon')
    .first()
    .click();
  await page.getByRole('complementary', { name: 'Details' }).locator('blockquote').first().waitFor();
}

function readyAddress() {
  return new Promise((resolve, reject) => {
    let printed = '';
    server.stdout.on('data', (chunk) => {
      printed += chunk;
      const ready = /Demarche is ready at (http:\S+)/u.exec(printed);
      if (ready !== null) resolve(ready[1]);
    });
    server.once('close', () => reject(new Error('The server ended before it was ready.')));
  });
}

async function launch() {
  const { chromium } = await import('playwright-core');
  const own = process.env.DEMARCHE_BROWSER;
  if (own !== undefined) return chromium.launch({ executablePath: own });
  // Read when the package is imported: with it, it unpacks the libraries that Chromium needs, too.
  process.env.AWS_LAMBDA_JS_RUNTIME = 'nodejs20.x';
  const { default: packed } = await import('@sparticuz/chromium');
  return chromium.launch({
    executablePath: await packed.executablePath(),
    args: ['--no-sandbox', '--headless=shell', '--disable-gpu'],
  });
}
