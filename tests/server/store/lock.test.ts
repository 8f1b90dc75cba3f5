// The lock of a data folder: one holder at a time, whoever died before, and however many come at once.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { takeLock } from '../../../server/store/embedded/lock.ts';

const root = mkdtempSync(join(tmpdir(), 'demarche-lock-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const newFolder = () => mkdtempSync(join(root, 'data-'));
const take = (folder: string) => takeLock(folder, join(folder, 'demarche.sqlite'));
const DEAD = JSON.stringify({ pid: 2 ** 30, started: '1' });

describe('takeLock', () => {
  it('lets nobody else in until it is released', () => {
    const folder = newFolder();
    const lock = take(folder);
    expect(() => take(folder)).toThrow(/in use by process \d+\. Stop that one/u);
    lock.release();
    take(folder).release();
    take(folder).release();
    expect(readdirSync(folder)).toHaveLength(1);
  });

  it.each([
    ['has died', DEAD],
    ['died, and its process id was given to somebody else', JSON.stringify({ pid: process.pid, started: '1' })],
    ['left something else behind', 'not json'],
  ])('takes the place of an owner that %s, with the database’s own lock', (_what, left) => {
    const folder = newFolder();
    writeFileSync(join(folder, 'owner.7.json'), left);
    mkdirSync(join(folder, 'demarche.sqlite.lock'));
    take(folder).release();
    expect(existsSync(join(folder, 'demarche.sqlite.lock'))).toBe(false);
    expect(readdirSync(folder)).toEqual(['owner.8.json']);
  });

  it('waits for one that is just starting, but not for ever', () => {
    const folder = newFolder();
    const file = join(folder, 'owner.1.json');
    writeFileSync(file, '');
    expect(() => take(folder)).toThrow(/just starting/u);
    utimesSync(file, new Date(0), new Date(0));
    take(folder).release();
  });

  it('gives the place of a dead owner to one alone of several that come at once', async () => {
    const module = pathToFileURL(join(import.meta.dirname, '../../../dist/server/store/embedded/lock.js')).href;
    const script = `import { takeLock } from ${JSON.stringify(module)};
      const [folder, at] = process.argv.slice(1);
      while (Date.now() < Number(at));
      try { takeLock(folder, folder + '/demarche.sqlite'); console.log('taken'); } catch (error) { console.log(error.code); }
      process.stdin.resume();`;
    for (let round = 0; round < 8; round += 1) {
      const folder = newFolder();
      writeFileSync(join(folder, 'owner.1.json'), DEAD);
      const at = String(Date.now() + 500);
      const children = Array.from({ length: 4 }, () => spawn(process.execPath, ['--input-type=module', '-e', script, folder, at]));
      // Each stays alive until all have answered, or its answer would not be the last word.
      const answers = await Promise.all(
        children.map((child) => new Promise<string>((resolve) => child.stdout.once('data', (chunk) => resolve(String(chunk).trim())))),
      );
      await Promise.all(
        children.map(
          (child) =>
            new Promise((resolve) => {
              child.once('close', resolve);
              child.stdin.end();
            }),
        ),
      );
      expect(answers.toSorted()).toEqual(['STORE_LOCKED', 'STORE_LOCKED', 'STORE_LOCKED', 'taken']);
    }
  });
});
