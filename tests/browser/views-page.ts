// A page with the views beside the graph: how its parts are found, and how one goes from view to view.
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { accessibilityFaults, visit, type VisitOptions } from './visit.ts';

export const VIEWS = ['Graph', 'Matrix', 'Blocs', 'Table'] as const;

export interface ViewsPage {
  context: BrowserContext;
  page: Page;
  complaints: string[];
  tab(view: string): Locator;
  details: Locator;
  /** The panel beside the blocs. */
  blocs: Locator;
  matrix: Locator;
  table: Locator;
  /** Speakers of the matrix, or rows of the table, as far as they stand in the page. */
  rowsOf(grid: Locator): Locator;
  /** Opens a view, and waits for what it shows. */
  show(view: (typeof VIEWS)[number]): Promise<void>;
  /** All that axe finds, however small. */
  faults(): Promise<string[]>;
}

export async function openViews(browser: Browser, url: string, options?: VisitOptions): Promise<ViewsPage> {
  const { context, complaints, open } = await visit(browser, url, options);
  const page = await open();
  const tab = (view: string) => page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: view, exact: true });
  const matrix = page.getByRole('grid', { name: 'Who takes which stance on which claim' });
  const table = page.getByRole('grid', { name: 'What is drawn' });
  return {
    context,
    page,
    complaints,
    tab,
    details: page.getByRole('complementary', { name: 'Details' }),
    blocs: page.getByRole('complementary', { name: 'Blocs' }),
    matrix,
    table,
    rowsOf: (grid) => grid.locator('tbody tr[aria-selected], tbody tr[data-speaker]'),
    async show(view) {
      await tab(view).click();
      if (view === 'Matrix') await matrix.waitFor();
      if (view === 'Blocs') await page.getByRole('heading', { name: /blocs?,/u }).waitFor();
      if (view === 'Table') await table.waitFor();
    },
    faults: () => accessibilityFaults(page),
  };
}
