// Which rows of a long list are in sight, so that only they stand in the page; the others are two gaps above and below.

export interface RowWindow {
  /** Places of rows, `from` included, `until` excluded. */
  from: number;
  until: number;
  /** The height of what is left out above and below, in px. */
  above: number;
  below: number;
}

/** Lists up to so many rows stand in the page whole. */
export const WHOLE_ROWS = 100;

/**
 * @param heights of the rows in px, each more than 0
 * @param top the first px in sight, `height` how many are
 * @param air in px, above and below what is in sight
 */
export function rowWindow(heights: readonly number[], top: number, height: number, air = 400): RowWindow {
  const total = heights.reduce((sum, one) => sum + one, 0);
  if (heights.length <= WHOLE_ROWS) return { from: 0, until: heights.length, above: 0, below: 0 };
  // A list that has become shorter than the place to which it was scrolled shows its end.
  const seen = Math.max(0, Math.min(top, total - height));
  let [from, above] = [0, 0];
  while (from < heights.length - 1 && above + heights[from]! <= seen - air) above += heights[from++]!;
  let [until, shown] = [from, 0];
  while (until < heights.length && above + shown < seen + height + air) shown += heights[until++]!;
  return { from, until, above, below: total - above - shown };
}
