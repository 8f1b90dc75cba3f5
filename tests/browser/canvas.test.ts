// The graph view as an analyst works in it: a hub page by page, a line to its evidence, pins, paths, the keyboard; and all of it undone.
import type { Core, EdgeSingular } from 'cytoscape';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { HUB, hubBatch } from '../client/explore/hub.ts';
import { canLaunchBrowser, launchBrowser } from './browser.ts';
import { startProduct, type Product } from './product.ts';
import { accessibilityFaults } from './visit.ts';

const STATEMENTS = 300;

/** Cytoscape's renderer, whose hit test is replaced on the instance and still stands on its prototype. */
interface HitTest {
  findNearestElements(x: number, y: number, interactiveOnly: boolean, isTouch: boolean): { id(): string }[];
}

// In CI a missing browser is a failure, not a gap.
describe.skipIf(!canLaunchBrowser && !process.env['CI'])('the graph view in a browser', () => {
  let browser: Browser;
  let product: Product;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    [browser, product] = await Promise.all([launchBrowser(), startProduct({ beside: hubBatch(STATEMENTS) })]);
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });
  beforeEach(() => openPage('/'));
  afterEach(() => page.context().close());

  async function openPage(path: string, colorScheme: 'light' | 'dark' = 'light', reducedMotion: 'reduce' | 'no-preference' = 'reduce') {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, colorScheme, reducedMotion });
    context.setDefaultTimeout(15_000);
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    page = await context.newPage();
    complaints = [];
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(product.url + path);
    await page
      .getByText(/[1-9]\d* of \d+ nodes drawn/u)
      .first()
      .waitFor();
  }

  async function drawnNodes(): Promise<number> {
    const text = await page
      .getByText(/\d+ of \d+ nodes drawn/u)
      .first()
      .innerText();
    return Number(/(\d+) of/u.exec(text)?.[1]);
  }

  const details = () => page.getByRole('complementary', { name: 'Details' });
  const canvas = () => page.getByRole('application', { name: /^Graph/u });
  const menuItem = (name: RegExp) => page.getByRole('menuitem', { name });
  const undo = (name: string | RegExp) => page.getByRole('button', { name, exact: true });

  /** Where the middle of an element of the canvas is in the window: a node by its id, a line or a mark by what finds it in Cytoscape. */
  async function placeOf(selector: string): Promise<{ x: number; y: number }> {
    return page.evaluate((wanted) => {
      const host = document.querySelector('.canvas') as unknown as { _cyreg: { cy: Core }; getBoundingClientRect(): DOMRect };
      const { cy } = host['_cyreg'];
      const renderer = (cy as unknown as { renderer(): HitTest }).renderer();
      // A line may have its middle behind a card.
      const isOnTop = (line: EdgeSingular) => {
        const middle = line.midpoint();
        return renderer.findNearestElements(middle.x, middle.y, true, false)[0]?.id() === line.id();
      };
      const node = cy.nodes(wanted)[0];
      const { x, y } = node ? node.renderedPosition() : cy.edges(wanted).filter(isOnTop)[0]!.renderedMidpoint();
      const { left, top } = host.getBoundingClientRect();
      return { x: left + x, y: top + y };
    }, selector);
  }

  /** Where nodes stand on the canvas, whatever the window shows. */
  function positions(): Promise<Record<string, { x: number; y: number }>> {
    return page.evaluate(() => {
      const host = document.querySelector('.canvas') as unknown as { _cyreg: { cy: Core } };
      return Object.fromEntries(host['_cyreg'].cy.nodes().map((node) => [node.id(), { ...node.position() }]));
    });
  }

  /** Whether any node is on its way. */
  const isMoving = () =>
    page.evaluate(() => {
      const { cy } = (document.querySelector('.canvas') as unknown as { _cyreg: { cy: Core } })['_cyreg'];
      return cy
        .nodes()
        .toArray()
        .some((node) => node.animated());
    });

  async function click(selector: string, options: { modifiers?: 'Shift'[]; button?: 'right' } = {}): Promise<void> {
    const { x, y } = await placeOf(selector);
    for (const key of options.modifiers ?? []) await page.keyboard.down(key);
    await page.mouse.click(x, y, options.button ? { button: options.button } : {});
    for (const key of options.modifiers ?? []) await page.keyboard.up(key);
  }

  async function find(text: string, option: RegExp): Promise<void> {
    await page.getByRole('combobox', { name: 'Search' }).fill(text);
    await page.getByRole('option', { name: option }).first().click();
    await details().getByRole('heading', { name: option }).first().waitFor();
  }

  it('expands a hub by relation, page by page, collapses it, and undoes all of it by name', async () => {
    const before = await drawnNodes();
    await find('hedda hub', /Hedda Hub/u);
    await expect.poll(drawnNodes).toBe(before + 1);

    await canvas().focus();
    await page.keyboard.press('Shift+F10');
    await menuItem(/^Made 300/u).click();
    await expect.poll(drawnNodes).toBe(before + 51);
    await page.getByText('250 left out at Hedda Hub').waitFor();
    await page.getByRole('contentinfo').getByRole('button', { name: 'next 50' }).click();
    await expect.poll(drawnNodes).toBe(before + 101);
    const standing = await positions();
    await page.getByText('200 left out at Hedda Hub').waitFor();

    // The same next page stands beside the node.
    await page.getByRole('button', { name: 'Fit', exact: true }).first().click();
    await click('node.more');
    await expect.poll(drawnNodes).toBe(before + 151);
    const now = await positions();
    for (const [id, at] of Object.entries(standing)) if (!id.startsWith('\u0001')) expect(now[id]).toEqual(at);

    await details().getByRole('button', { name: 'Collapse 150' }).click();
    await expect.poll(drawnNodes).toBe(before + 1);
    await undo('Undo collapse Hedda Hub').click();
    await expect.poll(drawnNodes).toBe(before + 151);
    for (const left of [101, 51, 1]) {
      await undo('Undo expand Hedda Hub: made').click();
      await expect.poll(drawnNodes).toBe(before + left);
    }
    await undo('Undo show Hedda Hub').click();
    await expect.poll(drawnNodes).toBe(before);
    await undo('Redo show Hedda Hub').click();
    await expect.poll(drawnNodes).toBe(before + 1);
    expect(complaints).toEqual([]);
  });

  it('lets keys that take away act on what one sees only: on nothing where nothing is selected, or a line is', async () => {
    const before = await drawnNodes();
    const host = (await canvas().boundingBox())!;
    const all = await positions();
    const isHeld = async (key: string) => {
      await page.keyboard.press(key);
      // What comes afterwards shows that the key before it was heard.
      await page.keyboard.press('l');
      await undo(/^Undo arrange/u).waitFor();
      expect(await drawnNodes()).toBe(before);
      expect(Object.keys(await positions())).toEqual(expect.arrayContaining(Object.keys(all)));
      await undo(/^Undo arrange/u).click();
      await canvas().focus();
    };
    await page.mouse.click(host.x + 12, host.y + host.height - 60);
    await details().getByText('Nothing selected').waitFor();
    for (const key of ['Delete', 'k']) await isHeld(key);
    await click('#country\\:RUS');
    await details().getByRole('heading', { name: 'Russia' }).waitFor();
    await click('edge.DENIES');
    await details()
      .getByRole('heading', { name: /denies/u })
      .waitFor();
    await isHeld('Delete');
    // The ring that the arrows move says what they act on.
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Delete');
    await expect.poll(drawnNodes).toBe(before - 1);
    expect(complaints).toEqual([]);
  });

  it('calls nothing drawn in the legend that a switch hides', async () => {
    const legend = page.getByRole('complementary', { name: 'Legend and filters' });
    const rowOf = async (name: RegExp) =>
      (await legend.getByRole('button', { name }).innerText()).replaceAll(/\s+/gu, ' ').replace(/^[+×] /u, '');
    const before = /(\d+) \/ (\d+)$/u.exec(await rowOf(/^Statement /u))!;
    const denied = /\d+$/u.exec(await rowOf(/^Denies /u))![0];
    await legend.getByRole('button', { name: /^Denies / }).click();
    expect(await rowOf(/^Denies /u)).toBe(`Denies hidden ${denied}`);
    const shown = Number(/(\d+) \/ \d+$/u.exec(await rowOf(/^Statement /u))![1]);
    expect(shown).toBeLessThan(Number(before[1]));
    await legend.getByRole('button', { name: /^Statement / }).click();
    expect(await rowOf(/^Statement /u)).toBe(`Statement hidden ${before[1]} / ${before[2]}`);
    expect(await rowOf(/^Asserts /u)).toBe('Asserts 0');
    expect(await rowOf(/^expresses /u)).toMatch(/^expresses 0 \/ \d+$/u);
  });

  it('brings back what a filter hid out of its neighbours, never as lines that cannot be drawn', async () => {
    await page.context().close();
    await openPage('/', 'light', 'no-preference');
    page.on('console', (message) => message.type() === 'warning' && complaints.push(message.text()));
    const before = await drawnNodes();
    await page.getByRole('button', { name: /^Statement / }).click();
    await expect.poll(drawnNodes).toBeLessThan(before);
    await undo('Undo leave out statement').click();
    await expect.poll(drawnNodes).toBe(before);
    await expect.poll(isMoving).toBe(false);
    expect(complaints).toEqual([]);
  });

  it('tells directions apart, and shows a relation that the legend hides once one expands by it', async () => {
    await find('Claim number 0', /Claim number 0/u);
    const before = await drawnNodes();
    await canvas().focus();
    await page.keyboard.press('Shift+F10');
    await menuItem(/^Contradicted by 9/u).waitFor();
    await menuItem(/^Contradicts 2/u).click();
    await expect.poll(drawnNodes).toBe(before + 2);

    await find('hedda hub', /Hedda Hub/u);
    await expect.poll(drawnNodes).toBe(before + 3);
    await page.getByRole('button', { name: /^about hidden/u }).waitFor();
    await canvas().focus();
    await page.keyboard.press('Shift+F10');
    await menuItem(/^About it 5 · hidden/u).click();
    await expect.poll(drawnNodes).toBe(before + 8);
    await expect.poll(() => page.getByRole('button', { name: /^about hidden/u }).count()).toBe(0);
    expect(complaints).toEqual([]);
  });

  it('leads from a line to the words and the place that it stands on, and lets one cite them', async () => {
    await click('edge.DENIES');
    await details()
      .getByRole('heading', { name: /denies/u })
      .waitFor();
    await details()
      .getByText(/Line \d+/u)
      .first()
      .waitFor();
    await details().getByRole('button', { name: 'Copy as citation' }).click();
    await page.getByRole('status').filter({ hasText: 'Citation copied.' }).waitFor();
    const citation = await page.evaluate(() => navigator.clipboard.readText());
    expect(citation).toMatch(
      /: .+ In: “South Korea may arm Ukraine.*”, publisher not given, 23 Oct 2024, line \d+ characters \d+–\d+.* \[denies: /u,
    );

    // By keyboard, from line to line round one node.
    const claim = 'North Korea is sending troops to Russia';
    await find(claim, new RegExp(claim, 'u'));
    await canvas().focus();
    const sentences = new Set<string>();
    const status = page.getByRole('status').filter({ hasText: claim });
    for (let nth = 1; nth <= 3; nth += 1) {
      await page.keyboard.press('e');
      await expect.poll(async () => sentences.add(await status.innerText()).size).toBe(nth);
    }
    expect(complaints).toEqual([]);
  });

  it('draws what a name in the details stands for, with Ctrl without leaving them', async () => {
    await page.getByRole('combobox', { name: 'Search' }).fill('scaremongering with');
    await page.getByRole('listbox', { name: 'Found' }).getByRole('option').first().click();
    await details().locator('blockquote').first().waitFor();
    const before = await drawnNodes();
    const undrawn = details().locator('button.undrawn').first();
    const name = await undrawn.innerText();
    await undrawn.click({ modifiers: ['Control'] });
    await expect.poll(drawnNodes).toBe(before + 1);
    await details().locator('blockquote').first().waitFor();
    await page.getByRole('status').filter({ hasText: 'is drawn.' }).waitFor();
    const drawnName = details().getByRole('button', { name, exact: true }).first();
    await expect.poll(() => drawnName.getAttribute('class')).toBe('link');
    await drawnName.focus();
    await page.keyboard.press('Enter');
    await details().getByRole('heading', { name, exact: true }).waitFor();
    expect(complaints).toEqual([]);
  });

  it('keeps what is pinned in its place through every layout', async () => {
    await find('nebenzia', /Vassily Nebenzia/u);
    const id = 'official:vassily-nebenzia';
    await canvas().focus();
    await page.keyboard.press('p');
    await undo('Undo pin Vassily Nebenzia').waitFor();
    const at = (await positions())[id];
    for (const [layout, words] of [
      ['force', 'by links'],
      ['time', 'by time'],
      ['rings', 'in rings'],
      ['sides', 'by sides'],
    ] as const) {
      const before = await positions();
      await page.getByRole('combobox', { name: 'Layout' }).selectOption(layout);
      await undo(`Undo arrange ${words}`).waitFor();
      const after = await positions();
      expect(after[id]).toEqual(at);
      expect(Object.entries(after).filter(([other, { x, y }]) => before[other]?.x !== x || before[other].y !== y).length).toBeGreaterThan(
        5,
      );
    }
    // Nor can it be dragged away.
    const { x, y } = await placeOf(`#${id.replace(':', '\\:')}`);
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x - 60, y - 40, { steps: 4 });
    await page.mouse.up();
    expect((await positions())[id]).toEqual(at);
    for (const words of ['by sides', 'in rings', 'by time', 'by links']) await undo(`Undo arrange ${words}`).click();
    await undo('Undo pin Vassily Nebenzia').click();
    await expect.poll(() => undo('Undo').isDisabled()).toBe(true);
    expect(complaints).toEqual([]);
  });

  it('finds the paths between two nodes, then the next ones, and puts them away', async () => {
    await page.context().close();
    await openPage(`/?ids=${HUB},claim:0`);
    await click(`#${HUB.replace(':', '\\:')}`);
    await click('#claim\\:0', { modifiers: ['Shift'] });
    await details().getByRole('button', { name: 'Paths between them' }).click();
    await details().getByRole('heading', { name: 'Path 3' }).waitFor();
    expect(await drawnNodes()).toBe(5);
    await details().getByRole('button', { name: 'Next 3 paths' }).click();
    await details().getByRole('heading', { name: 'Path 6' }).waitFor();
    expect(await drawnNodes()).toBe(8);
    expect(
      await page.evaluate(() => {
        const host = document.querySelector('.canvas') as unknown as { _cyreg: { cy: Core } };
        return [host['_cyreg'].cy.nodes('.path').length, host['_cyreg'].cy.edges('.path').length];
      }),
    ).toEqual([8, 12]);
    await undo(/^Undo more paths between/u).click();
    await expect.poll(drawnNodes).toBe(5);
    await details().getByRole('button', { name: 'Put away' }).click();
    await undo('Undo put the paths away').click();
    await details().getByRole('heading', { name: 'Path 3' }).waitFor();
    await undo(/^Undo paths between/u).click();
    await expect.poll(drawnNodes).toBe(2);
    expect(complaints).toEqual([]);
  });

  it('is one tab stop, lists its keys, and leads out of every menu again', async () => {
    expect(await page.locator('.pane [tabindex="0"]').count()).toBe(1);
    await canvas().focus();
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('role'));
    await expect.poll(focused).toBe('application');

    await page.getByRole('button', { name: 'Select' }).click();
    await page.getByRole('menu').waitFor();
    await page.keyboard.press('End');
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await details()
      .getByText(/\d+ selected/u)
      .first()
      .waitFor();
    await canvas().focus();
    await page.keyboard.press('Shift+F10');
    await page.keyboard.press('Escape');
    await expect.poll(focused).toBe('application');
    const before = await drawnNodes();
    await page.keyboard.press('i');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await page.keyboard.press('k');
    await expect.poll(drawnNodes).toBe(1);
    await page.keyboard.press('Control+z');
    await expect.poll(drawnNodes).toBe(before);
    expect(complaints).toEqual([]);
  });

  it('lets new nodes grow out of what they are linked to, to the places that they have without motion', async () => {
    const ends: Record<string, { x: number; y: number }>[] = [];
    for (const motion of ['reduce', 'no-preference'] as const) {
      await page.context().close();
      await openPage(`/?ids=${HUB}`, 'light', motion);
      await click(`#${HUB.replace(':', '\\:')}`);
      await details().getByRole('button', { name: 'Expand', exact: true }).click();
      await expect.poll(drawnNodes).toBe(51);
      await expect.poll(isMoving).toBe(false);
      ends.push(await positions());
    }
    expect(ends[1]).toEqual(ends[0]);
  });

  it('reads on in the details page by page, and selects what a box holds', async () => {
    await find('hedda hub', /Hedda Hub/u);
    await details().getByText('20 of 300 statements').waitFor();
    await details().getByRole('button', { name: 'next 50' }).click();
    await details().getByText('70 of 300 statements').waitFor();

    const host = (await canvas().boundingBox())!;
    await page.keyboard.down('Shift');
    await page.mouse.move(host.x + 4, host.y + 4);
    await page.mouse.down();
    await page.mouse.move(host.x + host.width - 4, host.y + host.height - 4, { steps: 5 });
    await page.mouse.up();
    await page.keyboard.up('Shift');
    await details()
      .getByText(`${await drawnNodes()} selected`)
      .waitFor();
  });

  it('says how much is off screen, and which way', async () => {
    const chip = page.getByRole('button', { name: /\d+ off screen · Fit/u });
    expect(await chip.count()).toBe(0);
    await page.mouse.move(500, 200);
    await page.mouse.down();
    await page.mouse.move(1_000, 700, { steps: 5 });
    await page.mouse.up();
    await chip.click();
    await chip.waitFor({ state: 'detached' });
  });

  it('finds under the pointer what Cytoscape finds by looking at everything', async () => {
    const ids = Array.from({ length: STATEMENTS }, (_, nth) => `statement:hub-${String(nth).padStart(4, '0')}`);
    const claims = Array.from({ length: 10 }, (_, nth) => `claim:${nth}`);
    await page.context().close();
    await openPage(`/?ids=${[HUB, ...claims, ...ids].join(',')}`);
    const { hits, differences } = await page.evaluate(() => {
      const host = document.querySelector('.canvas') as unknown as { _cyreg: { cy: Core & { renderer(): HitTest } } };
      const { cy } = host['_cyreg'];
      const renderer = cy.renderer();
      const original = (Object.getPrototypeOf(renderer) as HitTest).findNearestElements;
      if (original === renderer.findNearestElements) throw new Error('The hit test was not replaced.');
      const { x1, y1, w, h } = cy.extent();
      let found = 0;
      const differing: string[] = [];
      for (let place = 0; place < 250; place += 1) {
        const [x, y] = [x1 + (w * ((place * 997) % 4_001)) / 4_001, y1 + (h * ((place * 31) % 4_003)) / 4_003];
        const idsOf = (list: { id(): string }[]) => list.map((element) => element.id()).join(' ');
        const [mine, all] = [idsOf(renderer.findNearestElements(x, y, true, false)), idsOf(original.call(renderer, x, y, true, false))];
        if (all !== '') found += 1;
        if (mine !== all) differing.push(`${x} ${y}: ${mine} / ${all}`);
      }
      return { hits: found, differences: differing };
    });
    expect(hits).toBeGreaterThan(25);
    expect(differences).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('draws what Cytoscape draws by going the long way round for each line', async () => {
    const claims = Array.from({ length: 10 }, (_, nth) => `claim:${nth}`);
    const ids = Array.from({ length: 60 }, (_, nth) => `statement:hub-${String(nth).padStart(4, '0')}`);
    await page.context().close();
    await openPage(`/?ids=${[HUB, ...claims, ...ids].join(',')}`);
    const { inked, differing } = await page.evaluate(() => {
      type Draw = (context: CanvasRenderingContext2D, element: unknown, ratio: number, extent: unknown) => void;
      type Drawing = { drawCachedElement: Draw; getCachedZSortedEles(): unknown[] };
      const host = document.querySelector('.canvas') as unknown as { _cyreg: { cy: Core & { renderer(): Drawing } } };
      const { cy } = host['_cyreg'];
      const renderer = cy.renderer();
      const original = (Object.getPrototypeOf(renderer) as Drawing).drawCachedElement;
      if (original === renderer.drawCachedElement) throw new Error('The drawing was not replaced.');
      const { x1, y1, w, h } = cy.extent();
      // The left half of what is seen, so that some lines are cut by its edge and some lie beyond.
      const extent = { x1, y1, x2: x1 + w / 2, y2: y1 + h };
      const picture = (draw: Draw) => {
        const paper = Object.assign(document.createElement('canvas'), { width: 900, height: 700 });
        const context = paper.getContext('2d')!;
        context.scale((2 * 900) / w, 700 / h);
        context.translate(-x1, -y1);
        for (const element of renderer.getCachedZSortedEles()) draw.call(renderer, context, element, 1, extent);
        return context.getImageData(0, 0, 900, 700).data;
      };
      const [mine, theirs] = [picture(renderer.drawCachedElement), picture(original)];
      let [ink, different] = [0, 0];
      for (let at = 0; at < mine.length; at += 1) {
        if (theirs[at] !== 0) ink += 1;
        if (mine[at] !== theirs[at]) different += 1;
      }
      return { inked: ink, differing: different };
    });
    expect(inked).toBeGreaterThan(10_000);
    expect(differing).toBe(0);
  });

  it.each(['light', 'dark'] as const)('gives axe-core nothing to find in its menus, panels and dialog in %s', async (colorScheme) => {
    await page.context().close();
    await openPage('/', colorScheme);
    const faults = () => accessibilityFaults(page);
    await canvas().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('e');
    await details().getByText('Where it is written').waitFor();
    expect(await faults()).toEqual([]);
    await page.keyboard.press('Shift+F10');
    await menuItem(/^Hide/u).waitFor();
    expect(await faults()).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+a');
    await details().getByRole('button', { name: 'Keep only these' }).waitFor();
    expect(await faults()).toEqual([]);
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    expect(await faults()).toEqual([]);
  });
});
