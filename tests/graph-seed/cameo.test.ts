// CAMEO's codes: every one has a meaning that exists, every wording one code, and the page about datasets says the same.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ACTS, actOf, codeOfText, MATERIAL_CLASSES } from '../../graph-seed/datasets/cameo.ts';
import { EVENT_TEXTS } from '../../graph-seed/datasets/cameo-texts.ts';
import { SPEECH_ACTS } from '../../server/graph/kinds.ts';

describe('the tables of CAMEO', () => {
  it('give every code of the twenty classes a meaning that exists, and every verbal class an act', () => {
    const classes = new Set(Object.keys(EVENT_TEXTS).map((code) => code.slice(0, 2)));
    expect([...classes].toSorted()).toEqual(Array.from({ length: 20 }, (_, nth) => String(nth + 1).padStart(2, '0')));
    for (const code of Object.keys(EVENT_TEXTS)) expect(['MATERIAL', ...SPEECH_ACTS], code).toContain(actOf(code));
    for (const code of Object.keys(ACTS)) expect(MATERIAL_CLASSES, code).not.toContain(code.slice(0, 2));
  });

  it('give every wording one code', () => {
    for (const [code, texts] of Object.entries(EVENT_TEXTS)) for (const text of texts) expect(codeOfText(text), text).toBe(code);
  });

  it('stand on the page about datasets as they are', () => {
    const page = readFileSync(new URL('../../docs/datasets.md', import.meta.url), 'utf8');
    const rows = [...page.matchAll(/^\| (\d{2,4}) \| [^|]+ \| ([A-Z_]+) \|$/gmu)].map((match) => [match[1], match[2]]);
    expect(Object.fromEntries(rows)).toEqual(ACTS);
  });

  it.each([
    ['010', 'STATE'],
    ['011', 'NO_COMMENT'],
    ['014', 'CONSIDER'],
    ['015', 'CONFIRM'],
    ['016', 'DENY'],
    ['0233', 'APPEAL'],
    ['0356', 'PROMISE'],
    ['042', 'STATE'],
    ['057', 'STATE'],
    ['064', 'MATERIAL'],
    ['073', 'MATERIAL'],
    ['0841', 'MATERIAL'],
    ['090', 'STATE'],
    ['1056', 'DEMAND'],
    ['111', 'CRITICIZE'],
    ['1125', 'ACCUSE'],
    ['129', 'REJECT'],
    ['1312', 'THREATEN'],
    ['141', 'MATERIAL'],
    ['2042', 'MATERIAL'],
    ['21', undefined],
    ['1', undefined],
    ['x10', undefined],
  ])('take %s for %s', (code, act) => {
    expect(actOf(code)).toBe(act);
  });
});
