// Starting the built server where something is wrong: one sentence that says what to do, no stack, and nothing lost.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { serverStarter } from './started-server.ts';

const { newFolder, start, clear } = serverStarter();
afterAll(clear);

/** What it printed on its way out: one line, no stack. */
async function refusal(settings: Record<string, string>): Promise<string> {
  const { code, out, err } = await start(settings).ended;
  expect(code).toBe(1);
  expect(out).not.toContain('ready');
  expect(err.trimEnd().split('\n')).toHaveLength(1);
  return err;
}

describe('a start that cannot be', () => {
  it.each([
    ['PORT', '99999', /PORT is "99999".*0 .*65535/u],
    ['PORT', 'http', /PORT is "http"/u],
    ['HOST', 'not a host', /HOST is "not a host"/u],
    ['LOG_LEVEL', 'loud', /LOG_LEVEL is "loud".*debug/u],
    ['ALLOWED_HOSTS', 'demarche.example:443', /ALLOWED_HOSTS is "demarche\.example:443".*without scheme or port/u],
    ['METRICS_OPERATIONS', 'Search, not a name', /METRICS_OPERATIONS is "Search,not a name"/u],
    ['DEADLINE_MS', '10s', /DEADLINE_MS is "10s".*whole number of ms from 10 to 600000/u],
    ['MAX_COST', '1000', /MAX_COST is "1000".*from 3100000 /u],
    ['NEO4J_URI', 'http://x', /NEO4J_URI is "http:\/\/x"/u],
    ['NEO4J_URI', 'bolt://127.0.0.1:99999', /NEO4J_URI is "bolt:\/\/127\.0\.0\.1:99999"/u],
  ])('names the setting %s=%s', async (name, value, sentence) => {
    expect(await refusal({ [name]: value })).toMatch(sentence);
  });

  it.each([
    ['NEO4J_PASSWORD', { NEO4J_USERNAME: 'neo4j', NEO4J_PASSWORD: '' }],
    ['NEO4J_PASSWORD_FILE', { NEO4J_PASSWORD_FILE: '/no/such/file' }],
    ['NEO4J_DATABASE', { NEO4J_DATABASE: 'no spaces' }],
  ])('names %s beside an address of Neo4j', async (name, settings) => {
    expect(await refusal({ NEO4J_URI: 'bolt://127.0.0.1:1', ...settings })).toContain(`${name} is "`);
  });

  it('does not print the password of an address that has one', async () => {
    const sentence = await refusal({ NEO4J_URI: 'bolt://neo4j:secret@127.0.0.1:1' });
    expect(sentence).toMatch(/NEO4J_URI is .* without an account/u);
    expect(sentence).not.toContain('secret');
  });

  it('names a port that is taken', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    const { port } = taken.address() as AddressInfo;
    const dataDir = newFolder();
    expect(await refusal({ PORT: String(port), DATA_DIR: dataDir })).toMatch(new RegExp(`Port ${port} .*in use.*set PORT`, 'u'));
    taken.close();
    expect(readdirSync(dataDir)).toEqual([]);
  });

  it('names an address that is not this machine’s before it makes anything', async () => {
    const dataDir = newFolder();
    // One of those that are kept for documents, so that no machine has it.
    expect(await refusal({ HOST: '192.0.2.1', DATA_DIR: dataDir })).toMatch(
      /HOST 192\.0\.2\.1 is not an address of this machine; set HOST/u,
    );
    expect(readdirSync(dataDir)).toEqual([]);
  });

  it('names a data folder that cannot be made', async () => {
    const file = join(newFolder(), 'a file');
    writeFileSync(file, 'x');
    expect(await refusal({ DATA_DIR: join(file, 'data') })).toMatch(/cannot be written; check DATA_DIR/u);
  });

  // There mkdir says ENOENT however often the folders above are made, which is asked for over and over by whoever makes them all at once.
  it.skipIf(!existsSync('/proc/self'))(
    'names a data folder under one that takes no folders (skipped where there is no /proc)',
    async () => {
      expect(await refusal({ DATA_DIR: '/proc/nope' })).toMatch(/"\/proc\/nope" cannot be written; check DATA_DIR/u);
      expect(await refusal({ DATA_DIR: '/proc/nope/further/down' })).toMatch(/cannot be written; check DATA_DIR/u);
    },
  );

  it('names the process that holds the data folder, which goes on', async () => {
    const dataDir = newFolder();
    const first = start({ DATA_DIR: dataDir });
    const url = await first.ready;
    expect(await refusal({ DATA_DIR: dataDir })).toMatch(/in use by process \d+\. Stop that one, or set DATA_DIR/u);
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    first.kill('SIGTERM');
    expect((await first.ended).code).toBe(0);
  });

  it('names a damaged database, and leaves it as it is', async () => {
    const dataDir = newFolder();
    const file = join(dataDir, 'demarche.sqlite');
    writeFileSync(file, 'these are not the bytes of a database, and there are enough of them to tell'.repeat(100));
    const before = readFileSync(file);
    expect(await refusal({ DATA_DIR: dataDir })).toMatch(/damaged or not one of ours\. Move it away/u);
    expect(readFileSync(file).equals(before)).toBe(true);
  });
});

describe('a start while Neo4j is away', () => {
  it('listens, says that it waits, and answers at once that the store is out of reach', async () => {
    const server = start({ NEO4J_URI: 'bolt://127.0.0.1:1', NEO4J_PASSWORD: 'x' });
    const url = /listens at (http:\S+) and waits/u.exec(await server.says(/and waits for it/u))![1]!;
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect((await fetch(`${url}/readyz`)).status).toBe(503);
    const startedAt = performance.now();
    const answer = await fetch(`${url}/graphql?query={stats{nodes}}`, { headers: { 'content-type': 'application/json' } });
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'STORE_UNAVAILABLE' } }] });
    expect(performance.now() - startedAt).toBeLessThan(4_000);
    server.kill('SIGTERM');
    expect((await server.ended).code).toBe(0);
  });
});

describe('a start that can be', () => {
  it('makes all folders that are missing above the data folder', async () => {
    const dataDir = join(newFolder(), 'some', 'folders', 'down');
    const server = start({ DATA_DIR: dataDir });
    await server.ready;
    expect(existsSync(join(dataDir, 'demarche.sqlite'))).toBe(true);
    server.kill('SIGTERM');
    expect((await server.ended).code).toBe(0);
  });

  it('seeds an empty store once, and leaves what is there alone later', async () => {
    const dataDir = newFolder();
    const first = start({ DATA_DIR: dataDir });
    await first.ready;
    first.kill('SIGKILL');
    expect((await first.ended).out).toContain('loaded the seed graph');
    const second = start({ DATA_DIR: dataDir });
    const url = await second.ready;
    const answer = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{ stats { nodes } }"}',
    });
    expect(((await answer.json()) as { data: { stats: { nodes: number } } }).data.stats.nodes).toBeGreaterThan(50);
    second.kill('SIGTERM');
    const { code, out } = await second.ended;
    expect(code).toBe(0);
    expect(out).not.toContain('loaded the seed graph');
  });
});
