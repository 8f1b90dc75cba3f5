// An order in which those who are alike stand together: average linkage joins the most alike, and each join puts the most alike ends side by side.
// After Sokal and Michener (1958) for the linkage, Gruvaeus and Wainer (1972) for the order of the ends.

/**
 * A permutation of 0 to size - 1. Deterministic: of equal choices the first in the order given is taken.
 * Takes time by the square of `size`, mostly; some 50 ms for 500.
 * @param similarity of two items; symmetric, finite
 */
export function seriate(size: number, similarity: (a: number, b: number) => number): number[] {
  if (size < 2) return Array.from({ length: size }, (_, place) => place);
  const between = new Float64Array(size * size);
  for (let a = 0; a < size; a += 1) {
    for (let b = a + 1; b < size; b += 1) between[a * size + b] = between[b * size + a] = similarity(a, b);
  }
  const alike = Float64Array.from(between);
  const orders: (number[] | undefined)[] = Array.from({ length: size }, (_, place) => [place]);
  const nearest = Array.from({ length: size }, () => -1);
  const findNearest = (a: number) => {
    let best = -1;
    for (let b = 0; b < size; b += 1) if (b !== a && orders[b] && (best === -1 || alike[a * size + b]! > alike[a * size + best]!)) best = b;
    nearest[a] = best;
  };
  for (let a = 0; a < size; a += 1) findNearest(a);

  for (let joins = size - 1; joins > 0; joins -= 1) {
    let first = -1;
    for (let a = 0; a < size; a += 1) {
      if (orders[a] && (first === -1 || alike[a * size + nearest[a]!]! > alike[first * size + nearest[first]!]!)) first = a;
    }
    const second = nearest[first]!;
    const [left, right] = [orders[first]!, orders[second]!];
    orders[first] = joinEnds(left, right, (a, b) => between[a * size + b]!);
    orders[second] = undefined;
    for (let other = 0; other < size; other += 1) {
      if (!orders[other] || other === first) continue;
      const mean =
        (left.length * alike[first * size + other]! + right.length * alike[second * size + other]!) / (left.length + right.length);
      alike[first * size + other] = alike[other * size + first] = mean;
    }
    if (joins === 1) break;
    findNearest(first);
    for (let other = 0; other < size; other += 1) {
      if (!orders[other] || other === first) continue;
      const near = nearest[other]!;
      if (near === first || near === second) findNearest(other);
    }
  }
  return orders.find((order) => order !== undefined)!;
}

/** The two orders one after the other, each the way round that brings the most alike ends together. */
function joinEnds(left: readonly number[], right: readonly number[], alike: (a: number, b: number) => number): number[] {
  const ways = [
    [left, right],
    [left, right.toReversed()],
    [left.toReversed(), right],
    [left.toReversed(), right.toReversed()],
  ] as const;
  let best: readonly (readonly number[])[] = ways[0];
  let most = -Infinity;
  for (const way of ways) {
    const seam = alike(way[0].at(-1)!, way[1][0]!);
    if (seam > most) [best, most] = [way, seam];
  }
  return best.flat();
}
