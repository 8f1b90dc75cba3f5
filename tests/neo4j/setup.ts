// Before the tests on Neo4j: one server of each release, started once for the run, or the one at NEO4J_URI. What cannot be had is told, and skipped.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { emptyGivenDatabase } from './given-database.ts';
import { launchNeo4j, SHORT_LIVED, type Neo4jServer } from './launch.ts';
import { RELEASES, type Release } from './releases.ts';

/** A server that the tests may write to, or why there is none. */
export type Target =
  | { name: string; uri: string; username: string | undefined; password: string | undefined; database: string | undefined }
  | { name: string; missing: string };

declare module 'vitest' {
  interface ProvidedContext {
    neo4j: Target[];
  }
}

/** @throws Error where the build machine has no server, or the given one holds a graph that is not a test's */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['NEO4J_URI'];
  if (given) return useGiven(project, given);
  const root = mkdtempSync(join(tmpdir(), 'demarche-neo4j-'));
  const servers: Neo4jServer[] = [];
  const close = async () => {
    await Promise.all(servers.map((server) => server.stop()));
    rmSync(root, { recursive: true, force: true });
  };
  try {
    const targets = await Promise.all(
      RELEASES.map((release) => start(release, join(root, release.name)).then((server) => ({ release, server }))),
    );
    for (const { server } of targets) if (typeof server !== 'string') servers.push(server);
    project.provide(
      'neo4j',
      targets.map(({ release: { name }, server }) =>
        typeof server === 'string' ? { name, missing: server } : { name, ...account(server), database: undefined },
      ),
    );
  } catch (error) {
    await close();
    throw error;
  }
  return close;
}

/** The server, or why there is none; on the build machine there must be one. */
async function start(release: Release, home: string): Promise<Neo4jServer | string> {
  try {
    return await launchNeo4j(release, home, randomBytes(12).toString('base64url'), { java: SHORT_LIVED });
  } catch (cause) {
    if (process.env['CI']) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    console.warn(
      `The tests on Neo4j ${release.version} are skipped: ${reason}. ` +
        `Install Java ${release.oldestJava} or later and Maven, or set NEO4J_URI to an empty database, to run them.`,
    );
    return reason;
  }
}

const account = ({ uri, username, password }: Neo4jServer) => ({ uri, username, password });

async function useGiven(project: TestProject, uri: string): Promise<() => Promise<void>> {
  const setting = (name: string) => process.env[name] || undefined;
  const password = setting('NEO4J_PASSWORD');
  const username = setting('NEO4J_USERNAME') ?? (password === undefined ? undefined : 'neo4j');
  const target = { name: 'at NEO4J_URI', uri, username, password, database: setting('NEO4J_DATABASE') };
  const leave = await emptyGivenDatabase(target);
  project.provide('neo4j', [target]);
  return leave;
}
