// Which statements stand against one: those that take the other pole on a claim of its own, or assert a claim that contradicts one that it asserts.
import type { PositionsFragment, Stance } from '../api/operations.generated.ts';

type Position = PositionsFragment['edges'][number]['node'];

export interface Opposed {
  stance: Stance;
  claim: { positions: PositionsFragment; contradicts: readonly { positions: PositionsFragment }[] };
}

/** Each opposing statement once, in the order of the API. A statement that holds back has none against it. */
export function opposing(statementId: string, expresses: readonly Opposed[]): Position[] {
  const found = new Map<string, Position>();
  for (const { stance, claim } of expresses) {
    const wanted = stance === 'ASSERTS' ? 'DENIES' : stance === 'DENIES' ? 'ASSERTS' : undefined;
    if (wanted === undefined) continue;
    const rivals = stance === 'ASSERTS' ? claim.contradicts.flatMap(({ positions }) => positionsOf(positions, 'ASSERTS')) : [];
    for (const position of [...positionsOf(claim.positions, wanted), ...rivals]) {
      if (position.statement.id !== statementId && !found.has(position.statement.id)) found.set(position.statement.id, position);
    }
  }
  return [...found.values()];
}

function positionsOf({ edges }: PositionsFragment, stance: Stance): Position[] {
  return edges.map(({ node }) => node).filter((position) => position.stance === stance);
}

/** How many speakers assert and how many deny a claim, as far as its positions were fetched. */
export function polesOf({ edges }: PositionsFragment): { asserts: number; denies: number } {
  const speakers = (stance: Stance) => new Set(edges.filter(({ node }) => node.stance === stance).map(({ node }) => node.speaker.id)).size;
  return { asserts: speakers('ASSERTS'), denies: speakers('DENIES') };
}
