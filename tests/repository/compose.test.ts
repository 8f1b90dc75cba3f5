// docker-compose.yml without an engine: what it promises is read from the file, the script in it is run, and docker-compose checks the rest where it is.
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { TEXT_SETTINGS } from '../../server/config.ts';

interface Service {
  image: string;
  build?: string;
  command?: string[];
  environment?: Record<string, string>;
  ports?: string[];
  volumes?: string[];
  healthcheck?: { test: string[] };
  depends_on?: Record<string, { condition: string }>;
  read_only?: boolean;
  cap_drop?: string[];
  security_opt?: string[];
  network_mode?: string;
}

const root = join(import.meta.dirname, '../..');
const run = promisify(execFile);
const text = readFileSync(join(root, 'docker-compose.yml'), 'utf8');
const { services, volumes } = parse(text) as { services: Record<string, Service>; volumes: Record<string, unknown> };
const { password, neo4j, demarche } = services as Record<'password' | 'neo4j' | 'demarche', Service>;

describe('docker-compose.yml', () => {
  it('has a database with a health check, memory settings and a volume, and the product built from here', () => {
    expect(Object.keys(services)).toEqual(['password', 'neo4j', 'demarche']);
    expect(neo4j.image).toBe('neo4j:5.26-community');
    expect(neo4j.healthcheck?.test.join(' ')).toContain('cypher-shell');
    expect(Object.keys(neo4j.environment!).filter((name) => name.includes('memory'))).toHaveLength(3);
    expect(neo4j.volumes).toContain('neo4j-data:/data');
    expect(Object.keys(volumes)).toEqual(['credentials', 'neo4j-data']);
    expect(demarche.build).toBe('.');
  });

  it('is reachable from this machine only', () => {
    const ports = Object.values(services).flatMap((service) => service.ports ?? []);
    expect(ports).toHaveLength(3);
    for (const port of ports) expect(port).toMatch(/^127\.0\.0\.1:/u);
    expect(password.network_mode).toBe('none');
  });

  it('starts each once what it needs is there', () => {
    expect(neo4j.depends_on).toEqual({ password: { condition: 'service_completed_successfully' } });
    expect(demarche.depends_on).toEqual({ neo4j: { condition: 'service_healthy' } });
  });

  it('lets the product write nowhere, and gives it no rights', () => {
    expect(demarche).toMatchObject({ read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] });
    expect(demarche.volumes).toEqual(['credentials:/credentials:ro']);
  });

  it('holds no password, and names settings that there are', () => {
    for (const { environment = {} } of Object.values(services)) {
      for (const [name, value] of Object.entries(environment)) {
        if (/PASSWORD|AUTH/u.test(name)) expect(['${NEO4J_PASSWORD:-}', '/credentials/auth', '/credentials/password']).toContain(value);
      }
    }
    const known = Object.values(TEXT_SETTINGS).map(({ name }) => name as string);
    expect(Object.keys(demarche.environment!).filter((name) => !known.includes(name))).toEqual([]);
  });

  it('is valid to docker-compose', async (context) => {
    const command = await composeCommand();
    if (command === undefined) {
      console.warn(
        'The check of docker-compose.yml by docker-compose itself is skipped: it is not installed (Debian: apt-get install docker-compose).',
      );
      return context.skip();
    }
    const [program, ...words] = command as [string, ...string[]];
    const { stdout } = await run(program, [...words, '-f', join(root, 'docker-compose.yml'), 'config'], { cwd: root });
    expect(Object.keys((parse(stdout) as { services: object }).services).toSorted()).toEqual(['demarche', 'neo4j', 'password']);
  });
});

describe('the script that makes the password', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'demarche-compose-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const make = (given = '') => {
    // As docker-compose hands it on, with a folder of ours for the volume.
    const script = password.command![0]!.replaceAll('$$', '$').replaceAll('/credentials', folder);
    return run('/bin/sh', ['-euc', script], { env: { PATH: process.env['PATH'], NEO4J_PASSWORD: given } });
  };
  const kept = (name: string) => readFileSync(join(folder, name), 'utf8');

  it('makes another one each time, and keeps what is there', async () => {
    await make();
    const first = kept('password');
    expect(first).toMatch(/^[a-zA-Z0-9]{24}$/u);
    expect(kept('auth')).toBe(`neo4j/${first}`);
    await make('another-one');
    expect(kept('password')).toBe(first);
    rmSync(join(folder, 'auth'));
    await make();
    expect(kept('password')).not.toBe(first);
  });

  it('takes the one that is given', async () => {
    await make('chosen by us');
    expect(kept('auth')).toBe('neo4j/chosen by us');
  });

  it.each([
    ['short', 'at least 8 characters'],
    ['with/a/slash', 'must not hold a slash'],
    ['-a-dash-first', 'must not begin with a dash'],
  ])('refuses %s', async (given, sentence) => {
    await expect(make(given)).rejects.toThrow(sentence);
    await expect(make()).resolves.toBeDefined();
  });
});

/** `docker compose` or `docker-compose`; undefined where neither is installed. */
async function composeCommand(): Promise<string[] | undefined> {
  for (const command of [['docker', 'compose'], ['docker-compose']] as const) {
    const [program, ...words] = command;
    const works = await run(program, [...words, 'version']).then(
      () => true,
      () => false,
    );
    if (works) return [...command];
  }
  return undefined;
}
