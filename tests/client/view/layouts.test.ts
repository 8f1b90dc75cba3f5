// The layouts: boxes never cover each other, what is fixed stays, the same graph gives the same picture; and what each of them promises.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LayoutName } from '../../../client/explore/explorer.ts';
import { addToGraph } from '../../../client/graph/change-graph.ts';
import { EMPTY_GRAPH, type DrawnNode, type Graph, type Positions } from '../../../client/graph/graph.ts';
import { standings } from '../../../client/graph/reading.ts';
import { arrangeGraph } from '../../../client/view/layouts/arrange.ts';
import { sizesFor } from '../../../client/view/layouts/box.ts';
import { middleOf, placeOn, scaleOf, timeOf } from '../../../client/view/layouts/dates.ts';
import { graphs } from '../graph/graphs.ts';

const LAYOUTS: readonly LayoutName[] = ['sides', 'force', 'time', 'rings'];
const layouts = fc.constantFrom(...LAYOUTS);

/** Pairs of boxes that overlap, unless both nodes were fixed. */
function overlapping(graph: Graph, positions: Positions, narrow: boolean, fixed: Positions = new Map()): string[] {
  const { boxOf } = sizesFor(narrow);
  const boxes = [...graph.nodes.values()].map((node) => {
    const { x, y } = positions.get(node.id)!;
    const { width, above, below } = boxOf(node);
    return { id: node.id, left: x - width / 2, right: x + width / 2, top: y - above, bottom: y + below };
  });
  return boxes.flatMap((a, place) =>
    boxes
      .slice(place + 1)
      .filter((b) => !(fixed.has(a.id) && fixed.has(b.id)))
      .flatMap((b) => (a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom ? [`${a.id} ${b.id}`] : [])),
  );
}

const idsOf = (graph: Graph) => [...graph.nodes.keys()].toSorted();
/** Some of the nodes, at places that a person may have dragged them to. */
const dragged = (graph: Graph) => new Map([...graph.nodes.keys()].slice(0, 4).map((id, place) => [id, { x: place * 100 + 7, y: 3 }]));

