// The marks of the canvas: the heads of the columns count who stands under them.
import { describe, expect, it } from 'vitest';
import { markElements } from '../../../client/view/elements.ts';
import { arrangeGraph } from '../../../client/view/layouts/arrange.ts';
import { sizesFor } from '../../../client/view/layouts/box.ts';
import { saidGraph } from '../graph/graphs.ts';

describe('the heads of the columns', () => {
  it('count all who stand under them, whichever drawn claim they take a side on, and everybody once', () => {
    const graph = saidGraph([
      { speaker: 'a', stance: 'ASSERTS', claim: 'first' },
      { speaker: 'b', stance: 'ASSERTS', claim: 'first' },
      { speaker: 'c', stance: 'DENIES', claim: 'first' },
      { speaker: 'd', stance: 'ASSERTS', claim: 'second' },
      // Stands on the right, by the first claim.
      { speaker: 'c', stance: 'ASSERTS', claim: 'second' },
      { speaker: 'e', stance: 'CONSIDERS', claim: 'second' },
      { speaker: 'e', stance: 'DOES_NOT_CONFIRM', claim: 'first' },
    ]);
    const positions = arrangeGraph({ layout: 'sides', graph, fixed: new Map(), narrow: false });
    const marks = markElements(graph, positions, new Map(), 'sides', () => '', sizesFor(false));
    const heads = marks.filter(({ classes }) => classes?.includes('heading')).map(({ data }) => data['text'] as string);
    expect(heads).toEqual(['3 assert', '1 denies', '1 holds back']);
  });
});
