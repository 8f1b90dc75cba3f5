// Ids: made from what a thing is, safe to stand unquoted anywhere, and different where the things are.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agencyId, countryId, edgeId, faultOfId, officialId, slug, sourceId, statementId } from '../../../server/graph/ids.ts';

const SAFE = /^[A-Za-z0-9._:-]{1,200}$/u;
const anyText = fc.string({ unit: 'binary', minLength: 1, maxLength: 300 });

describe('ids that we make', () => {
  it('read as what they are', () => {
    expect(countryId('kor')).toBe('country:KOR');
    expect(agencyId('National Security Council', 'South Korea')).toBe('agency:south-korea.national-security-council');
    expect(officialId('Vassily Nebenzia')).toBe('official:vassily-nebenzia');
    expect(sourceId({ date: '2024-10-23', title: 'Seoul may arm Kyiv' })).toBe('source:2024-10-23.seoul-may-arm-kyiv');
    expect(statementId('source:2024-10-23.seoul', 17, 1)).toBe('statement:2024-10-23.seoul:17.1');
    expect(edgeId('MADE', 'country:KOR', 'statement:x')).toBe('MADE--country:KOR--statement:x');
  });

  it('stay within the safe characters and 200 of them, whatever the name', () => {
    fc.assert(
      fc.property(anyText, anyText, (a, b) => {
        const source = sourceId({ publisher: a, title: b });
        for (const id of [
          agencyId(a, b),
          officialId(a),
          source,
          statementId(source, 1, 1),
          edgeId('MADE', a, b),
          edgeId('ABOUT', a, b, 'x'),
        ]) {
          expect(id).toMatch(SAFE);
          expect(faultOfId(id)).toBeUndefined();
        }
      }),
    );
  });

  it('differ where edges differ, also for ends of other people’s making', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, anyText, (a, b, c, d) => {
        fc.pre(a !== c || b !== d);
        fc.pre(!a.includes('--') && !b.includes('--') && !c.includes('--') && !d.includes('--'));
        expect(edgeId('MADE', a, b)).not.toBe(edgeId('MADE', c, d));
      }),
    );
  });

  it('tell names in other scripts apart', () => {
    expect(slug('Москва')).not.toBe(slug('Киев'));
    expect(slug('Müller')).toBe('muller');
  });
});

describe('faultOfId', () => {
  it.each([
    ['', /empty/u],
    ['a\u0000b', /control/u],
    ['a\nb', /control/u],
    ['x'.repeat(201), /201 characters/u],
    ['\ud800', /Unicode/u],
    [7, /not a string/u],
  ])('refuses %j', (id, sentence) => {
    expect(faultOfId(id)).toMatch(sentence);
  });

  it('takes ids of other people as they are', () => {
    expect(faultOfId('Ünï "quoted" <tag> `tick` 漢')).toBeUndefined();
  });
});
