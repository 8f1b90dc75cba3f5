// The servers that are compared, each a process of its own on the same Neo4j: ours as it is built, @neo4j/graphql behind Apollo, and the bare driver.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { ApolloServer } from '@apollo/server';
import { expressMiddleware } from '@as-integrations/express5';
import { Neo4jGraphQL } from '@neo4j/graphql';
import express from 'express';
import neo4j, { type Driver } from 'neo4j-driver';
import { started, type ServerProcess } from '../api/servers.ts';
import { cpuMsOf } from './cpu.ts';

const root = join(import.meta.dirname, '../../..');

type Account = Readonly<Record<'NEO4J_URI' | 'NEO4J_USERNAME' | 'NEO4J_PASSWORD', string>>;

/** Ours as npm start runs it, the others from this file. */
export async function startServer(kind: 'ours' | 'library' | 'bare', account: Account): Promise<ServerProcess> {
  const words = kind === 'ours' ? ['dist/server/main.js'] : ['tools/bench.mjs', 'neo4j', 'serve', kind];
  const child = spawn(process.execPath, words, {
    cwd: root,
    env: { ...process.env, ...account, NODE_ENV: 'production', HOST: '127.0.0.1', PORT: '0' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return started(child, async () => cpuMsOf(child.pid!) / 1_000);
}

/** What of our graph the questions are about, with the label that has the index, so that the library finds an id as we do. */
const TYPES = `
  type Official @node(labels: ["Demarche", "Official"]) {
    id: ID!
    name: String!
    statements: [Statement!]! @relationship(type: "MADE", direction: OUT)
  }
  type Claim @node(labels: ["Demarche", "Claim"]) { id: ID! text: String! }
  type Source @node(labels: ["Demarche", "Source"]) { id: ID! title: String! }
  type Expresses @relationshipProperties { stance: String! }
  type ReportedIn @relationshipProperties { paragraph: Int start: Int end: Int }
  type Statement @node(labels: ["Demarche", "Statement"]) {
    id: ID!
    text: String!
    act: String!
    saidAtStart: String
    speaker: [Official!]! @relationship(type: "MADE", direction: IN)
    claims: [Claim!]! @relationship(type: "EXPRESSES", direction: OUT, properties: "Expresses")
    sources: [Source!]! @relationship(type: "REPORTED_IN", direction: OUT, properties: "ReportedIn")
  }`;

/** The child: serves until it is killed. */
export async function serve(kind: 'library' | 'bare'): Promise<void> {
  const { NEO4J_URI: uri = '', NEO4J_USERNAME: username = '', NEO4J_PASSWORD: password = '' } = process.env;
  const driver = neo4j.driver(uri, neo4j.auth.basic(username, password), { telemetryDisabled: true, disableLosslessIntegers: true });
  const server = createServer(kind === 'library' ? await libraryApp(driver) : bareListener(driver)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  console.log(`ready at http://127.0.0.1:${(server.address() as AddressInfo).port}`);
}

async function libraryApp(driver: Driver): Promise<express.Express> {
  const schema = await new Neo4jGraphQL({ typeDefs: TYPES, driver }).getSchema();
  const apollo = new ApolloServer({ schema });
  await apollo.start();
  const app = express();
  const context = async () => ({ executionContext: driver, sessionConfig: { database: 'neo4j' } });
  app.use('/graphql', express.json(), expressMiddleware(apollo, { context }));
  return app;
}

/** Takes `{query, variables}` as the others do, but the query is Cypher, and the answer its rows. */
function bareListener(driver: Driver): Parameters<typeof createServer>[1] {
  return async (request, response) => {
    let body = '';
    for await (const part of request) body += String(part);
    const { query, variables } = JSON.parse(body) as { query: string; variables: object };
    const session = driver.session({ database: 'neo4j', defaultAccessMode: neo4j.session.READ });
    const { records } = await session.executeRead((transaction) => transaction.run(query, variables)).finally(() => session.close());
    const answer = JSON.stringify({ data: records.map((record) => record.toObject()) });
    response.setHeader('content-length', Buffer.byteLength(answer)).setHeader('content-type', 'application/json').end(answer);
  };
}
