// Rows one under the other, each as near to where it would like to stand as the others allow.

export interface Row {
  /** Where its middle would like to be, in px. */
  wanted: number;
  /** What it takes above and below its middle, in px. */
  above: number;
  below: number;
}

/** The rows' middles, in the order given and `gap` apart; the sum of squared ways from where they wanted to be is least. */
export function placeRows(rows: readonly Row[], gap: number): number[] {
  // In terms of y less all that stands before it, rows only have to be in order: neighbours that are not are pooled at their mean.
  const offsets: number[] = [];
  let taken = 0;
  for (const { above, below } of rows) {
    offsets.push(taken + above);
    taken += above + below + gap;
  }
  const pools: { sum: number; count: number }[] = [];
  for (const [place, { wanted }] of rows.entries()) {
    pools.push({ sum: wanted - offsets[place]!, count: 1 });
    for (let last = pools.at(-1)!, before = pools.at(-2); before && before.sum / before.count >= last.sum / last.count;) {
      pools.splice(-2, 2, { sum: before.sum + last.sum, count: before.count + last.count });
      last = pools.at(-1)!;
      before = pools.at(-2);
    }
  }
  const shifts = pools.flatMap(({ sum, count }) => Array.from({ length: count }, () => sum / count));
  return shifts.map((shift, place) => Math.round(shift + offsets[place]!));
}
