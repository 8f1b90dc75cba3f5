// The congruence network against a model written from the words of the design: random graphs, every measure and normalisation.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exploreCongruence, type CongruenceQuery } from '../../../server/explore/congruence.ts';
import { compareIds } from '../../../server/graph/order.ts';
import type { Batch } from '../../../server/store/store.ts';
import { createNaiveStore } from '../../contract/naive-store.ts';
import { edge, node } from '../../contract/sample-graph.ts';
import { stanceGraph } from '../../property/stance-graph.ts';

/** For each speaker and claim the poles held, as text; the speaker of a statement is the first by id. */
function polesOf({ edges }: Batch): Map<string, Map<string, Set<string>>> {
  const poles = new Map<string, Map<string, Set<string>>>();
  for (const { kind, from, to, properties } of edges) {
    if (kind !== 'EXPRESSES' || (properties.stance !== 'ASSERTS' && properties.stance !== 'DENIES')) continue;
    const [speaker] = edges
      .filter((made) => made.kind === 'MADE' && made.to === from)
      .map((made) => made.from)
      .toSorted(compareIds);
    if (speaker === undefined) continue;
    const claims = poles.get(speaker) ?? new Map<string, Set<string>>();
    poles.set(speaker, claims);
    claims.set(to, (claims.get(to) ?? new Set()).add(properties.stance));
  }
  return poles;
}

function weightOf({ measure, normalisation }: CongruenceQuery, left: Map<string, Set<string>>, right: Map<string, Set<string>>): number {
  const shared = [...left.keys()].filter((claim) => right.has(claim));
  const agree = shared.filter((claim) => [...left.get(claim)!].some((pole) => right.get(claim)!.has(pole))).length;
  const clash = shared.filter((claim) =>
    [...left.get(claim)!].some((pole) => [...right.get(claim)!].some((other) => other !== pole)),
  ).length;
  const divisor = {
    NONE: 1,
    AVERAGE: (left.size + right.size) / 2,
    JACCARD: new Set([...left.keys(), ...right.keys()]).size,
    COSINE: Math.sqrt(left.size * right.size),
  }[normalisation];
  return { CONGRUENCE: agree, CONFLICT: clash, SUBTRACT: agree - clash }[measure] / divisor;
}

describe('exploreCongruence', () => {
  it('weighs every tie as the model does', async () => {
    const question = fc.record({
      batch: stanceGraph,
      measure: fc.constantFrom('CONGRUENCE' as const, 'CONFLICT' as const, 'SUBTRACT' as const),
      normalisation: fc.constantFrom('NONE' as const, 'AVERAGE' as const, 'JACCARD' as const, 'COSINE' as const),
      minShared: fc.integer({ min: 1, max: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(question, async ({ batch, ...rest }) => {
        const store = createNaiveStore();
        await store.write(batch);
        const query: CongruenceQuery = { ...rest, maxSpeakers: 500 };
        const poles = polesOf(batch);
        const speakers = [...poles.keys()].toSorted(compareIds);
        const wanted = speakers.flatMap((source) =>
          speakers.flatMap((target) => {
            const [left, right] = [poles.get(source)!, poles.get(target)!];
            if (compareIds(source, target) >= 0 || [...left.keys()].filter((claim) => right.has(claim)).length < rest.minShared) return [];
            return [{ source, target, weight: weightOf(query, left, right) }];
          }),
        );
        const network = await exploreCongruence(store, query);
        expect(network.ties.map(({ source, target, weight }) => ({ source, target, weight }))).toEqual(wanted);
        expect(network.speakers.map(({ id }) => id).toSorted(compareIds)).toEqual(speakers);
        expect(network.truncated).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps a tie that weighs nothing, and a speaker without one', async () => {
    const store = createNaiveStore();
    const says = (id: string, by: string, of: string, stance: 'ASSERTS' | 'DENIES') => [
      edge('MADE', by, id),
      edge('EXPRESSES', id, of, { stance }),
    ];
    await store.write({
      nodes: [
        ...['ann', 'bob', 'cy'].map((id) => node(id, 'OFFICIAL', { name: id })),
        ...['dam', 'toll', 'fish'].map((id) => node(id, 'CLAIM', { text: id })),
        ...['1', '2', '3', '4', '5'].map((id) => node(id, 'STATEMENT', { text: id, act: 'STATE' as const })),
      ],
      edges: [
        ...says('1', 'ann', 'dam', 'ASSERTS'),
        ...says('2', 'bob', 'dam', 'ASSERTS'),
        ...says('3', 'ann', 'toll', 'ASSERTS'),
        ...says('4', 'bob', 'toll', 'DENIES'),
        ...says('5', 'cy', 'fish', 'DENIES'),
      ],
    });
    const network = await exploreCongruence(store, { measure: 'SUBTRACT', normalisation: 'COSINE', minShared: 1, maxSpeakers: 9 });
    expect(network.ties).toEqual([{ source: 'ann', target: 'bob', agreements: 1, clashes: 1, weight: 0 }]);
    expect(network.speakers.map(({ id }) => id)).toEqual(['ann', 'bob', 'cy']);
  });

  it('is empty where nobody holds a pole', async () => {
    const network = await exploreCongruence(createNaiveStore(), {
      measure: 'CONGRUENCE',
      normalisation: 'AVERAGE',
      minShared: 1,
      maxSpeakers: 9,
    });
    expect(network).toEqual({ speakers: [], ties: [], truncated: false });
  });
});
