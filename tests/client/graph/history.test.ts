// Undo and redo: whatever was done, undoing all of it leads back to the start, and redoing all of it to the end.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EMPTY_HISTORY, record, redo, undo, type History } from '../../../client/graph/history.ts';

describe('history', () => {
  it('leads back to the start and forth to the end', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { maxLength: 50 }), (states) => {
        let history: History<number> = EMPTY_HISTORY;
        let state = 0;
        for (const next of states) {
          history = record(history, { name: 'step', before: state, after: next });
          state = next;
        }
        for (let back = undo(history); back; back = undo(history)) ({ history, state } = back);
        expect(state).toBe(0);
        for (let forth = redo(history); forth; forth = redo(history)) ({ history, state } = forth);
        expect(state).toBe(states.at(-1) ?? 0);
      }),
    );
  });

  it('forgets what could have been redone once something new is done', () => {
    const first = record(EMPTY_HISTORY as History<number>, { name: 'one', before: 0, after: 1 });
    const undone = undo(first)!;
    const second = record(undone.history, { name: 'two', before: 0, after: 2 });
    expect(redo(second)).toBeUndefined();
    expect(second.past.map(({ name }) => name)).toEqual(['two']);
  });
});
