// docs/api.md as its readers run it: every example as it stands, against the seed graph, where the tool that it needs is present.
import { execFile, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { codegen } from '@graphql-codegen/core';
import * as documentsPlugin from '@graphql-codegen/typed-document-node';
import * as operationsPlugin from '@graphql-codegen/typescript-operations';
import { buildSchema, parse } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { serveSeed, type Served } from './served.ts';

const root = join(import.meta.dirname, '../../..');
const runs = (command: string, ...given: string[]) => spawnSync(command, given).status === 0;
const hasCurl = runs('curl', '--version');
const hasPython = runs('python3', '--version');
const hasMatplotlib = hasPython && runs('python3', '-c', 'import matplotlib');

let served: Served;
/** Inside the repository, so that what is compiled there finds its packages. */
let folder: string;
beforeAll(async () => {
  mkdirSync(join(root, 'dist'), { recursive: true });
  folder = mkdtempSync(join(root, 'dist/api-guide-'));
  served = await serveSeed();
});
afterAll(async () => {
  await served.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The examples in one language, in their order, at the server that is tested. */
function examples(language: string): string[] {
  const guide = readFileSync(join(root, 'docs/api.md'), 'utf8').replaceAll('http://127.0.0.1:4000', served.url);
  return [...guide.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gmu)].filter(([, name]) => name === language).map(([, , text]) => text!);
}

/** What a program printed; its own complaint is the error where it fails. */
async function printed(command: string, ...given: string[]): Promise<string> {
  const env = { ...process.env, MPLBACKEND: 'Agg', PYTHONIOENCODING: 'utf-8' };
  return (await promisify(execFile)(command, given, { cwd: folder, env })).stdout;
}

it.skipIf(!hasCurl)('curl finds the ambassador (skipped where there is no curl)', async () => {
  const { data } = JSON.parse(await printed('sh', '-c', examples('sh')[0]!)) as { data: { search: { edges: { node: object }[] } } };
  expect(data.search.edges[0]!.node).toEqual({ id: 'official:vassily-nebenzia', kind: 'OFFICIAL', label: 'Vassily Nebenzia' });
});

it.skipIf(!hasPython)('Python reads every statement, page by page (skipped where there is no python3)', async () => {
  const lines = (await printed('python3', '-c', examples('python')[0]!)).trimEnd().split('\n');
  const { data } = await served.ask('{ statements(first: 1) { totalCount } }');
  expect(data).toEqual({ statements: { totalCount: lines.length } });
  expect(lines).toContain('Vassily Nebenzia: Says the West keeps inventing bogeymen, one more absurd than the other.');
});

it.skipIf(!hasPython)("Python says the server's sentence where a query is refused (skipped where there is no python3)", async () => {
  const refused = `${examples('python')[0]!}\nask("{ nothing }")\n`;
  await expect(printed('python3', '-c', refused)).rejects.toThrow('RuntimeError: Cannot query field "nothing"');
});

it.skipIf(!hasMatplotlib)('the notebook ends in a plot (skipped where there is no matplotlib)', async () => {
  await printed('python3', '-c', examples('python').join('\n'));
  expect(readFileSync(join(folder, 'contested.png')).subarray(1, 4).toString()).toBe('PNG');
});

it('fetch compiles with the generated types, and says who denies', async () => {
  const [operation, settings, program] = (['graphql', 'js', 'ts'] as const).map((language) => examples(language)[0]!);
  const [, install, steps] = examples('sh');
  // Whatever the package that it stands in: npm makes one of CommonJS modules.
  const settingsFile = /--config (\S+\.mjs)/u.exec(steps!)![1]!;
  writeFileSync(join(folder, settingsFile), settings!);
  expect(install).toContain('npm pkg set type=module');
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  const { default: codegenSettings } = (await import(pathToFileURL(join(folder, settingsFile)).href)) as {
    default: { generates: Record<string, { plugins: string[]; config: object }> };
  };
  const schemaText = readFileSync(join(root, 'server/api/schema.graphql'), 'utf8');
  for (const [filename, { plugins, config }] of Object.entries(codegenSettings.generates)) {
    const text = await codegen({
      filename,
      schema: parse(schemaText),
      schemaAst: buildSchema(schemaText),
      documents: [{ location: 'who-denies.graphql', document: parse(operation!) }],
      config,
      plugins: plugins.map((name) => ({ [name]: {} })),
      pluginMap: { 'typescript-operations': operationsPlugin, 'typed-document-node': documentsPlugin },
    });
    writeFileSync(join(folder, filename), text);
  }
  const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');
  const compile = (flags: string) => printed(process.execPath, compiler, '--ignoreConfig', ...flags.split(' '));
  const checked = /^npx tsc (.+)$/mu.exec(steps!)![1]!;
  writeFileSync(join(folder, 'who-denies.ts'), program!.replace('node.text', 'node.txet'));
  await expect(compile(checked)).rejects.toMatchObject({ stdout: expect.stringContaining("'txet' does not exist") as string });
  writeFileSync(join(folder, 'who-denies.ts'), program!);
  await compile(checked);
  // This Node may be one that runs no TypeScript, and tsx is not among our packages.
  await compile('--strict --target es2023 --module nodenext --skipLibCheck --rewriteRelativeImportExtensions --outDir out who-denies.ts');
  expect((await printed(process.execPath, 'out/who-denies.js')).trimEnd().split('\n')).toContain(
    'Russia: No soldiers came and no weapons were taken over.',
  );
});
