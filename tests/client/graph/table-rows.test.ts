// The rows of the table: what they are, how they are found and sorted.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnsOf } from '../../../client/graph/table-columns.ts';
import { findRows, firstSort, sortRows } from '../../../client/graph/table-order.ts';
import { rowsOf, TABLE_TABS, type StatementFacts } from '../../../client/graph/table-rows.ts';
import { graphs } from './graphs.ts';

const NO_FACTS: ReadonlyMap<string, StatementFacts> = new Map();
const tab = fc.constantFrom(...TABLE_TABS);

describe('rows', () => {
  it('are the drawn nodes and edges; every node is in the tab of its kind', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const idsOf = (name: (typeof TABLE_TABS)[number]) => rowsOf(graph, name, NO_FACTS).map(({ id }) => id);
        expect(idsOf('nodes').toSorted()).toEqual([...graph.nodes.keys()].toSorted());
        expect(idsOf('edges').toSorted()).toEqual([...graph.edges.keys()].toSorted());
        const byKind = (['statements', 'claims', 'speakers', 'events', 'sources'] as const).flatMap(idsOf);
        expect(byKind.toSorted()).toEqual(idsOf('nodes').toSorted());
      }),
    );
  });

  it('are sorted by any column, either way, those without anything in it last', () => {
    fc.assert(
      fc.property(graphs, tab, fc.nat(10), fc.boolean(), (graph, name, place, descending) => {
        const columns = columnsOf(name);
        const column = columns[place % columns.length]!;
        const rows = rowsOf(graph, name, NO_FACTS);
        const sorted = sortRows(rows, columns, { column: column.id, descending });
        expect(sorted.map(({ id }) => id).toSorted()).toEqual(rows.map(({ id }) => id).toSorted());
        const keys = sorted.map((row) => {
          const key = column.keyOf ? column.keyOf(row) : column.textOf(row).toLowerCase();
          return key === '' ? undefined : key;
        });
        const known = keys.filter((key) => key !== undefined);
        expect(keys.slice(0, known.length)).toEqual(known);
        for (const [at, key] of known.entries()) {
          if (at > 0) expect(descending ? key <= known[at - 1]! : key >= known[at - 1]!).toBe(true);
        }
      }),
    );
  });

  it('begin with what was said last', () => {
    expect(firstSort('statements')).toEqual({ column: 'said', descending: true });
    for (const name of TABLE_TABS) expect(columnsOf(name).map(({ id }) => id)).toContain(firstSort(name).column);
  });

  it('are found by all words, whatever their case and accents', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const columns = columnsOf('nodes');
        const rows = rowsOf(graph, 'nodes', NO_FACTS);
        const found = findRows(rows, columns, ' tröops  RUSSIA ');
        const expected = rows.filter((row) => {
          const text = columns
            .map((column) => column.textOf(row))
            .join(' ')
            .toLowerCase();
          return text.includes('troops') && text.includes('russia');
        });
        expect(found).toEqual(expected);
        expect(findRows(rows, columns, '  ')).toBe(rows);
      }),
    );
  });
});
