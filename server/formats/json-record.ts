// One JSON text to the record that it is, for every format whose records are JSON.
// The bound is on what comes from outside: values nested deeper than anything we know would break whoever walks them by calling itself.
import type { FileRecord } from './format.ts';

const MAX_DEPTH = 64;

/** The parsed text, or what is wrong with it: never throws. */
export function jsonRecord(line: number, text: string): FileRecord {
  try {
    const value = JSON.parse(text) as unknown;
    const fault = faultOfNesting(value);
    return fault === undefined ? { line, value, lineAt: () => line } : { line, fault };
  } catch (error) {
    return { line, fault: `is not JSON: ${error instanceof Error ? error.message : String(error)}.` };
  }
}

/** What is wrong with a value from outside, as the rest of a sentence; undefined where nothing is. */
export function faultOfNesting(value: unknown): string | undefined {
  return isDeeper(value, MAX_DEPTH) ? `is nested more than ${MAX_DEPTH} levels deep; nothing that can be loaded is.` : undefined;
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((part) => isDeeper(part, levels - 1));
}
