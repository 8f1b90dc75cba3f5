// What every store must keep exactly as it was written: each property of each kind, whoever writes at the same time, however often.
import { beforeEach, describe, expect, it } from 'vitest';
import { EDGE_ENDS, EDGE_KINDS, NODE_KINDS, type NodeKind } from '../../server/graph/kinds.ts';
import type { Node, NodeOf } from '../../server/graph/node.ts';
import { EDGE_PROPERTIES, NODE_PROPERTIES, type PropertySpec } from '../../server/graph/properties.ts';
import type { Store } from '../../server/store/store.ts';
import { day, edge, LATE, node } from './sample-graph.ts';

/** A value of each type; `last` gives the other end of its range. */
function valueOf({ type, required, webAddress, maxLength = 20_000 }: PropertySpec, last: boolean): unknown {
  if (typeof type === 'object') return type.oneOf.at(last ? -1 : 0);
  switch (type) {
    case 'text':
      return last
        ? `${webAddress ? 'https://example.org/' : ''}Ω😀\uFF21 "\\'\n\t`.padEnd(Math.min(maxLength, 30_000), 'x')
        : required
          ? ' x '
          : '';
    case 'texts':
      return last ? ['b', 'a', 'é'] : [];
    case 'boolean':
      return last;
    case 'integer':
      return last ? 2 ** 31 - 1 : 1;
    case 'date':
      return last ? { start: '0001-01-01', end: '9999-12-31', precision: 'RANGE' } : day('2024-02-29');
  }
}

function propertiesOf(specs: Readonly<Record<string, PropertySpec | undefined>>, last: boolean): Record<string, unknown> {
  return Object.fromEntries(Object.entries(specs).flatMap(([name, spec]) => (spec ? [[name, valueOf(spec, last)]] : [])));
}

const nodeWithAll = (kind: NodeKind, last: boolean) => node(kind, kind, propertiesOf(NODE_PROPERTIES[kind], last) as never);

