// The table of properties and its flat form: what goes in comes out, and every property that a type has stands in the table.
import { describe, expect, it } from 'vitest';
import { EDGE_PROPERTIES, NODE_PROPERTIES, flatNames, flattenProperties, nestProperties } from '../../../server/graph/properties.ts';

describe('flat properties', () => {
  const nested = {
    text: 'Denies it',
    act: 'DENY',
    saidAt: { start: '2024-10-14', end: '2024-10-20', precision: 'RANGE' },
    cue: 'denied',
  };
  const flat = {
    text: 'Denies it',
    act: 'DENY',
    saidAtStart: '2024-10-14',
    saidAtEnd: '2024-10-20',
    saidAtPrecision: 'RANGE',
    cue: 'denied',
  };

  it('hold a fuzzy date in three, and give it back', () => {
    expect(flattenProperties(NODE_PROPERTIES.STATEMENT, nested)).toEqual(flat);
    expect(nestProperties(NODE_PROPERTIES.STATEMENT, flat)).toEqual(nested);
  });

  it('keep names that nobody knows, so that a check can name them, and drop null', () => {
    expect(nestProperties(NODE_PROPERTIES.CLAIM, { text: 'x', colour: 'red', more: null })).toEqual({ text: 'x', colour: 'red' });
    const hostile = JSON.parse('{"__proto__":"y"}') as Record<string, unknown>;
    expect(Object.keys(nestProperties(NODE_PROPERTIES.CLAIM, hostile))).toEqual(['__proto__']);
  });

  it('never share a name within one kind', () => {
    for (const specs of [...Object.values(NODE_PROPERTIES), ...Object.values(EDGE_PROPERTIES)]) {
      const names = flatNames(specs);
      expect(new Set(names).size).toBe(names.length);
      expect(names).not.toContain('id');
      expect(names).not.toContain('recordedAt');
    }
  });
});
