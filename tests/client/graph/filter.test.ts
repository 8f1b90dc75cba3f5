// The one filter: what it hides on the canvas, and what it asks of the API.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { visibleGraph } from '../../../client/graph/change-graph.ts';
import { graphFilterOf, missingForStances, OPEN_FILTER, saidInWords, statementFilterOf } from '../../../client/graph/filter.ts';
import { EDGE_KINDS } from '../../../client/graph/words.ts';
import { graphs } from './graphs.ts';

describe('the filter on the canvas', () => {
  it('hides the statements that were not said then, keeps undated ones and all other nodes', () => {
    fc.assert(
      fc.property(graphs, fc.constantFrom('2024-10-20', '2024-10-21', '2024-10-22'), (graph, until) => {
        const { nodes, edges } = visibleGraph(graph, { ...OPEN_FILTER, said: { until } });
        for (const node of graph.nodes.values()) {
          const isHidden = node.kind === 'STATEMENT' && node.saidAt !== undefined && node.saidAt.start > until;
          expect(nodes.has(node.id)).toBe(!isHidden);
        }
        for (const edge of graph.edges.values()) expect(edges.has(edge.id)).toBe(nodes.has(edge.source) && nodes.has(edge.target));
      }),
    );
  });

  it('hides what was recorded later, edges too', () => {
    fc.assert(
      fc.property(graphs, fc.nat(24), (graph, last) => {
        const at = (place: number) => `2026-01-${String(place + 1).padStart(2, '0')}T00:00:00.000Z`;
        const recorded = {
          nodes: new Map([...graph.nodes].map(([id, node]) => [id, { ...node, recordedAt: at(Number(id.slice(1))) }])),
          edges: new Map([...graph.edges].map(([id, edge], place) => [id, { ...edge, recordedAt: at(place % 25) }])),
        };
        const { nodes, edges } = visibleGraph(recorded, { ...OPEN_FILTER, recordedUntil: at(last) });
        for (const id of graph.nodes.keys()) expect(nodes.has(id)).toBe(Number(id.slice(1)) <= last);
        for (const [id, edge] of recorded.edges) {
          expect(edges.has(id)).toBe(nodes.has(edge.source) && nodes.has(edge.target) && edge.recordedAt <= at(last));
        }
      }),
    );
  });

  it('gives back the graph itself where nothing is left out', () => {
    fc.assert(fc.property(graphs, (graph) => visibleGraph(graph, OPEN_FILTER) === graph));
  });
});

describe('the filter that the API is asked with', () => {
  it('names only what is narrowed', () => {
    expect(graphFilterOf(OPEN_FILTER)).toEqual({});
    expect(graphFilterOf({ ...OPEN_FILTER, edgeKindsOff: new Set(['ABOUT']) })).toEqual({
      edgeKinds: EDGE_KINDS.filter((kind) => kind !== 'ABOUT'),
    });
    expect(
      graphFilterOf({
        kindsOff: new Set(['EVENT']),
        stancesOff: new Set(['DENIES']),
        edgeKindsOff: new Set(),
        said: { from: '2024-10-14' },
      }),
    ).toEqual({
      kinds: ['COUNTRY', 'AGENCY', 'OFFICIAL', 'STATEMENT', 'CLAIM', 'SOURCE'],
      stances: ['ASSERTS', 'CONSIDERS', 'DOES_NOT_CONFIRM', 'DECLINES_TO_COMMENT'],
      said: { from: '2024-10-14', until: null },
    });
  });

  it('lets a relation that is asked for by name outweigh those that are switched off', () => {
    expect(graphFilterOf({ ...OPEN_FILTER, edgeKindsOff: new Set(['ABOUT', 'MADE']) }, 'ABOUT')).toEqual({ edgeKinds: ['ABOUT'] });
  });

  it('asks of statements what speaks of them', () => {
    const recordedUntil = '2026-11-23T18:05:59.999Z';
    expect(statementFilterOf({ ...OPEN_FILTER, kindsOff: new Set(['EVENT']), recordedUntil })).toEqual({ recordedUntil });
  });

  it('knows what stances cannot be without', () => {
    expect(missingForStances({ ...OPEN_FILTER, kindsOff: new Set(['EVENT', 'CLAIM']) })).toEqual({ kind: 'CLAIM' });
    expect(missingForStances({ ...OPEN_FILTER, edgeKindsOff: new Set(['ABOUT', 'MADE']) })).toEqual({ edgeKind: 'MADE' });
    expect(missingForStances({ ...OPEN_FILTER, kindsOff: new Set(['EVENT', 'COUNTRY']) })).toBeUndefined();
  });
});

describe('a time in words', () => {
  it('says which ends are open', () => {
    expect(saidInWords({ from: '2024-10-14', until: '2024-10-23' })).toBe('14 – 23 Oct 2024');
    expect(saidInWords({ from: '2024-10-14', until: '2024-10-14' })).toBe('14 Oct 2024');
    expect(saidInWords({ from: '2024-10-14' })).toBe('from 14 Oct 2024');
    expect(saidInWords({ until: '2024-10-23' })).toBe('until 23 Oct 2024');
    expect(saidInWords({})).toBeUndefined();
  });
});