export function describeKeeping(current: () => Store): void {
  describe('keeping', () => {
    let store: Store;
    beforeEach(() => {
      store = current();
    });

    it.each([false, true])('gives back each property of each kind of node (the last value of its range: %s)', async (last) => {
      const nodes = NODE_KINDS.map((kind) => nodeWithAll(kind, last));
      await store.write({ nodes, edges: [] });
      expect(await store.nodes(NODE_KINDS)).toEqual(nodes);
      expect((await store.scanNodes({ first: 10 })).items).toHaveLength(nodes.length);
    });

    it.each([false, true])('gives back each property of each kind of edge (the last value of its range: %s)', async (last) => {
      const other = node('other', 'CLAIM', { text: 'Not so' });
      await store.write({ nodes: [...NODE_KINDS.map((kind) => nodeWithAll(kind, false)), other], edges: [] });
      const edges = EDGE_KINDS.map((kind) => {
        const { from, to } = EDGE_ENDS[kind];
        return edge(kind, from[0]!, kind === 'CONTRADICTS' ? other.id : to.at(-1)!, propertiesOf(EDGE_PROPERTIES[kind], last));
      });
      await store.write({ nodes: [], edges });
      for (const kept of edges) {
        expect(await store.edgesOf({ ids: [kept.from], kind: kept.kind, direction: 'OUT' })).toEqual([[kept]]);
      }
    });

    it('keeps of an edge what the new record leaves out, and its first recordedAt', async () => {
      const ends = [node('s', 'STATEMENT', { text: 'x', act: 'STATE' }), node('a', 'SOURCE', { title: 'x' })];
      await store.write({ nodes: ends, edges: [edge('REPORTED_IN', 's', 'a', { paragraph: 1, start: 0 }, { recordedAt: LATE })] });
      const again = edge('REPORTED_IN', 's', 'a', { paragraph: 2, end: 9 });
      expect(await store.write({ nodes: [], edges: [again] })).toMatchObject({ created: 0, updated: 1, unchanged: 0 });
      expect(await store.edgesOf({ ids: ['s'], kind: 'REPORTED_IN', direction: 'OUT' })).toEqual([
        [{ ...again, properties: { paragraph: 2, start: 0, end: 9 } }],
      ]);
    });

    it('calls what says less, or the same later, unchanged', async () => {
      await store.write({ nodes: [node('kor', 'COUNTRY', { name: 'Korea', iso3: 'KOR', aliases: ['Seoul', 'ROK'] })], edges: [] });
      const less = node('kor', 'COUNTRY', { name: 'Korea', aliases: ['ROK'] }, LATE);
      expect(await store.write({ nodes: [less], edges: [] })).toMatchObject({ created: 0, updated: 0, unchanged: 1 });
    });

    it('moves the neighbours of a node whose time changes, at both ends of their edges', async () => {
      const dated = (id: string, on: string) => node(id, 'STATEMENT', { text: id, act: 'STATE', saidAt: day(on) });
      const official = node('o', 'OFFICIAL', { name: 'o' });
      const edges = [
        ...['a', 'b', 'c'].map((id) => edge('MADE', 'o', id)),
        edge('RESPONDS_TO', 'a', 'b'),
        edge('RESPONDS_TO', 'c', 'a'),
        edge('RESPONDS_TO', 'a', 'a'),
      ];
      await store.write({ nodes: [official, dated('a', '2024-01-01'), dated('b', '2024-01-02'), dated('c', '2024-01-03')], edges });
      await store.write({ nodes: [dated('a', '2024-01-04')], edges: [] });
      const idsOf = async (id: string) => (await store.neighbours({ ids: [id], first: 9 }))[0]!.items.map((item) => item.node.id);
      expect(await idsOf('o')).toEqual(['a', 'c', 'b']);
      expect(await idsOf('a')).toEqual(['a', 'a', 'c', 'b', 'o']);
      expect(await idsOf('b')).toEqual(['a', 'o']);
      const [page] = await store.statements({ of: { relation: 'MADE', ids: ['o'] }, first: 9 });
      expect(page!.items.map(({ id }) => id)).toEqual(['a', 'c', 'b']);
    });

    it('loses nothing of what several write at once', async () => {
      const shared = (alias: string): Node => node('kor', 'COUNTRY', { name: 'Korea', aliases: [alias] });
      const aliases = Array.from({ length: 8 }, (_, place) => `alias ${place}`);
      const results = await Promise.all(
        aliases.map((alias, place) =>
          store.write({
            nodes: [shared(alias), node(`s${place}`, 'STATEMENT', { text: alias, act: 'STATE' })],
            edges: [edge('MADE', 'kor', `s${place}`)],
          }),
        ),
      );
      const total = (name: 'created' | 'updated' | 'unchanged') => results.reduce((sum, result) => sum + result[name], 0);
      expect([total('created'), total('updated'), total('unchanged')]).toEqual([1 + 8 + 8, 7, 0]);
      const [kept] = await store.nodes(['kor']);
      expect((kept as NodeOf<'COUNTRY'>).properties.aliases!.toSorted()).toEqual(aliases);
      expect(await store.degrees(['kor'])).toEqual([[{ kind: 'MADE', direction: 'OUT', count: 8 }]]);
    });

    it.each([
      ['that begins with its own kind', 'MADE--x--s'],
      ['that begins with another kind', 'ABOUT--x--s'],
      ['that says nothing', 'e'],
    ])('takes an id for an edge once: one %s', async (_what, id) => {
      const nodes = [node('x', 'COUNTRY', { name: 'x' }), node('s', 'STATEMENT', { text: 's', act: 'STATE' })];
      await store.write({ nodes, edges: [edge('MADE', 'x', 's', {}, { id })] });
      const again = store.write({ nodes: [], edges: [edge('ABOUT', 's', 'x', {}, { id })] });
      await expect(again).rejects.toMatchObject({ code: 'INVALID_BATCH' });
      expect((await store.stats()).edges).toBe(1);
    });
  });
}
