// The texts of sources, line by line, to hold quotes and places against: those that the graph keeps, and those that somebody has at hand.
import type { EdgeProperties } from '../server/graph/edge.ts';
import type { Store } from '../server/store/store.ts';

export interface SourceTexts {
  /** Brings the texts of these sources. */
  fetch(ids: readonly string[]): Promise<void>;
  /** Of what was fetched last; undefined where its text is not known. */
  linesOf(id: string): readonly string[] | undefined;
}

/** Sources that are remembered not to have a text. */
const MAX_WITHOUT = 100_000;

/** @param given texts by the id of their source; they come before what the graph keeps */
export function createSourceTexts(store: Pick<Store, 'nodes'>, given: ReadonlyMap<string, string>): SourceTexts {
  const without = new Set<string>();
  let held = new Map<string, readonly string[]>();
  return {
    async fetch(ids) {
      const wanted = [...new Set(ids)].filter((id) => !without.has(id));
      const unknown = wanted.filter((id) => !given.has(id) && !held.has(id));
      const nodes = await store.nodes(unknown);
      const kept = new Map(wanted.flatMap((id) => (held.has(id) ? [[id, held.get(id)!] as const] : [])));
      for (const id of wanted) if (given.has(id)) kept.set(id, linesIn(given.get(id)!));
      for (const [nth, id] of unknown.entries()) {
        const node = nodes[nth];
        const text = node?.kind === 'SOURCE' ? node.properties.text : undefined;
        if (text !== undefined) kept.set(id, linesIn(text));
        else if (without.size < MAX_WITHOUT) without.add(id);
      }
      held = kept;
    },
    linesOf: (id) => held.get(id),
  };
}

/** What is wrong with a place in these lines, as a sentence; undefined where nothing is. `quote` should stand there word for word. */
export function faultOfPlace(lines: readonly string[], place: EdgeProperties, quote: string | undefined): string | undefined {
  const { paragraph, start = 0, end } = place;
  if (paragraph !== undefined) {
    const line = lines[paragraph - 1];
    if (line === undefined) return `names paragraph ${paragraph} of a source that has ${lines.length}`;
    if (end !== undefined && end > line.length) return `ends at character ${end} of paragraph ${paragraph}, which has ${line.length}`;
    if (start > line.length) return `starts at character ${start} of paragraph ${paragraph}, which has ${line.length}`;
  }
  if (quote === undefined) return undefined;
  const words = wordsAt(lines, place);
  if (paragraph === undefined || end === undefined) return words.includes(quote) ? undefined : `does not hold the quote "${shown(quote)}"`;
  return words === quote ? undefined : `has "${shown(words)}" where the quote is "${shown(quote)}"`;
}

/** What stands at a place: the span, from its start to the end of the line, the line, or the whole text, by what it says. */
export function wordsAt(lines: readonly string[], { paragraph, start, end }: EdgeProperties): string {
  return paragraph === undefined ? lines.join('\n') : (lines[paragraph - 1] ?? '').slice(start, end);
}

function linesIn(text: string): readonly string[] {
  return text.split('\n');
}

/** Cut, so that it may stand in a sentence. */
export function shown(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
