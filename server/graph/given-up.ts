// The two ways in which a question ends before its answer: its time ran out, or whoever asked went away.
import { GraphError } from './graph-error.ts';

export function deadlineExceeded(): GraphError {
  return new GraphError('DEADLINE_EXCEEDED', 'The time for this request ran out before it was answered; ask for less, or again.');
}

export function aborted(): GraphError {
  return new GraphError('ABORTED', 'The request was given up before it was answered.');
}
