// The bound on JSON from outside: values nested deeper than anything we know would break whoever walks them by calling itself.

const MAX_DEPTH = 64;

/** What is wrong with a parsed value, as the rest of a sentence; undefined where nothing is. */
export function faultOfJson(value: unknown): string | undefined {
  return isDeeper(value, MAX_DEPTH) ? `is nested more than ${MAX_DEPTH} levels deep; nothing that can be loaded is.` : undefined;
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((part) => isDeeper(part, levels - 1));
}
