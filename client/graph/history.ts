// Undo and redo over whole states, which share what did not change. Each step has a name for the person: "expand Nebenzia".

export interface Step<State> {
  name: string;
  before: State;
  after: State;
}

export interface History<State> {
  past: readonly Step<State>[];
  future: readonly Step<State>[];
}

const MAX_STEPS = 200;

export const EMPTY_HISTORY: History<never> = { past: [], future: [] };

/** A new step forgets what could have been redone. */
export function record<State>(history: History<State>, step: Step<State>): History<State> {
  return { past: [...history.past, step].slice(-MAX_STEPS), future: [] };
}

/** The history afterwards and the state to go back to; undefined where there is nothing to undo. */
export function undo<State>({ past, future }: History<State>): { history: History<State>; state: State } | undefined {
  const step = past.at(-1);
  return step && { history: { past: past.slice(0, -1), future: [step, ...future] }, state: step.before };
}

export function redo<State>({ past, future }: History<State>): { history: History<State>; state: State } | undefined {
  const [step, ...rest] = future;
  return step && { history: { past: [...past, step], future: rest }, state: step.after };
}
