// docs/api.md as its readers run it: every example as it stands, against the seed graph, where the tool that it needs is present.
import { execFile, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
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
  const { default: codegenSettings } = (await import(`data:text/javascript,${encodeURIComponent(settings!)}`)) as {
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
  writeFileSync(join(folder, 'who-denies.ts'), program!);
  const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');
  const strict = '--ignoreConfig --strict --target es2023 --module nodenext --types node --skipLibCheck --rewriteRelativeImportExtensions';
  await printed(process.execPath, compiler, ...strict.split(' '), '--outDir', 'out', 'who-denies.ts');
  expect((await printed(process.execPath, 'out/who-denies.js')).trimEnd().split('\n')).toContain(
    'Russia: No soldiers came and no weapons were taken over.',
  );
});
