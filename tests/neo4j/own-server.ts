// A server of a test's own, to be stopped, frozen and started again; undefined where it cannot be had.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchNeo4j, SHORT_LIVED, type Neo4jServer } from './launch.ts';
import { RELEASES } from './releases.ts';

export interface OwnServer {
  settings: { uri: string; username: string; password: string };
  /** The one that runs, or ran last. */
  server(): Neo4jServer;
  /** Starts it again on the same port, with what it held. */
  start(settings?: readonly string[]): Promise<void>;
  remove(): Promise<void>;
}

/** @throws Error where the build machine has none, as `launchNeo4j` does */
export async function startOwnServer(): Promise<OwnServer> {
  const home = mkdtempSync(join(tmpdir(), 'demarche-neo4j-own-'));
  const password = randomBytes(12).toString('base64url');
  const launch = (port: number, more?: readonly string[]) =>
    launchNeo4j(RELEASES[0]!, home, password, { port, java: SHORT_LIVED, ...(more ? { settings: more } : {}) });
  let server = await launch(0);
  return {
    settings: { uri: server.uri, username: server.username, password },
    server: () => server,
    async start(more) {
      server = await launch(Number(new URL(server.uri).port), more);
    },
    async remove() {
      // A frozen one cannot hear anything milder.
      await server.stop('SIGKILL');
      rmSync(home, { recursive: true, force: true });
    },
  };
}
