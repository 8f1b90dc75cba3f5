// Starts a real Neo4j Community server without Docker: a folder and a port of its own, ready when the driver can talk to it.
import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, open, readFile, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import neo4j from 'neo4j-driver';
import { fetchJars } from './fetch-jars.ts';
import { findJava } from './find-java.ts';
import type { Release } from './releases.ts';

export interface Neo4jServer {
  /** `bolt://127.0.0.1:PORT` */
  uri: string;
  username: string;
  password: string;
  /** Of the Java process. */
  pid: number;
  /** Resolves when the server has ended, by whatever cause. */
  ended: Promise<void>;
  /** SIGKILL ends a throwaway server at once and loses nothing that was committed; SIGTERM takes some ten seconds. */
  stop(signal?: 'SIGKILL' | 'SIGTERM'): Promise<void>;
}

const READY_MS = 120_000;
const POLL_MS = 100;

/**
 * Ends the server when whoever started it is gone, however that ended: its standard input closes then. It runs in a shell so that this holds for
 * kill -9, too; the first line that it prints is the server's process id.
 */
const GUARD =
  'exec 3<&0; "$@" </dev/null 3<&- >>"$LOG" 2>&1 & server=$!; echo $server; ' +
  '(cat <&3 >/dev/null; kill -9 $server 2>/dev/null) & wait $server';

/** A server that lives for minutes is not worth compiling well: a third less processor time and half the memory. */
export const SHORT_LIVED = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];

/**
 * @param home the server's folder, made where it is missing; what it holds already is kept
 * @param options `port` 0: any free one; `java`: options of the virtual machine; `settings`: more lines of neo4j.conf
 * @throws Error with one sentence that says what is missing, or with the server's last words
 */
export async function launchNeo4j(
  release: Release,
  home: string,
  password: string,
  { port = 0, java: javaOptions = [], settings: more = [] }: { port?: number; java?: readonly string[]; settings?: readonly string[] } = {},
): Promise<Neo4jServer> {
  const java = await findJava(release.oldestJava);
  if (java === undefined) throw new Error(`no Java ${release.oldestJava} or later, which Neo4j ${release.version} runs on, was found`);
  const jars = await fetchJars(release.version);
  const uri = `bolt://127.0.0.1:${port === 0 ? await freePort() : port}`;
  const configuration = join(home, 'conf');
  const log = join(home, 'console.log');
  await mkdir(configuration, { recursive: true });
  await writeFile(join(configuration, 'neo4j.conf'), settings(new URL(uri).port, more));
  const env = { ...process.env, NEO4J_HOME: home, NEO4J_CONF: configuration, LOG: log };
  if (!existsSync(join(home, 'data'))) {
    // After "--", a password that begins with a dash is not taken for an option.
    const words = ['dbms', 'set-initial-password', '--', password];
    await promisify(execFile)(java, ['-cp', join(jars, '*'), 'org.neo4j.cli.AdminTool', ...words], { env });
  }
  const command = [
    java,
    ...javaOptions,
    ...['nio', 'io'].map((name) => `--add-opens=java.base/java.${name}=ALL-UNNAMED`),
    '--add-opens=java.base/sun.nio.ch=ALL-UNNAMED',
    '-cp',
    join(jars, '*'),
    release.mainClass,
    `--home-dir=${home}`,
    `--config-dir=${configuration}`,
    '--console-mode',
  ];
  await (await open(log, 'w')).close();
  const guard = spawn('sh', ['-c', GUARD, 'sh', ...command], { env, stdio: ['pipe', 'pipe', 'ignore'] });
  let isOver = false;
  const ended = new Promise<void>((resolve) =>
    guard.once('exit', () => {
      isOver = true;
      guard.stdin.destroy();
      resolve();
    }),
  );
  const pid = await new Promise<number>((resolve) => guard.stdout.once('data', (line: Buffer) => resolve(Number(line.toString()))));
  const stop = async (signal: 'SIGKILL' | 'SIGTERM' = 'SIGKILL') => {
    if (!isOver) process.kill(pid, signal);
    await ended;
  };
  try {
    await untilReady(uri, password, () => isOver);
  } catch (cause) {
    await stop();
    const words = (await readFile(log, 'utf8')).trimEnd().split('\n').slice(-5).join('\n');
    throw new Error(`Neo4j ${release.version} did not start; its last words were:\n${words}`, { cause });
  }
  return { uri, username: 'neo4j', password, pid, ended, stop };
}

async function untilReady(uri: string, password: string, isOver: () => boolean): Promise<void> {
  const end = Date.now() + READY_MS;
  const driver = neo4j.driver(uri, neo4j.auth.basic('neo4j', password), { connectionTimeout: 2_000, telemetryDisabled: true });
  try {
    for (;;) {
      try {
        await driver.verifyConnectivity();
        return;
      } catch (error) {
        if (isOver() || Date.now() > end) throw error;
        await pause(POLL_MS);
      }
    }
  } finally {
    await driver.close();
  }
}

/** Loopback only, Bolt only, and as little disk as an almost empty database needs. */
function settings(port: string, more: readonly string[]): string {
  const lines = [
    'server.default_listen_address=127.0.0.1',
    `server.bolt.listen_address=127.0.0.1:${port}`,
    'server.http.enabled=false',
    'server.https.enabled=false',
    'dbms.usage_report.enabled=false',
    'db.transaction.timeout=60s',
    'server.memory.heap.max_size=1g',
    'server.memory.pagecache.size=256m',
    'dbms.cypher.min_replan_interval=1h',
    'db.tx_log.preallocate=false',
    'db.tx_log.rotation.size=16m',
    ...more,
  ];
  // A setting that is given again takes the place of the first: the server refuses to read two.
  return [...new Map(lines.map((line) => [line.split('=', 1)[0], line])).values(), ''].join('\n');
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
