// What a batch holds at most: texts count wherever they stand, and one that has no room left is written first.
import { expect, it } from 'vitest';
import { charactersOf, createBatch, type Element } from '../../graph-seed/batch.ts';

const claim = (id: string, properties: object): Element => ({ line: 1, node: { id, kind: 'CLAIM', properties } });
const long = (nth: number) => claim(`c${nth}`, { text: 'x'.repeat(1_500_000) });

it('counts the texts of an element wherever they stand', () => {
  const text = 'x'.repeat(1_000);
  expect(charactersOf(claim('c', { text }))).toBeGreaterThanOrEqual(1_000);
  expect(charactersOf(claim(text, {}))).toBeGreaterThanOrEqual(1_000);
  expect(charactersOf(claim('c', { [text]: 1 }))).toBeGreaterThanOrEqual(1_000);
  expect(charactersOf(claim('c', { aliases: [text, [text]] }))).toBeGreaterThanOrEqual(2_000);
  expect(charactersOf(claim('c', { saidAt: { start: text, end: { deep: text }, precision: 'DAY' } }))).toBeGreaterThanOrEqual(2_000);
  const edge = (id: string, from: string, to: string): Element => ({ line: 1, edge: { id, kind: 'ABOUT', from, to, properties: {} } });
  expect(charactersOf(edge(text, text, text))).toBeGreaterThanOrEqual(3_000);
});

it('takes no more than there is room for, and one that is longer by itself', () => {
  const batch = createBatch();
  expect([long(1), long(2), long(3)].map((element) => batch.add(element, 'f'))).toEqual(['added', 'added', 'later']);
  expect([batch.size(), batch.isFull()]).toEqual([2, false]);
  batch.take();
  expect(batch.add(claim('c', { text: 'x'.repeat(9_000_000) }), 'f')).toBe('added');
  expect(batch.isFull()).toBe(true);
  expect(batch.add(claim('d', { text: 'd' }), 'f')).toBe('later');
});
