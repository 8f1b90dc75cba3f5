// A server of a test's own, to be stopped, frozen and started again.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject } from 'vitest';
import { launchNeo4j, SHORT_LIVED } from './launch.ts';
import { RELEASES } from './releases.ts';

export interface OwnServer {
  settings: { uri: string; username: string; password: string };
  /** Runs it with these lines more in its configuration, on the same port and with what it held; nothing happens where it runs like that. */
  up(settings?: readonly string[]): Promise<void>;
  /** Stops it in its tracks while something is done: it accepts connections and never answers. */
  frozen<T>(work: () => Promise<T>): Promise<T>;
  /** Ends it by kill -9 where it runs. */
  down(): Promise<void>;
  remove(): Promise<void>;
}

/** Why a test cannot have one; undefined where it can. */
export function whyNoOwnServer(): string | undefined {
  const [first] = inject('neo4j');
  if (first === undefined || 'missing' in first) return 'there is none';
  return first.name === 'at NEO4J_URI' ? 'the given one stays up' : undefined;
}

/** @throws Error where the build machine has none, as `launchNeo4j` does */
export async function startOwnServer(): Promise<OwnServer> {
  const home = mkdtempSync(join(tmpdir(), 'demarche-neo4j-own-'));
  const password = randomBytes(12).toString('base64url');
  const launch = (port: number, more?: readonly string[]) =>
    launchNeo4j(RELEASES[0]!, home, password, { port, java: SHORT_LIVED, ...(more ? { settings: more } : {}) });
  let server = await launch(0);
  let running: string | undefined = '';
  const down = async () => {
    running = undefined;
    // A frozen one cannot hear anything milder.
    await server.stop('SIGKILL');
  };
  return {
    settings: { uri: server.uri, username: server.username, password },
    async up(more = []) {
      if (running === more.join()) return;
      await down();
      server = await launch(Number(new URL(server.uri).port), more);
      running = more.join();
    },
    async frozen(work) {
      process.kill(server.pid, 'SIGSTOP');
      try {
        return await work();
      } finally {
        process.kill(server.pid, 'SIGCONT');
      }
    },
    down,
    async remove() {
      await down();
      rmSync(home, { recursive: true, force: true });
    },
  };
}
