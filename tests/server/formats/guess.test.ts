// Which format a file is in, told by how it begins.
import { describe, expect, it } from 'vitest';
import { guessFormat } from '../../../server/formats/format.ts';

describe('guessing a format', () => {
  it.each([
    ['{"type":"node"}', 'jsonl'],
    ['# who said what\nsource:', 'yaml'],
    ['source:\n  title: x', 'yaml'],
    ['\u0000\u0001binary', undefined],
  ])('takes %j for %s', (head, name) => {
    expect(guessFormat(head)?.name).toBe(name);
  });
});
