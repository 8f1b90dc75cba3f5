// Who takes which stance on which claim, as a matrix: speakers down, claims across.
import type { NodeOf } from '../graph/node.ts';
import type { MatrixCell, StanceMatrixQuery } from '../store/questions.ts';
import type { ReadOptions, StoreReader } from '../store/store.ts';

export interface DisagreementMatrix {
  speakers: NodeOf<'AGENCY' | 'COUNTRY' | 'OFFICIAL'>[];
  claims: NodeOf<'CLAIM'>[];
  cells: MatrixCell[];
  /** Whether a cap left anything out. */
  truncated: boolean;
}

export async function exploreDisagreement(
  store: StoreReader,
  query: StanceMatrixQuery,
  options: ReadOptions = {},
): Promise<DisagreementMatrix> {
  const { speakers, claims, cells, truncated } = await store.stanceMatrix(query, options);
  const nodes = await store.nodes([...speakers, ...claims], options);
  return {
    speakers: nodes.slice(0, speakers.length) as DisagreementMatrix['speakers'],
    claims: nodes.slice(speakers.length) as DisagreementMatrix['claims'],
    cells,
    truncated,
  };
}
