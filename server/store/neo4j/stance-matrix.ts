// Who takes which stance on which claim: claims chosen first, then speakers, then what stands in their cells, each counted by the server.
import { STANCES, type Stance } from '../../graph/kinds.ts';
import type { StanceMatrix, StanceMatrixQuery } from '../questions.ts';
import { heldBy, isOurs } from './conditions.ts';
import { wholeNumber, type Ask } from './connection.ts';
import { BY_IDS, IS_CONTESTED, SIDES } from './nodes.ts';
import { idOrder } from './places.ts';
import { SPEAKERS_WITH_MOST, itsSpeaker, itsStances } from './stances.ts';
import { passingStatements } from './starts.ts';

export async function readStanceMatrix(ask: Ask, query: StanceMatrixQuery): Promise<StanceMatrix> {
  const asked = await claimsAsked(ask, query);
  const allClaims = await chooseClaims(ask, query, asked);
  const claims = allClaims.slice(0, query.maxClaims);
  const filter = { ...query.filter, claims };
  const passing = await passingStatements(ask, filter);
  const allSpeakers = await ask<{ id: string }>(`${passing.text} ${itsSpeaker(filter)} ${SPEAKERS_WITH_MOST}`, {
    ...passing.parameters,
    limit: wholeNumber(query.maxSpeakers + 1),
  });
  const speakers = allSpeakers.slice(0, query.maxSpeakers).map(({ id }) => id);
  const cells = await ask<{ speaker: string; claim: string; stances: Stance[]; statements: string[] }>(
    `${passing.text} ${itsSpeaker(filter)} WITH n, p WHERE p.id IN $p.among
     ${itsStances(filter)}
     WITH n, p, c, r ORDER BY n._place
     RETURN p.id AS speaker, c.id AS claim, collect(DISTINCT r.stance) AS stances, collect(DISTINCT n.id) AS statements`,
    { ...passing.parameters, among: speakers },
  );
  const [down, across] = [placesOf(speakers), placesOf(claims)];
  const withCell = new Set(cells.map(({ claim }) => claim));
  return {
    speakers,
    claims: claims.filter((id) => withCell.has(id)),
    cells: cells
      .map((cell) => ({ ...cell, stances: STANCES.filter((stance) => cell.stances.includes(stance)) }))
      .toSorted((a, b) => down.get(a.speaker)! - down.get(b.speaker)! || across.get(a.claim)! - across.get(b.claim)!),
    truncated: allClaims.length > claims.length || allSpeakers.length > speakers.length,
  };
}

/** The claims that the question and its filter name together; undefined where it asks for the contested ones. */
async function claimsAsked(ask: Ask, { claims, about, filter }: StanceMatrixQuery): Promise<readonly string[] | undefined> {
  if (!claims && !about) return undefined;
  const ofThose =
    about &&
    (await ask<{ id: string }>(
      `${BY_IDS} MATCH (n)<-[r:ABOUT]-(c:Claim) WHERE ${isOurs('r')} AND ${heldBy(filter, 'r')} RETURN DISTINCT c.id AS id`,
      { ids: about, recordedUntil: filter?.recordedUntil ?? null },
    ));
  const [first = [], ...more] = [claims, filter?.claims, ofThose?.map(({ id }) => id)]
    .filter((list) => list !== undefined)
    .map((list) => new Set(list));
  return [...first].filter((id) => more.every((list) => list.has(id)));
}

/** One more than are wanted: most statements first; of those asked for by nobody the contested, most speakers first, then most statements; then by id. */
async function chooseClaims(ask: Ask, query: StanceMatrixQuery, asked: readonly string[] | undefined): Promise<string[]> {
  const filter = asked ? { ...query.filter, claims: asked } : query.filter;
  const passing = await passingStatements(ask, filter);
  const rows = await ask<{ id: string }>(
    `${passing.text} ${itsSpeaker(filter)} ${itsStances(filter)} ${asked ? MOST_STATEMENTS : MOST_SPEAKERS}`,
    {
      ...passing.parameters,
      limit: wholeNumber(query.maxClaims + 1),
    },
  );
  return rows.map(({ id }) => id);
}

const MOST_STATEMENTS = `WITH c, count(DISTINCT n) AS statements ORDER BY statements DESC, ${idOrder('c')} LIMIT $p.limit RETURN c.id AS id`;

/** Most claims that many speak of are contested, so that few have to be looked at beyond those wanted. */
const MOST_SPEAKERS = `WITH c AS n, count(DISTINCT p) AS speakers, count(DISTINCT n) AS statements
  ORDER BY speakers DESC, statements DESC, ${idOrder('n')}
  ${SIDES}
  WITH n, pro, con WHERE ${IS_CONTESTED}
  RETURN n.id AS id LIMIT $p.limit`;

function placesOf(ids: readonly string[]): Map<string, number> {
  return new Map(ids.map((id, place) => [id, place]));
}
