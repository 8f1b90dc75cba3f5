// Questions about known nodes: themselves, their degrees, and who contests a claim.
import type { GraphFilter } from '../../graph/filter.ts';
import { DIRECTIONS, EDGE_KINDS, type Direction, type EdgeKind } from '../../graph/kinds.ts';
import type { Node } from '../../graph/node.ts';
import type { DegreeCount } from '../store.ts';
import { isOurs, nodeConditions } from './conditions.ts';
import type { Ask } from './connection.ts';
import { isUnmixed } from './edge-counts.ts';
import { OURS } from './schema.ts';
import { nodeOfValues, nodeValues, type NodeValues } from './values.ts';

/** Finds `$p.ids` as nodes `n`. */
export const BY_IDS = `UNWIND $p.ids AS id MATCH (n:${OURS} {id: id}) USING INDEX n:${OURS}(id)`;

export async function readNodes(ask: Ask, ids: readonly string[], filter?: GraphFilter): Promise<(Node | null)[]> {
  const { text, parameters } = nodeConditions(filter, 'n');
  // One row in all: each row by itself would cost as much as a node.
  const [row] = await ask<{ found: NodeValues[] }>(`${BY_IDS} WHERE true${text} RETURN collect(${nodeValues('n')}) AS found`, {
    ids: [...new Set(ids)],
    ...parameters,
  });
  const found = new Map(row?.found.map((values) => [values[1], nodeOfValues(values)]));
  return ids.map((id) => found.get(id) ?? null);
}

/** Each kind and direction, in the order of both enums. */
export const KINDS_AND_DIRECTIONS: readonly { kind: EdgeKind; direction: Direction }[] = EDGE_KINDS.flatMap((kind) =>
  DIRECTIONS.map((direction) => ({ kind, direction })),
);

/** `(n)-[r:MADE]->(m)`, or the other way round; `kind` is one, or `ANY_KIND`. */
export function edgesAt(kind: string, direction: Direction): string {
  return direction === 'OUT' ? `(n)-[r:${kind}]->(m)` : `(n)<-[r:${kind}]-(m)`;
}

/** A list of the node's degrees, in the order of `KINDS_AND_DIRECTIONS`; the server keeps them, also those that others add to. */
export const DEGREES = `[${KINDS_AND_DIRECTIONS.map(({ kind, direction }) => `COUNT { ${edgesAt(kind, direction).replace('r:', ':').replace('(m)', '()')} }`).join(', ')}]`;

const OUR_DEGREES = `[${KINDS_AND_DIRECTIONS.map(({ kind, direction }) => `COUNT { ${edgesAt(kind, direction)} WHERE ${isOurs('r')} }`).join(', ')}]`;

export async function readDegrees(ask: Ask, ids: readonly string[]): Promise<DegreeCount[][]> {
  const parameters = { ids: [...new Set(ids)] };
  const query = (degrees: string) => ask<{ id: string; degrees: number[] }>(`${BY_IDS} RETURN id, ${degrees} AS degrees`, parameters);
  const [counted, unmixed] = await Promise.all([query(DEGREES), isUnmixed(ask)]);
  const rows = unmixed ? counted : await query(OUR_DEGREES);
  const found = new Map(rows.map(({ id, degrees }) => [id, degrees]));
  return ids.map((id) =>
    KINDS_AND_DIRECTIONS.map((each, place) => ({ ...each, count: found.get(id)?.[place] ?? 0 })).filter(({ count }) => count > 0),
  );
}

/** Two different speakers of those who take a stance; a third would tell nothing more. */
const speakers = (claim: string, stance: string) =>
  `MATCH (${claim})<-[e:EXPRESSES]-(s)<-[m:MADE]-(p) WHERE e.stance = '${stance}' AND ${isOurs('e')} AND ${isOurs('m')} RETURN DISTINCT p.id AS speaker LIMIT 2`;

/** Of a claim `n` two of those who assert it, `pro`, and two of those who stand against it, `con`. */
export const SIDES = `CALL (n) { CALL (n) { ${speakers('n', 'ASSERTS')} } RETURN collect(speaker) AS pro }
  CALL (n) {
    CALL (n) {
      ${speakers('n', 'DENIES')}
      UNION
      MATCH (n)-[x:CONTRADICTS]-(rival) WHERE ${isOurs('x')}
      CALL (rival) { ${speakers('rival', 'ASSERTS')} }
      RETURN DISTINCT speaker LIMIT 2
    }
    RETURN collect(speaker) AS con
  }`;

/** By its `SIDES`. */
export const IS_CONTESTED = 'any(speaker IN pro WHERE any(other IN con WHERE other <> speaker))';

const CONTESTED = `${BY_IDS} ${SIDES} WITH id, pro, con WHERE ${IS_CONTESTED} RETURN id`;

export async function readContested(ask: Ask, claims: readonly string[]): Promise<boolean[]> {
  const rows = await ask<{ id: string }>(CONTESTED, { ids: [...new Set(claims)] });
  const contested = new Set(rows.map(({ id }) => id));
  return claims.map((claim) => contested.has(claim));
}
