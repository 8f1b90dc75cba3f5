// The Dockerfile without an engine: what its last stage copies, with the packages that it installs, is laid into a folder and started there.
import { spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const instructions = readFileSync(join(root, 'Dockerfile'), 'utf8')
  .replaceAll('\\\n', '')
  .split('\n')
  .filter((line) => /^[A-Z]/u.test(line));
const lastStage = instructions.slice(instructions.findLastIndex((line) => line.startsWith('FROM ')));
const valuesOf = (name: string, among = lastStage) =>
  among.filter((line) => line.startsWith(`${name} `)).map((line) => line.slice(name.length + 1));

describe('the Dockerfile', () => {
  it('builds in one stage and runs in another, as a user without rights, with a health check', () => {
    expect(valuesOf('FROM', instructions).length).toBeGreaterThan(2);
    expect(valuesOf('USER')).toEqual(['node']);
    expect(valuesOf('HEALTHCHECK')[0]).toContain('/readyz');
    expect(valuesOf('RUN', instructions)).toContain('npm ci --omit=dev');
  });

  it('runs on the Node that the project is made with', () => {
    expect(valuesOf('ARG', instructions)).toEqual([`NODE_VERSION=${readFileSync(join(root, '.nvmrc'), 'utf8').trim()}`]);
  });
});

describe('the image', () => {
  const home = mkdtempSync(join(tmpdir(), 'demarche-image-'));
  const [app, data] = [join(home, 'app'), join(home, 'data')];
  afterAll(() => rmSync(home, { recursive: true, force: true }));

  beforeAll(() => {
    for (const words of valuesOf('COPY')) {
      const [from, to] = words.replace(/^--from=\w+ /u, '').split(' ') as [string, string];
      const source = from.replace('/demarche/', '');
      if (source === 'node_modules') copyPackages();
      else cpSync(join(root, source), to === './' ? join(app, source) : join(app, to), { recursive: true });
    }
  });

  /** What npm ci --omit=dev installs. */
  function copyPackages(): void {
    const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, { dev?: boolean; devOptional?: boolean }>;
    };
    const wanted = Object.entries(packages).flatMap(([path, { dev, devOptional }]) => (path === '' || dev || devOptional ? [] : [path]));
    for (const path of wanted.filter((each) => existsSync(join(root, each)))) {
      // Packages within packages are copied, or left out, by themselves.
      const inner = join(root, path, 'node_modules');
      cpSync(join(root, path), join(app, path), { recursive: true, filter: (file) => file !== inner });
    }
    expect(existsSync(join(app, 'node_modules/vite'))).toBe(false);
  }

  it('serves the seeded page, is found healthy, and writes to its data folder alone', async () => {
    const before = listing(app);
    const env = { PATH: dirname(process.execPath), NODE_ENV: 'production', HOST: '0.0.0.0', PORT: '0', DATA_DIR: data };
    const [program, ...words] = JSON.parse(valuesOf('CMD')[0]!) as [string, ...string[]];
    const server = spawn(program, words, { cwd: app, env });
    let printed = '';
    const ended = new Promise((resolve) => server.once('close', resolve));
    const port = await new Promise<string>((resolve, reject) => {
      const look = (chunk: Buffer) => {
        printed += chunk.toString();
        const ready = /Demarche is ready at http:\S+:(\d+)/u.exec(printed);
        if (ready) resolve(ready[1]!);
      };
      server.stdout.on('data', look);
      server.stderr.on('data', look);
      server.once('close', () => reject(new Error(printed)));
    });
    try {
      expect(printed).toContain('loaded the seed graph');
      expect(await (await fetch(`http://127.0.0.1:${port}/`)).text()).toContain('<title>Demarche');
      const query = encodeURIComponent('{ stats { nodes } }');
      const answer = await fetch(`http://127.0.0.1:${port}/graphql?query=${query}`, { headers: { 'apollo-require-preflight': 'yes' } });
      expect(((await answer.json()) as { data: { stats: { nodes: number } } }).data.stats.nodes).toBeGreaterThan(50);
      expect(await probe({ ...env, PORT: port })).toBe(0);
    } finally {
      server.kill('SIGTERM');
      await ended;
    }
    expect(await probe({ ...env, PORT: port })).toBe(1);
    expect(listing(app)).toEqual(before);
    expect(readdirSync(data)).toContain('demarche.sqlite');
  });

  /** The exit status of the image's health check. */
  function probe(env: NodeJS.ProcessEnv): Promise<number | null> {
    const [program, ...words] = JSON.parse(/CMD (\[.*\])$/u.exec(valuesOf('HEALTHCHECK')[0]!)![1]!) as [string, ...string[]];
    return new Promise((resolve) => spawn(program, words, { env }).once('close', resolve));
  }
});

/** Each file of a folder with its size and when it was last written. */
function listing(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .toSorted()
    .map((name) => {
      const { size, mtimeMs } = statSync(join(folder, name));
      return `${name} ${size} ${mtimeMs}`;
    });
}
