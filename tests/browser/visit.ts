// One person's browser at the product: a context of its own, its pages, what went wrong in them, and the steps that stories share.
import { readFile } from 'node:fs/promises';
import axe from 'axe-core';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

const PATIENCE_MS = 15_000;

export interface VisitOptions {
  colorScheme?: 'light' | 'dark';
  viewport?: { width: number; height: number };
  /** Pixels of the screen for each of the page's; 1 where it is absent. */
  deviceScaleFactor?: number;
  /** Whether the tour was taken or declined before. */
  knowsTour?: boolean;
}

export interface Visit {
  context: BrowserContext;
  /** Errors of its pages, and what they asked of a foreign host. */
  complaints: string[];
  /** Opens a page, and waits until something is drawn, or until what `awaited` names is there. */
  open(path?: string, awaited?: (page: Page) => Locator): Promise<Page>;
}

export async function visit(browser: Browser, url: string, options: VisitOptions = {}): Promise<Visit> {
  const { colorScheme = 'light', viewport = { width: 1440, height: 900 }, deviceScaleFactor = 1, knowsTour = true } = options;
  const context = await browser.newContext({
    viewport,
    deviceScaleFactor,
    colorScheme,
    reducedMotion: 'reduce',
    acceptDownloads: true,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  context.setDefaultTimeout(PATIENCE_MS);
  if (knowsTour) await context.addInitScript(() => localStorage.setItem('tour', 'seen'));
  const complaints: string[] = [];
  return {
    context,
    complaints,
    async open(path = '/', awaited = counted) {
      const page = await context.newPage();
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(error.message));
      page.on('request', (request) => {
        const { protocol, origin } = new URL(request.url());
        if (protocol.startsWith('http') && origin !== url) complaints.push(`asked a foreign host: ${request.url()}`);
      });
      await page.goto(url + path);
      await awaited(page).waitFor();
      return page;
    },
  };
}

const counted = (page: Page) => page.getByText(/[1-9]\d* of \d+ nodes drawn/u).first();

/** As the status bar counts them. */
export async function drawnNodes(page: Page): Promise<number> {
  return Number(/(\d+) of/u.exec(await counted(page).innerText())?.[1]);
}

export const details = (page: Page) => page.getByRole('complementary', { name: 'Details' });

/** Draws more than there was. */
export async function expand(page: Page): Promise<void> {
  const before = await drawnNodes(page);
  await details(page).getByRole('button', { name: 'Expand' }).click();
  await expect.poll(() => drawnNodes(page)).toBeGreaterThan(before);
}

export async function choose(page: Page, menu: string, item: RegExp | string): Promise<void> {
  await page.getByRole('button', { name: menu, exact: true }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

/** Where the file is that a click gives. */
export async function downloadBy(page: Page, act: () => Promise<void>): Promise<{ path: string; name: string }> {
  const arriving = page.waitForEvent('download');
  await act();
  const download = await arriving;
  return { path: await download.path(), name: download.suggestedFilename() };
}

/** A file with an end of its own, as programs expect one. */
export async function saveAs(page: Page, path: string, act: () => Promise<void>): Promise<string> {
  const arriving = page.waitForEvent('download');
  await act();
  await (await arriving).saveAs(path);
  return readFile(path, 'utf8');
}

/** Hands a file to the page where it asks for one. */
export async function handOver(page: Page, file: { name: string; content: string }, act: () => Promise<void>): Promise<void> {
  const asking = page.waitForEvent('filechooser');
  await act();
  await (await asking).setFiles({ name: file.name, mimeType: 'application/json', buffer: Buffer.from(file.content) });
}

/** All that axe finds on the page, however small. */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  });
}
