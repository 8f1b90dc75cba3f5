// Answers by id, gathered: what is asked for in one turn of the event loop goes to the store in one call, and what is known is given at once.
// Why not a promise for each id: an answer of thousands of objects would spend most of its time on them.

/** A value, or a promise of it where it has to be fetched. */
export type Ready<T> = T | Promise<T>;

export interface Gatherer<Answer> {
  /** Resolves once all of these are known; undefined where they are already. */
  want(ids: Iterable<string>): Promise<void> | undefined;
  load(id: string): Ready<Answer>;
  /** In the order asked. */
  loadAll(ids: readonly string[]): Ready<Answer[]>;
}

/** `ask` answers different ids, in their order, none of them with undefined. A call that fails fails all whose ids were in it. */
export function createGatherer<Answer>(ask: (ids: readonly string[]) => Promise<readonly Answer[]>): Gatherer<Answer> {
  const known = new Map<string, Answer>();
  const underWay = new Map<string, Promise<void>>();
  let gathered: string[] = [];
  let turn: Promise<void> | undefined;

  async function askTogether(): Promise<void> {
    await endOfTurn();
    const ids = gathered;
    gathered = [];
    turn = undefined;
    const answers = await ask(ids);
    for (const [place, id] of ids.entries()) {
      known.set(id, answers[place]!);
      underWay.delete(id);
    }
  }

  function want(ids: Iterable<string>): Promise<void> | undefined {
    let awaited: Set<Promise<void>> | undefined;
    for (const id of ids) {
      if (known.has(id)) continue;
      let answered = underWay.get(id);
      if (!answered) {
        answered = turn ??= askTogether();
        gathered.push(id);
        underWay.set(id, answered);
      }
      awaited ??= new Set();
      awaited.add(answered);
    }
    if (!awaited) return undefined;
    const [first, ...others] = awaited;
    return others.length === 0 ? first : Promise.all(awaited).then(() => undefined);
  }

  return {
    want,
    load(id) {
      const answer = known.get(id);
      return answer === undefined ? want([id])!.then(() => known.get(id)!) : answer;
    },
    loadAll: (ids) => {
      const all = () => ids.map((id) => known.get(id)!);
      return whenReady(want(ids), all);
    },
  };
}

/** What `follows` from the value, at once where it is there. */
export function whenReady<T, U>(value: Ready<T>, follows: (value: T) => Ready<U>): Ready<U> {
  return value instanceof Promise ? value.then(follows) : follows(value);
}

/** All of them, at once where they are there. Where several fail, none is left that nobody looks at: that would end the process. */
export function allReady<T>(values: readonly Ready<T>[]): Ready<T[]> {
  return values.some((value) => value instanceof Promise) ? Promise.all(values) : (values as T[]);
}

/** Resolves when everything that this turn of the event loop set off, in promises, too, has run. */
function endOfTurn(): Promise<void> {
  return new Promise((resolve) => {
    void Promise.resolve().then(() => process.nextTick(resolve));
  });
}
