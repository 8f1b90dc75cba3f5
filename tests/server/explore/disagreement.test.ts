// The matrix with its nodes: what explore/ adds to the store's answer.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exploreDisagreement } from '../../../server/explore/disagreement.ts';
import { createNaiveStore } from '../../contract/naive-store.ts';
import { stanceGraph } from '../../property/stance-graph.ts';

describe('exploreDisagreement', () => {
  it('gives whole speakers and claims, in the order of the matrix', async () => {
    const query = { claims: undefined, maxClaims: 2, maxSpeakers: 2 };
    await fc.assert(
      fc.asyncProperty(stanceGraph, async (batch) => {
        const store = createNaiveStore();
        await store.write(batch);
        const asked = { ...query, claims: batch.nodes.map(({ id }) => id) };
        const [matrix, answer] = [await store.stanceMatrix(asked), await exploreDisagreement(store, asked)];
        expect(answer).toEqual({
          ...matrix,
          speakers: matrix.speakers.map((id) => batch.nodes.find((node) => node.id === id)),
          claims: matrix.claims.map((id) => batch.nodes.find((node) => node.id === id)),
        });
      }),
      { numRuns: 100 },
    );
  });
});
