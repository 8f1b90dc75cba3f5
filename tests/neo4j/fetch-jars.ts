// The jars of a server, copied once by Maven into .cache/neo4j/VERSION of the repository.
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const root = join(import.meta.dirname, '../..');

/**
 * The folder of the jars, fetched where they are not there yet: about 150 MB, half a minute.
 * @throws Error with one sentence where Maven is missing or cannot fetch them
 */
export async function fetchJars(version: string): Promise<string> {
  const folder = join(root, '.cache/neo4j', version);
  if (existsSync(folder)) return folder;
  console.log(`Fetching Neo4j ${version} with Maven …`);
  // Copied beside and renamed, so that a fetch that was cut short is never taken for a whole one.
  const partial = `${folder}.${process.pid}`;
  await mkdir(partial, { recursive: true });
  try {
    await promisify(execFile)(
      'mvn',
      [
        '--batch-mode',
        '--quiet',
        '--file',
        join(import.meta.dirname, 'pom.xml'),
        `-Dneo4j.version=${version}`,
        'dependency:copy-dependencies',
        '-DincludeScope=runtime',
        `-DoutputDirectory=${partial}`,
      ],
      { maxBuffer: 2 ** 26 },
    );
    await rename(partial, folder);
  } catch (cause) {
    await rm(partial, { recursive: true, force: true });
    throw new Error(whyNot(cause, version), { cause });
  }
  return folder;
}

function whyNot(cause: unknown, version: string): string {
  const { code, stdout } = cause as { code?: unknown; stdout?: string };
  if (code === 'ENOENT') return `Maven (mvn), which fetches Neo4j ${version}, is not installed`;
  const first = stdout?.split('\n').find((line) => line.includes('[ERROR]'));
  return `Maven could not fetch Neo4j ${version}${first === undefined ? '' : `: ${first.replace(/^.*\[ERROR\]\S* /u, '').slice(0, 200)}`}`;
}
