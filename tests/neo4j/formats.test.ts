// What we write for Neo4j, read by Neo4j itself: the script into an empty database, the tables by `neo4j-admin database import`.
import { execFile } from 'node:child_process';
import { createWriteStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { isInt } from 'neo4j-driver';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { edgeRecord, nodeRecord } from '../../server/formats/columns.ts';
import { readZip } from '../../server/formats/zip.ts';
import { openNeo4jStore } from '../../server/store/neo4j/neo4j-store.ts';
import { writeExport } from '../../server/write-export.ts';
import { createNaiveStore } from '../contract/naive-store.ts';
import { EARLY, SAMPLE, edge, node } from '../contract/sample-graph.ts';
import { NASTY } from '../server/formats/nasty-graphs.ts';
import { bytesOf, loaded, sorted, write, type Graph } from '../server/formats/written.ts';
import { fetchJars } from './fetch-jars.ts';
import { findJava } from './find-java.ts';
import { driverOf } from './given-database.ts';
import { launchNeo4j, SHORT_LIVED, type Neo4jServer } from './launch.ts';
import { RELEASES } from './releases.ts';
import { describeNeo4j, environmentOf } from './servers.ts';

const LOADER = join(import.meta.dirname, '../../dist/graph-seed/main.js');

const [first] = inject('neo4j');
const why =
  first === undefined || 'missing' in first ? 'there is none' : first.name === 'at NEO4J_URI' ? 'the given one is not empty' : undefined;

const words = NASTY.filter((text) => text.trim() !== '');
const GRAPH: Graph = {
  nodes: [
    ...SAMPLE.nodes,
    ...words.map((text, nth) => node(`claim:${nth}`, 'CLAIM', { text })),
    node('agency:"all", of <them>', 'AGENCY', { name: 'x', aliases: words.filter((text) => !text.includes('\u001F')) }),
    node('official:one', 'OFFICIAL', { name: 'x', unnamed: true, office: ' y ' }),
  ],
  edges: [
    ...SAMPLE.edges,
    ...words.map((role, nth) => edge('INVOLVES', 'meeting', 'kor', { role, paragraph: 2 ** 31 - 1 }, { id: `role ${nth}` })),
    edge('SPEAKS_FOR', 'official:one', 'kor', { from: { start: '2024-01-01', end: '2024-12-31', precision: 'YEAR' }, source: 'article' }),
  ],
};

describe.skipIf(why !== undefined)(`an empty Neo4j${why === undefined ? '' : ` (skipped: ${why})`}`, () => {
  const release = RELEASES[0]!;
  const root = mkdtempSync(join(tmpdir(), 'demarche-neo4j-formats-'));
  const home = join(root, 'home');
  let server: Neo4jServer;
  const start = async () => {
    server = await launchNeo4j(release, home, 'a-password', { java: SHORT_LIVED });
  };
  beforeAll(start);
  afterAll(async () => {
    await server.stop();
    rmSync(root, { recursive: true, force: true });
  });

  it('becomes the graph by the Cypher script', async () => {
    const { bytes, loss } = await write('cypher', GRAPH);
    expect(loss.lost).toEqual([]);
    const driver = driverOf({ ...server, database: undefined });
    for (const statement of bytes.toString('utf8').split(/;\n/u)) if (statement !== '') await driver.executeQuery(statement);
    await driver.close();
    expect(await held(server)).toEqual(expected(['Entity']));
  });

  it('becomes the graph by neo4j-admin database import', async () => {
    const { bytes, loss } = await write('neo4j-csv', GRAPH);
    expect(loss.lost).toEqual([]);
    const folder = join(root, 'tables');
    await mkdir(folder);
    for await (const { name, content } of readZip(bytesOf(bytes), async function* (entries) {
      for (const entry of entries) yield { name: entry.name, content: Readable.from(entry.bytes()) };
    }))
      await pipeline(content, createWriteStream(join(folder, name)));
    await server.stop('SIGTERM');
    const java = (await findJava(release.oldestJava))!;
    const admin = ['-cp', join(await fetchJars(release.version), '*'), 'org.neo4j.cli.AdminTool'];
    const asked = ['database', 'import', 'full', 'neo4j', '--overwrite-destination=true', '@import.args'];
    const { stdout } = await promisify(execFile)(java, [...admin, ...asked], {
      cwd: folder,
      env: { ...process.env, NEO4J_HOME: home, NEO4J_CONF: join(home, 'conf') },
    });
    expect(stdout).toMatch(new RegExp(`${GRAPH.nodes.length} nodes\\s+${GRAPH.edges.length} relationships`, 'u'));
    expect(readFileSync(join(folder, 'import.report'), 'utf8')).toBe('');
    await start();
    expect(await held(server)).toEqual(expected(['Demarche']));
  });

  it('is served once the loader has completed what was imported, as if it had been loaded', async () => {
    const account = { uri: server.uri, username: server.username, password: server.password };
    const store = openNeo4jStore(account);
    await expect(store.stats()).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE', message: expect.stringContaining('npm run load') });
    const file = join(root, 'one.jsonl');
    writeFileSync(file, JSON.stringify(nodeRecord(SAMPLE.nodes[0]!)));
    await promisify(execFile)(process.execPath, [LOADER, file], {
      env: { ...process.env, ...environmentOf({ ...account, database: undefined }) },
    });
    const driver = driverOf({ ...server, database: undefined });
    // When it was written last is the one thing that differs.
    const kept = () => driver.executeQuery('MATCH (schema:DemarcheSchema) REMOVE schema.writtenAt').then(() => held(server));
    const imported = await kept();
    expect((await store.stats()).edges).toBe(GRAPH.edges.length);
    expect((await store.search({ text: 'seoul', first: 1 })).items).toHaveLength(1);
    await driver.executeQuery('MATCH (n) DETACH DELETE n');
    await store.close();
    const loader = openNeo4jStore(account);
    await loader.write(GRAPH);
    await loader.close();
    expect(imported).toEqual(await kept());
    await driver.close();
  });

  it('is refused with what is wrong, where something else was imported with our label', async () => {
    const driver = driverOf({ ...server, database: undefined });
    await driver.executeQuery('MATCH (n) DETACH DELETE n');
    const account = { uri: server.uri, username: server.username, password: server.password };
    for (const [create, fault] of [
      ["CREATE (:Demarche {id: 'x'})", 'Node "x" has the label Demarche, and none of a kind.'],
      ["CREATE (:Demarche:Country {id: 'x', recordedAt: 'yesterday'})", 'Node "x" has recordedAt "yesterday"'],
      [
        "CREATE (a:Demarche:Country {id: 'x', name: 'x', recordedAt: $now})-[:MADE {id: 'y', recordedAt: $now}]->(a)",
        'Edge "y" (MADE) goes from a Country to a Country',
      ],
    ] as const) {
      await driver.executeQuery(create, { now: EARLY });
      const store = openNeo4jStore(account);
      await expect(store.write({ nodes: [], edges: [] })).rejects.toMatchObject({
        code: 'STORE_DAMAGED',
        message: expect.stringContaining(fault),
      });
      await store.close();
      await driver.executeQuery('MATCH (n) DETACH DELETE n');
    }
    await driver.close();
  });
});

describeNeo4j('an export', (_name, neo4jServer) => {
  it.each(['jsonl', 'graphml', 'csv'])('holds the same as one from another store: %s', async (format) => {
    const [store, naive] = [await neo4jServer.open(), createNaiveStore()];
    const folder = mkdtempSync(join(tmpdir(), 'demarche-neo4j-export-'));
    try {
      const [ours, other] = [join(folder, 'ours'), join(folder, 'other')];
      for (const [to, path] of [
        [store, ours],
        [naive, other],
      ] as const) {
        await to.write(GRAPH);
        await writeExport(to, { format, filter: { recordedUntil: EARLY }, sourceTexts: false }, path);
      }
      expect(sorted((await loaded(format, readFileSync(ours))).graph)).toEqual(sorted((await loaded(format, readFileSync(other))).graph));
      expect(readFileSync(`${ours}.loss.json`, 'utf8')).toBe(readFileSync(`${other}.loss.json`, 'utf8'));
    } finally {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

/** Everything that the database holds, by id. */
async function held(server: Neo4jServer) {
  const driver = driverOf({ ...server, database: undefined });
  try {
    const nodes = await driver.executeQuery('MATCH (n) RETURN labels(n) AS labels, properties(n) AS properties');
    const edges = await driver.executeQuery(
      'MATCH (a)-[r]->(b) RETURN type(r) AS label, a.id AS start, b.id AS end, properties(r) AS properties',
    );
    const plain = (records: typeof nodes.records) =>
      byId(records.map((record) => numbers(record.toObject()) as { properties: { id: string }; labels?: string[] }));
    return {
      nodes: plain(nodes.records).map(({ labels, ...rest }) => ({ ...rest, labels: new Set<unknown>(labels) })),
      edges: plain(edges.records),
    };
  } finally {
    await driver.close();
  }
}

function expected(more: readonly string[]) {
  return {
    nodes: byId(
      GRAPH.nodes.map(nodeRecord).map(({ labels, properties }) => ({ labels: new Set<unknown>([...labels, ...more]), properties })),
    ),
    edges: byId(
      GRAPH.edges.map(edgeRecord).map(({ label, start, end, properties }) => ({ label, start: start.id, end: end.id, properties })),
    ),
  };
}

function byId<T extends { properties: Record<string, unknown> }>(items: readonly T[]): T[] {
  return items.toSorted((a, b) => (String(a.properties['id']) < String(b.properties['id']) ? -1 : 1));
}

function numbers(value: unknown): unknown {
  if (isInt(value)) return value.toNumber();
  if (Array.isArray(value)) return value.map(numbers);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, numbers(part)]));
}
