// The servers that are compared, each a process of its own: ours as it is built, a bare Apollo server, and plain graphql-js over objects in memory.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { ApolloServer } from '@apollo/server';
import { expressMiddleware } from '@as-integrations/express5';
import express, { type Express } from 'express';
import type * as graphql from 'graphql';
import { open, requestOf } from './client.ts';

const root = join(import.meta.dirname, '../../..');

export interface ServerProcess {
  url: string;
  /** CPU seconds that the process has used, all threads. */
  cpuSeconds(): Promise<number>;
  stop(): Promise<void>;
}

/** Our server, as npm start runs it, on a folder that has its graph already. */
export async function startOurs(dataDir: string): Promise<ServerProcess> {
  return started(
    spawn(process.execPath, [join(root, 'dist/server/main.js')], {
      env: { ...process.env, NODE_ENV: 'production', PORT: '0', DATA_DIR: dataDir, NEO4J_URI: '', HOST: '127.0.0.1' },
      stdio: ['ignore', 'pipe', 'inherit'],
    }),
    async (url) => Number(/^process_cpu_seconds_total (\S+)/mu.exec(await (await fetch(`${url}/metrics`)).text())![1]),
  );
}

/** Another server of this file; `data` is the file that it answers from. */
export async function startOther(kind: 'bare' | 'plain', data: string): Promise<ServerProcess> {
  return started(
    spawn(process.execPath, ['tools/bench.mjs', 'api', 'serve', kind, data], {
      cwd: root,
      env: { ...process.env, NODE_ENV: 'production' },
      stdio: ['ignore', 'pipe', 'inherit'],
    }),
    async (url) => Number(await (await fetch(`${url}/cpu`)).text()),
  );
}

/** Ready once it has said where. */
export async function started(child: ChildProcess, cpuSeconds: (url: string) => Promise<number>): Promise<ServerProcess> {
  const ended = once(child, 'close');
  // However this process ends: a server that outlives it keeps its output open, and whoever waits for that waits for good.
  process.on('exit', () => child.kill('SIGKILL'));
  let printed = '';
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout!.on('data', (part) => {
      printed += String(part);
      const ready = /ready at (http:\S+)/u.exec(printed);
      if (ready) resolve(ready[1]!);
    });
    child.once('close', () => reject(new Error(`The server ended before it was ready:\n${printed}`)));
  });
  return {
    url,
    cpuSeconds: () => cpuSeconds(url),
    async stop() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** The child: serves until it is killed. */
export async function serve(kind: string, data: string): Promise<void> {
  const app = express();
  app.get('/cpu', (_req, res) => {
    const { user, system } = process.cpuUsage();
    res.send(String((user + system) / 1e6));
  });
  if (kind === 'bare') await addBareApollo(app);
  else addPlainGraphql(app, data);
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  console.log(`ready at http://127.0.0.1:${(server.address() as AddressInfo).port}`);
}

async function addBareApollo(app: Express): Promise<void> {
  const apollo = new ApolloServer({ typeDefs: 'type Query { hello: String! }', resolvers: { Query: { hello: () => 'constant' } } });
  await apollo.start();
  app.use('/graphql', express.json(), expressMiddleware(apollo));
}

/** parse, validate and execute with nothing but default resolvers, over the objects of an answer that was read from `data`. */
function addPlainGraphql(app: Express, data: string): void {
  // As the other servers load it: Node would else take the package's other half, and check its classes in vain.
  const { buildSchema, execute, parse, validate } = createRequire(import.meta.url)('graphql') as typeof graphql;
  const schema = buildSchema(readFileSync(join(root, 'server/api/schema.graphql'), 'utf8'));
  const { data: rootValue } = JSON.parse(readFileSync(data, 'utf8')) as { data: unknown };
  app.post('/graphql', express.json(), (req, res) => {
    const { query } = req.body as { query: string };
    const document = parse(query);
    const errors = validate(schema, document);
    res.json(errors.length > 0 ? { errors } : execute({ schema, document, rootValue }));
  });
}

/** One answer of a server, as text. */
export async function answerOf(url: string, body: object): Promise<string> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return response.text();
}

/** CPU milliseconds that a server uses for one request, over `count` of them one after another, the bodies in turn. */
export async function cpuMsPerRequest(server: ServerProcess, bodies: readonly object[], count: number): Promise<number> {
  const connection = await open(server.url);
  const requests = bodies.map((body) => requestOf('/graphql', body));
  const before = await server.cpuSeconds();
  for (let turn = 0; turn < count; turn += 1) {
    const { status } = await connection.send(requests[turn % requests.length]!);
    if (status !== 200) throw new Error(`status ${status}`);
  }
  const after = await server.cpuSeconds();
  connection.close();
  return ((after - before) * 1_000) / count;
}
