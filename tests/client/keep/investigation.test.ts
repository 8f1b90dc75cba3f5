// Investigations in files: written and read they are the same, and a file that is none of ours gets one sentence.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseInvestigationFile, writeInvestigationFile, type Investigation } from '../../../client/keep/investigation.ts';
import { ids, savedViews } from './views.ts';

const prose = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }).map((text) => text.replace(/\p{Control}/gu, ' '));

const investigations: fc.Arbitrary<Investigation> = fc.record({
  name: prose,
  savedAt: fc.date({ min: new Date(0), max: new Date('2100-01-01T00:00:00Z'), noInvalidDate: true }).map((date) => date.toISOString()),
  view: savedViews,
  notes: fc.uniqueArray(fc.tuple(ids, prose), { selector: ([id]) => id, maxLength: 5 }),
  labels: fc.uniqueArray(fc.tuple(ids, prose), { selector: ([id]) => id, maxLength: 5 }),
});

describe('an investigation in a file', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(investigations, (investigation) => {
        expect(parseInvestigationFile(writeInvestigationFile(investigation), 'x.json')).toEqual({ value: investigation });
      }),
    );
  });

  const [sample] = fc.sample(investigations, { seed: 1, numRuns: 1 });
  const ours = JSON.parse(writeInvestigationFile(sample!)) as Record<string, unknown>;
  it.each([
    ['prose', 'Dear all,', '“f” is not a view or an investigation that Demarche saved.'],
    ['another JSON', '{"name":"x"}', '“f” is not a view or an investigation that Demarche saved.'],
    ['nothing', '', '“f” is not a view or an investigation that Demarche saved.'],
    [
      'an export of the graph',
      '{"type":"node","id":"a","labels":["Country"],"properties":{}}\n{"type":"node","id":"b","labels":[],"properties":{}}\n',
      '“f” holds a graph, not a view of one: load it into the store with npm run load.',
    ],
    [
      'an export of one node',
      '{"type":"node","id":"a","labels":[],"properties":{}}',
      '“f” holds a graph, not a view of one: load it into the store with npm run load.',
    ],
    ['a later version', JSON.stringify({ ...ours, version: 2 }), '“f” was saved by a later Demarche than this one; open it there.'],
    ['damage', JSON.stringify({ ...ours, notes: [['a']] }), '“f” is damaged: the investigation.notes[0] must be a list of two.'],
  ])('is told from %s', (_what, content, fault) => {
    expect(parseInvestigationFile(content, 'f')).toEqual({ fault });
  });
});
