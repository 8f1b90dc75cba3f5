// The settings as they are documented and as they are read: docs/operations.md says what the code does, and defaults fit what they speak of.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Kind, parse } from 'graphql';
import { afterAll, describe, expect, it } from 'vitest';
import * as operations from '../../client/api/operations.generated.ts';
import { BOUNDS, MAX_LIST, MAX_SEARCH_TEXT } from '../../server/api/arguments.ts';
import { readConfig, TEXT_SETTINGS, type TextSetting } from '../../server/config.ts';
import { LIMITS, type NumberSetting } from '../../server/limits.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/operations.md'), 'utf8');

/** The rows of the table under a heading, each without its bars. */
function tableUnder(heading: string, begins = '| `'): string[] {
  const [, after = ''] = page.split(`## ${heading}\n`);
  const rows = after
    .split('\n## ')[0]!
    .split('\n')
    .filter((line) => line.startsWith(begins));
  return rows.map((row) => row.slice(2, -2));
}

const code = (text: string | number) => (text === '' ? '' : `\`${text}\``);

describe('docs/operations.md', () => {
  it('has every setting, as it is', () => {
    const rows = Object.values<TextSetting>(TEXT_SETTINGS).map(
      ({ name, fallback, meaning }) => `${code(name)} | ${code(fallback.replaceAll(',', ', '))} | ${meaning}`,
    );
    expect(tableUnder('Settings')).toEqual(rows);
  });

  it('has every limit, as it is', () => {
    const rows = Object.values<NumberSetting>(LIMITS).map(
      ({ name, unit, fallback, lowest, highest, reason }) => `${code(name)} | ${unit} | ${fallback} | ${lowest} to ${highest} | ${reason}`,
    );
    expect(tableUnder('Limits')).toEqual(rows);
  });

  it("has every bound of the API's arguments, as it is", () => {
    const boundsIn = (rows: string[]) => rows.map((row) => row.split(' | ').slice(0, 2).join(' | '));
    const numbers = Object.entries(BOUNDS).map(([name, [lowest, highest]]) => `${code(name)} | ${lowest} to ${highest}`);
    const text = `${code('text')} | 1 to ${MAX_SEARCH_TEXT} characters`;
    expect(boundsIn(tableUnder('Arguments')).slice(0, numbers.length + 1)).toEqual([...numbers, text]);
    expect(boundsIn(tableUnder('Arguments', '| lists'))).toEqual([`lists | 0 to ${MAX_LIST} entries`]);
  });
});

describe('defaults', () => {
  it('are within their own bounds', () => {
    for (const { name, fallback, lowest, highest } of Object.values<NumberSetting>(LIMITS)) {
      expect(fallback, name).toBeGreaterThanOrEqual(lowest);
      expect(fallback, name).toBeLessThanOrEqual(highest);
      expect(readConfig({ [name]: String(lowest) }).limits).toEqual({ ...readConfig({}).limits, ...limitNamed(name, lowest) });
    }
  });

  it('count each operation of the page by itself', () => {
    const texts = Object.entries(operations).filter(([name]) => name.endsWith('Document'));
    const names = texts.flatMap(([, text]) =>
      parse(String(text)).definitions.flatMap((definition) =>
        definition.kind === Kind.OPERATION_DEFINITION ? definition.name!.value : [],
      ),
    );
    expect(readConfig({}).metricsOperations).toEqual([...names, 'IntrospectionQuery'].toSorted());
  });
});

describe('NEO4J_PASSWORD_FILE', () => {
  const folder = mkdtempSync(join(tmpdir(), 'demarche-config-'));
  const file = join(folder, 'password');
  const passwordOf = (settings: Record<string, string>) => readConfig({ NEO4J_URI: 'bolt://localhost', ...settings }).store.neo4j?.password;
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(['kept apart\n', 'kept apart\r\n', 'kept apart'])('is read without its last line break: %j', (text) => {
    writeFileSync(file, text);
    expect(passwordOf({ NEO4J_PASSWORD_FILE: file })).toBe('kept apart');
  });

  it('is not looked at where the password is given', () => {
    expect(passwordOf({ NEO4J_PASSWORD_FILE: '/no/such/file', NEO4J_PASSWORD: 'given' })).toBe('given');
  });

  it('must hold something', () => {
    writeFileSync(file, '\n');
    expect(() => passwordOf({ NEO4J_PASSWORD_FILE: file })).toThrow(/NEO4J_PASSWORD_FILE is ".*holds a password/u);
  });
});

describe('names', () => {
  it('come with commas between them, in whatever case', () => {
    expect(readConfig({ ALLOWED_HOSTS: ' Demarche.Example, box ,,2001:db8::1' }).allowedHosts).toEqual([
      'demarche.example',
      'box',
      '2001:db8::1',
    ]);
  });
});

function limitNamed(name: string, value: number): Record<string, number> {
  const [key] = Object.entries<NumberSetting>(LIMITS).find(([, setting]) => setting.name === name)!;
  return { [key]: value };
}
