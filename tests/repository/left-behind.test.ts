// What the commands leave in the folder where they are called is nothing to commit.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseArguments } from '../../graph-seed/arguments.ts';
import { TEXT_SETTINGS } from '../../server/config.ts';

const ignored = readFileSync(new URL('../../.gitignore', import.meta.url), 'utf8').split('\n');

describe('.gitignore', () => {
  it.each([
    ['the store', `${TEXT_SETTINGS.dataDir.fallback}/`],
    ['what a load rejected', parseArguments(['x.yaml']).rejects],
  ])('has %s: %s', (_what, name) => {
    expect(ignored).toContain(name);
  });
});
