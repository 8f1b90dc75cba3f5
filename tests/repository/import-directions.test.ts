// Plants each forbidden import in an empty house that has our lint rules, and shows that the linter rejects just those.
import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allowedImports, forbiddenImports, type PlantedImport } from './forbidden-imports.ts';

const root = join(import.meta.dirname, '../..');
const linter = join(dirname(createRequire(import.meta.url).resolve('oxlint/package.json')), 'bin/oxlint');

interface Finding {
  code: string;
  filename: string;
}

let house: string;
let findings: Finding[];

beforeAll(async () => {
  house = await mkdtemp(join(tmpdir(), 'demarche-imports-'));
  // One empty house per import: several of them stand in the same file.
  const all = [...forbiddenImports, ...allowedImports];
  await Promise.all(all.map((each, index) => plant(each, index)));
  findings = await lint();
});
afterAll(() => rm(house, { recursive: true, force: true }));

describe('import directions', () => {
  it.each(forbiddenImports.map((each, index) => ({ ...each, index })))('$rule: $file may not import $specifier', ({ index }) => {
    expect(codesIn(index)).toContain('eslint(no-restricted-imports)');
  });

  it.each(allowedImports.map((each, index) => ({ ...each, index: forbiddenImports.length + index })))(
    '$rule: $file may import $specifier',
    ({ index }) => {
      expect(codesIn(index)).not.toContain('eslint(no-restricted-imports)');
    },
  );
});

const codesIn = (index: number) => findings.filter(({ filename }) => filename.startsWith(`${index}/`)).map(({ code }) => code);

async function plant({ file, specifier }: PlantedImport, index: number): Promise<void> {
  const path = join(house, String(index), file);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `import * as forbidden from '${specifier}';\nconsole.log(forbidden);\n`);
  await copyFile(join(root, '.oxlintrc.json'), join(house, String(index), '.oxlintrc.json'));
}

async function lint(): Promise<Finding[]> {
  const output = await new Promise<string>((resolve) => {
    // It ends with an error since it finds some; what counts is what it found.
    execFile(process.execPath, [linter, '--format', 'json'], { cwd: house, maxBuffer: 2 ** 26 }, (_error, stdout) => resolve(stdout));
  });
  return (JSON.parse(output) as { diagnostics: Finding[] }).diagnostics;
}
