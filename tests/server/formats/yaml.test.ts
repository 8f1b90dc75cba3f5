// Dossiers that are not YAML: one sentence in our words, on the line that has to be mended, and nothing of a guess.
import { describe, expect, it } from 'vitest';
import type { FileRecord } from '../../../server/formats/format.ts';
import { yaml } from '../../../server/formats/yaml.ts';

async function read(text: string): Promise<FileRecord[]> {
  const bytes = async function* () {
    yield new TextEncoder().encode(text);
  };
  const records: FileRecord[] = [];
  for await (const record of yaml.read!(bytes())) records.push(record);
  return records;
}

const HEAD = 'source:\n  title: A title\nclaims:\n';

describe('a file that is not YAML', () => {
  it.each([
    [
      'a list without its end, in the line before the one where that shows',
      '  one:\n    text: One\n    about: [kor, jpn\n  two: {}\n',
      6,
      'the [ in this line is never closed',
    ],
    [
      'a list without its end in a map that has one',
      '  one: { text: One, about: [kor }\n  two: {}\n',
      4,
      'the [ in this line is never closed',
    ],
    ['a map without its end', '  one: { text: One, about: [kor]\n  two: {}\n', 4, 'the { in this line is never closed'],
    ['a list without its end in the last line', '  one: { about: [kor,\n', 4, 'the [ in this line is never closed'],
    [
      'a quotation mark without its end, many lines before that shows',
      '  one:\n    text: "One\n    about: kor\n  two: {}\n',
      5,
      'the " in this line is never closed',
    ],
    ['a tab that indents', '  one:\n    text: One\n\ttwo: {}\n', 6, 'the line begins with a tab; indent with spaces only'],
    [
      'a colon in a text',
      '  one:\n    text: One: two\n',
      5,
      'a colon and a space in the middle of a text begin a new field; put the text in quotation marks',
    ],
    [
      'a handle that is there twice',
      '  one: {}\n  one: {}\n',
      5,
      'the name in this line was used before in the same place; give each its own',
    ],
  ])('with %s', async (_what, claims, line, what) => {
    const fault = `is not YAML: ${what}. Nothing of this file was loaded; mend line ${line} and load it again.`;
    expect(await read(HEAD + claims)).toEqual([{ line, fault }]);
  });

  it('costs only the document in which it stands', async () => {
    const [first, second, third] = await read(`${HEAD}  one: [\n---\n${HEAD}  two: {}\n---\nfive: "\n`);
    expect(first).toEqual({ line: 4, fault: expect.stringContaining('Nothing of this document was loaded; mend line 4 ') });
    expect(second).toMatchObject({ line: 6, value: { claims: { two: {} } } });
    expect(third).toEqual({ line: 11, fault: expect.stringContaining('the " in this line') });
  });
});