describe('every layout', () => {
  it('never lets two boxes overlap, on a wide screen and on a narrow one', () => {
    fc.assert(
      fc.property(graphs, layouts, fc.boolean(), (graph, layout, narrow) => {
        const positions = arrangeGraph({ layout, graph, fixed: new Map(), narrow });
        expect([...positions.keys()].toSorted()).toEqual(idsOf(graph));
        expect(overlapping(graph, positions, narrow)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('leaves what is pinned where it is, and puts nothing on it', () => {
    fc.assert(
      fc.property(graphs, layouts, (graph, layout) => {
        const fixed = dragged(graph);
        const positions = arrangeGraph({ layout, graph, fixed });
        for (const [id, at] of fixed) expect(positions.get(id)).toEqual(at);
        expect(overlapping(graph, positions, false, fixed)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('gives a part of the graph new places round where it was, and moves nothing else', () => {
    fc.assert(
      fc.property(graphs, layouts, (graph, layout) => {
        const before = arrangeGraph({ layout: 'sides', graph, fixed: new Map() });
        const only = [...graph.nodes.keys()].slice(0, 8);
        const fixed = new Map([...before].filter(([id]) => !only.includes(id)));
        const positions = arrangeGraph({ layout, graph, fixed, only, middle: { x: 400, y: -300 } });
        for (const [id, at] of fixed) expect(positions.get(id)).toEqual(at);
        expect(overlapping(graph, positions, false, fixed)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('makes room for what is new without moving what is drawn', () => {
    fc.assert(
      fc.property(graphs, layouts, (graph, layout) => {
        const before = arrangeGraph({ layout, graph, fixed: new Map() });
        const fixed = new Map([...before].slice(0, Math.ceil(before.size / 2)));
        const positions = arrangeGraph({ layout, grows: true, graph, fixed, around: [...fixed.keys()][0] });
        expect([...positions.keys()].toSorted()).toEqual(idsOf(graph));
        for (const [id, at] of fixed) expect(positions.get(id)).toEqual(at);
        expect(overlapping(graph, positions, false, fixed)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('is the same each time', () => {
    fc.assert(
      fc.property(graphs, layouts, (graph, layout) => {
        expect(arrangeGraph({ layout, graph, fixed: new Map() })).toEqual(arrangeGraph({ layout, graph, fixed: new Map() }));
      }),
      { numRuns: 40 },
    );
  });
});

describe('Sides', () => {
  it('puts who only asserts left of the claims and who only denies right of them', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const positions = arrangeGraph({ layout: 'sides', graph, fixed: new Map() });
        const asserts = new Set(standings(graph).flatMap((standing) => [...standing.asserts]));
        const denies = new Set(standings(graph).flatMap((standing) => [...standing.denies]));
        const xOf = (ids: ReadonlySet<string>, others: ReadonlySet<string>) =>
          [...ids].filter((id) => graph.nodes.get(id)!.kind !== 'STATEMENT' && !others.has(id)).map((id) => positions.get(id)!.x);
        expect(xOf(asserts, denies).every((x) => x < 0)).toBe(true);
        expect(xOf(denies, asserts).every((x) => x > 0)).toBe(true);
      }),
    );
  });
});

describe('by time', () => {
  const canHaveTime = ['STATEMENT', 'EVENT', 'SOURCE'];

  it('has x for the date, and the undated before the first day', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const positions = arrangeGraph({ layout: 'time', graph, fixed: new Map() });
        const nodes = [...graph.nodes.values()].filter(({ kind }) => canHaveTime.includes(kind));
        const dated = nodes.filter((node) => timeOf(node)).toSorted((a, b) => middleOf(timeOf(a)!) - middleOf(timeOf(b)!));
        const xs = dated.map(({ id }) => positions.get(id)!.x);
        for (const [place, x] of xs.entries()) expect(x).toBeGreaterThanOrEqual(xs[place - 1] ?? -Infinity);
        for (const node of nodes.filter((one) => !timeOf(one))) {
          for (const x of xs) expect(positions.get(node.id)!.x).toBeLessThan(x);
        }
      }),
    );
  });

  it('shows its scale by where the dated nodes stand, though one was dragged away', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(900), { minLength: 7, maxLength: 30 }), (days) => {
        const nodes = days.map((day): DrawnNode => {
          const start = new Date(Date.UTC(2022, 0, 1 + day)).toISOString().slice(0, 10);
          const saidAt = { start, end: start, precision: 'DAY' as const };
          return { id: `n${day}`, kind: 'STATEMENT', label: 'said', degree: 0, hollow: false, contested: false, saidAt };
        });
        const graph = addToGraph(EMPTY_GRAPH, nodes, []);
        const positions = arrangeGraph({ layout: 'time', graph, fixed: new Map() });
        const scale = scaleOf(graph, new Map(positions).set(nodes[0]!.id, { x: 9_999, y: 0 }))!;
        for (const node of nodes)
          expect(Math.abs(placeOn(scale, middleOf(timeOf(node)!)) - positions.get(node.id)!.x)).toBeLessThanOrEqual(3);
      }),
    );
  });

  it('puts what is new on its day', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const before = arrangeGraph({ layout: 'time', graph, fixed: new Map() });
        const fixed = new Map([...before].slice(0, Math.ceil((before.size * 3) / 4)));
        const scale = scaleOf(graph, fixed);
        fc.pre(scale !== undefined);
        const positions = arrangeGraph({ layout: 'time', grows: true, graph, fixed });
        for (const node of graph.nodes.values()) {
          const time = timeOf(node);
          if (time && !fixed.has(node.id)) expect(positions.get(node.id)!.x).toBe(Math.round(placeOn(scale, middleOf(time))));
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('rings', () => {
  it('stand further out the more links away they are', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const [centre] = graph.nodes.keys();
        if (centre === undefined) return;
        const positions = arrangeGraph({ layout: 'rings', graph, fixed: new Map(), centres: [centre] });
        const { boxOf } = sizesFor(false);
        const reach = (ids: readonly string[]) =>
          ids.map((id) => {
            const { x, y } = positions.get(id)!;
            const { above, below } = boxOf(graph.nodes.get(id)!);
            return Math.hypot(x, y + (below - above) / 2);
          });
        const links = [...graph.edges.values()];
        const found = new Set([centre]);
        let outer = 0;
        for (let level = [centre]; level.length > 0;) {
          expect(Math.min(...reach(level))).toBeGreaterThanOrEqual(outer - 2);
          outer = Math.max(...reach(level));
          const next = links.flatMap(({ source, target }) => [
            ...(level.includes(source) ? [target] : []),
            ...(level.includes(target) ? [source] : []),
          ]);
          level = [...new Set(next)].filter((id) => !found.has(id));
          for (const id of level) found.add(id);
        }
      }),
      { numRuns: 60 },
    );
  });
});
