// Questions that one request asks in the same turn of the event loop, gathered to be asked in one transaction.
import type { ReadOptions } from '../store.ts';

interface Turn<Query, Answer> {
  queries: Query[];
  answers: Promise<readonly Answer[]>;
}

/**
 * A request is told by its options, which are one object for all its questions; what is asked without options is asked by itself.
 * @param askAll answers in the order of the queries; where it fails, all of them fail
 */
export function gather<Query, Answer>(
  askAll: (queries: readonly Query[], options: ReadOptions | undefined) => Promise<readonly Answer[]>,
): (query: Query, options?: ReadOptions) => Promise<Answer> {
  const turns = new WeakMap<ReadOptions, Turn<Query, Answer>>();

  function begin(options: ReadOptions): Turn<Query, Answer> {
    const queries: Query[] = [];
    const ended = new Promise<void>((resolve) => setImmediate(resolve));
    const answers = ended.then(() => {
      turns.delete(options);
      return askAll(queries, options);
    });
    const turn = { queries, answers };
    turns.set(options, turn);
    return turn;
  }

  return async (query, options) => {
    if (!options) return (await askAll([query], options))[0]!;
    const { queries, answers } = turns.get(options) ?? begin(options);
    const place = queries.push(query) - 1;
    return (await answers)[place]!;
  };
}
