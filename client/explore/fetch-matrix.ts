// Which claims the matrix shows, and who stands where on them: contested claims first, then those that are drawn or newly spoken of.
import {
  MatrixDocument,
  RecentClaimsDocument,
  type MatrixQuery,
  type MatrixQueryVariables,
  type RecentClaimsQuery,
  type StatementFilter,
} from '../api/operations.generated.ts';
import type { Answer, SendRequest } from '../api/request.ts';
import type { Cell, Matrix } from '../graph/matrix.ts';
import { speakerOf } from './speaker-name.ts';

export type MatrixScope = 'all' | 'contested' | 'drawn';

export interface MatrixQuestion {
  scope: MatrixScope;
  filter: StatementFilter;
  /** Claims on the canvas. */
  drawn: readonly string[];
  maxClaims: number;
  maxSpeakers: number;
}

export interface MatrixAnswer {
  matrix: Matrix;
  /** How many claims could be shown, as far as is known; at least those that are. */
  knownClaims: number;
  /** Whether a larger cap would bring more. */
  hasMoreClaims: boolean;
  hasMoreSpeakers: boolean;
  /** What the matrix stands on, for the query editor. */
  variables: MatrixQueryVariables;
}

const RECENT = 200;

export async function fetchMatrix(send: SendRequest, question: MatrixQuestion, signal: AbortSignal): Promise<Answer<MatrixAnswer>> {
  const { scope, filter, drawn, maxClaims, maxSpeakers } = question;
  const ask = (claimIds: readonly string[] | null) => {
    const variables = { claimIds: claimIds && [...claimIds], filter, maxClaims, maxSpeakers };
    return send(MatrixDocument, variables, signal).then((answer) => ({ answer, variables }));
  };
  if (scope === 'drawn') return answerOf(await ask(drawn.slice(0, maxClaims)), drawn.length, question);
  const [contested, recent] = await Promise.all([
    ask(null),
    scope === 'all' ? send(RecentClaimsDocument, { filter, first: RECENT }, signal) : undefined,
  ]);
  if (contested.answer.error) return contested.answer;
  if (recent?.error) return recent;
  const first = contested.answer.data.disagreement.claims.map(({ id }) => id);
  const others = recent ? otherClaims(recent.data, drawn).filter((id) => !first.includes(id)) : [];
  const known = first.length + others.length;
  const room = maxClaims - first.length;
  if (others.length === 0 || room <= 0) return answerOf(contested, known, question);
  return answerOf(await ask([...first, ...others.slice(0, room)]), known, question);
}

/** Those that most of the newest statements are about, then those that are drawn. */
function otherClaims({ statements }: RecentClaimsQuery, drawn: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const { node } of statements.edges) for (const { claim } of node.expresses) counts.set(claim.id, (counts.get(claim.id) ?? 0) + 1);
  const ranked = [...counts].toSorted(([a, left], [b, right]) => right - left || (a < b ? -1 : 1)).map(([id]) => id);
  return [...new Set([...ranked, ...drawn])];
}

function answerOf(
  { answer, variables }: { answer: Answer<MatrixQuery>; variables: MatrixQueryVariables },
  known: number,
  { maxClaims, maxSpeakers }: MatrixQuestion,
): Answer<MatrixAnswer> {
  if (answer.error) return answer;
  const { speakers, claims, cells, truncated } = answer.data.disagreement;
  const rows = new Map<string, Map<string, Cell>>();
  for (const { speaker, claim, stances, statements } of cells) {
    const row = rows.get(speaker) ?? new Map<string, Cell>();
    rows.set(speaker, row.set(claim, { stances, statements }));
  }
  return {
    data: {
      matrix: { speakers: speakers.map(speakerOf), claims, cells: rows },
      knownClaims: Math.max(known, claims.length),
      hasMoreClaims: known > maxClaims || (truncated && claims.length >= maxClaims),
      hasMoreSpeakers: truncated && speakers.length >= maxSpeakers,
      variables,
    },
  };
}
