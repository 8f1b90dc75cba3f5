// Random graphs of little but who says what, for the questions that count it.
import fc from 'fast-check';
import type { Edge } from '../../server/graph/edge.ts';
import { STANCES, type EdgeKind } from '../../server/graph/kinds.ts';
import type { Batch } from '../../server/store/store.ts';
import { edge } from '../contract/sample-graph.ts';
import { instant, nodeOf } from './arbitraries.ts';

/** The two poles more often than not. */
const anyStance = fc.constantFrom(...STANCES, 'ASSERTS' as const, 'DENIES' as const, 'DENIES' as const);

function edgesOver(
  kind: EdgeKind,
  froms: readonly string[],
  tos: readonly string[],
  maxLength: number,
  minLength = 0,
): fc.Arbitrary<Edge[]> {
  const drawn = fc.record({ from: fc.constantFrom(...froms), to: fc.constantFrom(...tos), stance: anyStance, recordedAt: instant });
  return fc
    .array(drawn, { minLength, maxLength, size: 'max' })
    .map((list) =>
      list.map(({ from, to, stance, recordedAt }) => edge(kind, from, to, kind === 'EXPRESSES' ? { stance } : {}, { recordedAt })),
    );
}

/**
 * Few speakers and claims, so that they meet, agree, clash, hold both poles and contradict each other; mostly one speaker to a statement, but also none,
 * several, or one twice; parallel stances; claims and statements that are about somebody.
 */
export const stanceGraph: fc.Arbitrary<Batch> = fc
  .record({ speakers: fc.constantFrom(1, 2, 3, 5), claims: fc.constantFrom(1, 2, 4), statements: fc.constantFrom(2, 5, 8, 12) })
  .chain((sizes) => {
    const idsOf = (prefix: string, count: number) => Array.from({ length: count }, (_, place) => `${prefix}${(place * 3) % 7}:${place}`);
    const [speakers, claims, statements] = [idsOf('Who', sizes.speakers), idsOf('claim', sizes.claims), idsOf('s', sizes.statements)];
    const nodes = fc.tuple(
      ...speakers.map((id) => nodeOf(id, 'OFFICIAL')),
      ...claims.map((id) => nodeOf(id, 'CLAIM')),
      ...statements.map((id) => nodeOf(id, 'STATEMENT')),
      nodeOf('source', 'SOURCE'),
    );
    const edges = fc.tuple(
      ...statements.map((id) =>
        fc.oneof({ weight: 6, arbitrary: edgesOver('MADE', speakers, [id], 1, 1) }, edgesOver('MADE', speakers, [id], 3)),
      ),
      edgesOver('EXPRESSES', statements, claims, 20),
      edgesOver('ABOUT', claims, speakers, 4),
      edgesOver('ABOUT', statements, speakers, 4),
      edgesOver('REPORTED_IN', statements, ['source'], 4),
      edgesOver('CONTRADICTS', claims, claims, 2),
    );
    return fc.tuple(nodes, edges).map(([drawnNodes, lists]): Batch => ({
      nodes: drawnNodes,
      // A claim does not contradict itself.
      edges: lists
        .flat()
        .filter(({ kind, from, to }) => kind !== 'CONTRADICTS' || from !== to)
        .map((one, place) => ({ ...one, id: `e${(place * 7) % 31}.${place}` })),
    }));
  });
