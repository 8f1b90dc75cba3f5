// What becomes of a node or edge that is loaded again: nothing is lost, and loading the same thing twice changes nothing.

interface Element {
  recordedAt: string;
  properties: object;
}

/**
 * The kept element with what the loaded one adds: properties that the loaded one gives win, those that it leaves out stay, lists are united in the order
 * first seen, and the earlier `recordedAt` stays. The same object comes back where nothing changes.
 */
export function mergeElements<T extends Element>(kept: T, loaded: T): T {
  const properties: Record<string, unknown> = { ...kept.properties };
  let changed = loaded.recordedAt < kept.recordedAt;
  for (const [name, value] of Object.entries(loaded.properties)) {
    const before = properties[name];
    const after = Array.isArray(value) && Array.isArray(before) ? united(before, value) : value;
    if (sameValue(before, after)) continue;
    properties[name] = after;
    changed = true;
  }
  if (!changed) return kept;
  const recordedAt = loaded.recordedAt < kept.recordedAt ? loaded.recordedAt : kept.recordedAt;
  return { ...kept, recordedAt, properties };
}

/** What stands twice in a list that is kept stays so: a list that is loaded again must change nothing. */
function united(kept: readonly unknown[], loaded: readonly unknown[]): unknown[] {
  return [...kept, ...new Set(loaded.filter((entry) => !kept.includes(entry)))];
}

/** Values are texts, numbers, booleans, lists of texts and fuzzy dates, so that their entries tell them apart. */
function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const [left, right] = [Object.entries(a), Object.entries(b)];
  return left.length === right.length && left.every(([key, value]) => (b as Record<string, unknown>)[key] === value);
}
