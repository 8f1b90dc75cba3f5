// npm run neo4j [-- RELEASE] [--port PORT]: a Neo4j without Docker for those who have Java and Maven, with its data in DATA_DIR; Ctrl+C stops it.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { makeReady, root } from './ready.mjs';

await makeReady();
try {
  await serve();
} catch (error) {
  console.error(`Neo4j cannot be started: ${error.message}.`);
  process.exitCode = 1;
}

async function serve() {
  const { runnerImport } = await import('vite');
  const load = async (name) => (await runnerImport(join(root, 'tests/neo4j', name), { configFile: false })).module;
  const { RELEASES } = await load('releases.ts');
  const { launchNeo4j } = await load('launch.ts');
  const names = RELEASES.map(({ name }) => name);
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { port: { type: 'string', default: '7687' } } });
  const release = RELEASES.find(({ name }) => name === (positionals[0] ?? names[0]));
  if (release === undefined) throw new Error(`"${positionals[0]}" is none of the releases ${names.join(', ')}`);
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`"${values.port}" is not a port from 0 (any free one) to 65535`);
  const home = resolve(root, process.env.DATA_DIR || '.demarche', `neo4j-${release.name}`);
  console.log(`Starting Neo4j ${release.version} …`);
  const server = await launchNeo4j(release, home, passwordOf(home), { port });
  console.log(
    `Neo4j ${release.version} is ready at ${server.uri}; its data is in ${home}. In another terminal:\n` +
      `  NEO4J_URI=${server.uri} NEO4J_USERNAME=${server.username} NEO4J_PASSWORD=${server.password} npm start`,
  );
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void server.stop('SIGTERM'));
  await server.ended;
}

/** Made once for each server and kept beside its data: no password is the same everywhere. */
function passwordOf(home) {
  const file = join(home, 'password');
  if (!existsSync(file)) {
    mkdirSync(home, { recursive: true });
    writeFileSync(file, randomBytes(12).toString('base64url'), { mode: 0o600 });
  }
  return readFileSync(file, 'utf8');
}
