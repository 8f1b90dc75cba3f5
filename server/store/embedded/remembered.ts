// What was read of single nodes, and the pages of all statements, are remembered: what people look at again and again is not fetched from the database's
// thread each time.
// That is right because a data folder has one owner: nothing changes but by our own writes, and a write forgets everything.
import type { Edge } from '../../graph/edge.ts';
import type { Node } from '../../graph/node.ts';
import type { StoreAdapter } from '../checked.ts';
import type { DegreeCount } from '../store.ts';

/** Answers of one kind that are kept: at least so many of those used last, at most twice as many. */
const KEPT = 5_000;
const KEPT_PAGES = 25;
/** What is longer than this is read anew each time, so that memory stays in bounds: ids (or questions) and texts in characters, lists in entries. */
const LONGEST = { id: 200, text: 2_000, list: 100 } as const;

export function remembering(adapter: StoreAdapter): StoreAdapter {
  let writes = 0;
  const forgetters: (() => void)[] = [];

  function remember<Answer>(isKept: (answer: Answer) => boolean, kept = KEPT) {
    let used = new Map<string, Answer>();
    let before = new Map<string, Answer>();
    forgetters.push(() => {
      used = new Map();
      before = new Map();
    });

    function keep(id: string, answer: Answer): void {
      if (used.size >= kept) [before, used] = [used, new Map()];
      used.set(id, answer);
    }

    function recall(id: string): Answer | undefined {
      const answer = used.get(id) ?? before.get(id);
      if (answer !== undefined && !used.has(id)) keep(id, answer);
      return answer;
    }

    return async (ids: readonly string[], ask: (missing: readonly string[]) => Promise<Answer[]>): Promise<Answer[]> => {
      const recalled = ids.map((id) => recall(id));
      if (!recalled.includes(undefined)) return recalled as Answer[];
      const missing = [...new Set(ids.filter((_, place) => recalled[place] === undefined))];
      const asked = writes;
      const answers = await ask(missing);
      const found = new Map(missing.map((id, place) => [id, answers[place]!]));
      // What was read while something was written may be of before or after.
      if (asked === writes) for (const [id, answer] of found) if (id.length <= LONGEST.id && isKept(answer)) keep(id, answer);
      return ids.map((id, place) => recalled[place] ?? found.get(id)!);
    };
  }

  const isShort = (list: readonly unknown[]) => list.length <= LONGEST.list;
  const nodes = remember<Node | null>((node) => node !== null && isSmall(node));
  const degrees = remember<DegreeCount[]>(isShort);
  const contested = remember<boolean>(() => true);
  const pages = remember<Awaited<ReturnType<StoreAdapter['statements']>>[number]>(({ items }) => items.every(isSmall), KEPT_PAGES);
  const edgesAt = new Map<string, ReturnType<typeof remember<Edge[]>>>();

  return {
    ...adapter,
    nodes: (ids, options) => nodes(ids, (missing) => adapter.nodes(missing, options)),
    degrees: (ids, options) => degrees(ids, (missing) => adapter.degrees(missing, options)),
    statements: (query, options) => {
      const ask = () => adapter.statements(query, options);
      return query.of ? ask() : pages([JSON.stringify(query)], ask);
    },
    contested: (claims, options) => contested(claims, (missing) => adapter.contested(missing, options)),
    edgesOf: ({ ids, kind, direction }, options) => {
      const way = `${kind} ${direction}`;
      const edges = edgesAt.get(way) ?? remember<Edge[]>(isShort);
      edgesAt.set(way, edges);
      return edges(ids, (missing) => adapter.edgesOf({ ids: missing, kind, direction }, options));
    },
    write: async (batch) => {
      const forget = () => {
        writes += 1;
        for (const each of forgetters) each();
      };
      forget();
      try {
        return await adapter.write(batch);
      } finally {
        forget();
      }
    },
  };
}

function isSmall({ properties }: Node): boolean {
  return Object.values(properties).every((value: unknown) =>
    typeof value === 'string' ? value.length <= LONGEST.text : !Array.isArray(value) || value.length <= LONGEST.list,
  );
}
