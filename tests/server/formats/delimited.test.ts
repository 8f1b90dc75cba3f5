// Tables as text: what is quoted comes back, lines are counted, and what is broken costs its own row only.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guessFormat, readableFormat, writableFormat, type FileRecord } from '../../../server/formats/format.ts';

async function* bytesOf(text: string, chunk: number): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  for (let start = 0; start < bytes.length; start += chunk) yield bytes.subarray(start, start + chunk);
}

async function readAll(text: string, format = 'comma-separated', chunk = 7): Promise<FileRecord[]> {
  const records: FileRecord[] = [];
  for await (const record of readableFormat(format).read(bytesOf(text, chunk))) records.push(record);
  return records;
}

/** What a test compares: faults as they are, values without the way to their line. */
const plain = (records: readonly FileRecord[]) =>
  records.map((record) => ('fault' in record ? record : { line: record.line, value: record.value }));

describe('a table', () => {
  it('gives each row as an object by column, with the line it begins on', async () => {
    const text = '\uFEFFid,text,note\r\n1,"two\r\nlines, a comma",\r\n\r\n2,"he said ""no""",ünï 🎈\r\n';
    expect(plain(await readAll(text))).toEqual([
      { line: 2, value: { id: '1', text: 'two\r\nlines, a comma', note: '' } },
      { line: 5, value: { id: '2', text: 'he said "no"', note: 'ünï 🎈' } },
    ]);
  });

  it('takes a quotation mark in the middle of a field as it is', async () => {
    const [record] = await readAll('name\tevent\nNicholas "Nick" Xenophon\tAccuse\n', 'tab-separated');
    expect(record).toMatchObject({ value: { name: 'Nicholas "Nick" Xenophon', event: 'Accuse' } });
  });

  it('comes back whatever it holds and however its bytes are cut', async () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary' }).map((text) => text.toWellFormed().replaceAll('\uFEFF', '')),
      fc.constantFrom('', '"', '""', ',', '\t', 'a\nb', 'a\r\nb', '\n', ' x ', '0'),
    );
    await fc.assert(
      fc.asyncProperty(
        // At the end of a row a carriage return belongs to the line's end, whatever stands around it.
        fc.array(
          fc.tuple(
            cell,
            cell,
            cell.map((text) => text.replace(/\r+$/u, '')),
          ),
          { maxLength: 12 },
        ),
        fc.constantFrom(['tab-separated', '\t'], ['comma-separated', ',']),
        fc.constantFrom('\n', '\r\n'),
        fc.integer({ min: 1, max: 40 }),
        async (rows, [format, delimiter], end, chunk) => {
          const quoted = rows.map((row) => row.map((field) => `"${field.replaceAll('"', '""')}"`).join(delimiter));
          const records = await readAll(['a', 'b', 'c'].join(delimiter) + end + quoted.map((row) => row + end).join(''), format, chunk);
          let line = 2;
          const expected = rows.map(([a, b, c], place) => {
            const record = { line, value: { a, b, c } };
            line += quoted[place]!.split('\n').length;
            return record;
          });
          expect(plain(records)).toEqual(expected);
        },
      ),
    );
  });
});

describe('a broken table', () => {
  it('tells a row with too few or too many fields', async () => {
    expect(plain(await readAll('a,b\n1\n1,2\n1,2,3\n'))).toEqual([
      { line: 2, fault: 'has 1 fields where the header names 2.' },
      { line: 3, value: { a: '1', b: '2' } },
      { line: 4, fault: 'has 3 fields where the header names 2.' },
    ]);
  });

  it('is readable behind a quotation mark that nothing closes', async () => {
    const rows = Array.from({ length: 2_000 }, (_, nth) => `${nth},x`);
    rows[5] = '5,"x';
    const records = await readAll(`a,b\n${rows.join('\n')}\n`, 'comma-separated', 100);
    expect(records).toHaveLength(2_000);
    expect(records.filter((record) => 'fault' in record)).toEqual([
      { line: 7, fault: expect.stringMatching(/opens a quotation mark that nothing closes/u) },
    ]);
  });

  it('is readable behind a quotation mark that stands where none may', async () => {
    expect(plain(await readAll('a,b\n"x"y,2\n3,4\n'))).toEqual([
      { line: 2, fault: expect.stringMatching(/write it twice/u) },
      { line: 3, value: { a: '3', b: '4' } },
    ]);
  });

  it('is readable behind a line that is too long, and does not keep that line', async () => {
    const long = 'x'.repeat(1_100_000);
    const records = await readAll(`a,b\n1,2\n3,${long}\n5,6\n7,"${'y\n'.repeat(600_000)}"\n8,9\n`, 'comma-separated', 65_536);
    const kept = records.flatMap((record) => ('fault' in record ? [] : [(record.value as { a: string }).a]));
    const faults = records.flatMap((record) => ('fault' in record ? [record] : []));
    expect(kept).toEqual(['1', '5', '8']);
    expect(faults[0]).toEqual({ line: 3, fault: expect.stringMatching(/longer than 1000000 characters/u) });
    expect(faults[1]).toEqual({ line: 5, fault: expect.stringMatching(/quotation mark/u) });
    expect(records.at(-1)).toMatchObject({ line: 600_006, value: { a: '8', b: '9' } });
  });

  it.each([
    ['a,b,a\n1,2,3\n', /names the column "a" twice/u],
    ['a,__proto__\n1,2\n', /column "__proto__"/u],
  ])('needs a header that names each column: %j', async (text, sentence) => {
    expect(await readAll(text)).toEqual([{ line: 1, fault: expect.stringMatching(sentence) }]);
  });
});

describe('guessing a table', () => {
  it.each([
    ['rcid,country,vote\n3,Cuba,yes\n', 'comma-separated'],
    ['"Event ID"\t"Event Date"\r\n1\t2018-06-01', 'tab-separated'],
    ['\uFEFFsource\tevent\ttarget\tdate\n', 'tab-separated'],
    ['# Facts, and more\nsource:\n', 'yaml'],
    ['{"a":1,"b":2}', 'jsonl'],
    ['<html a="1", b="2">', undefined],
    ['one column\n1\n', undefined],
    ['a\u0000,b\n', undefined],
  ])('takes %j for %s', (head, name) => {
    expect(guessFormat(head)?.name).toBe(name);
  });

  it('offers no table for writing', () => {
    expect(() => writableFormat('tab-separated')).toThrow(/cannot be written; use one of jsonl,/u);
  });
});
