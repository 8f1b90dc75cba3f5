// On how many claims each two speakers agree and clash: the server says who holds which pole of each claim, and pairs are counted here.
import { compareIds } from '../../graph/order.ts';
import { POLES, countClaim, createPolePairs, poleOf, tiesOf, type PolePairs } from '../pole-pairs.ts';
import type { Agreements, AgreementsQuery } from '../questions.ts';
import type { Slices } from '../slices.ts';
import { wholeNumber, type Ask } from './connection.ts';
import { SPEAKERS_WITH_MOST, itsSpeaker, itsStances } from './stances.ts';
import { passingStatements } from './starts.ts';

/** A speaker's place among those that are kept and the pole's bit, in one number. */
const BITS = 4;

export async function readAgreements(ask: Ask, { filter, minShared, maxSpeakers }: AgreementsQuery, slices: Slices): Promise<Agreements> {
  const stances = POLES.filter((pole) => !filter?.stances || filter.stances.includes(pole));
  const byPoles = { ...filter, stances };
  const passing = await passingStatements(ask, byPoles);
  const all = await ask<{ id: string }>(`${passing.text} ${itsSpeaker(byPoles)} ${SPEAKERS_WITH_MOST}`, {
    ...passing.parameters,
    limit: wholeNumber(maxSpeakers + 1),
  });
  const kept = all.slice(0, maxSpeakers).map(({ id }) => id);
  const byId = kept.toSorted(compareIds);
  const claims = await ask<{ held: number[] }>(
    `${passing.text} ${itsSpeaker(byPoles)}
     WITH n, $p.places[p.id] AS place WHERE place IS NOT NULL
     ${itsStances(byPoles)}
     WITH c, collect(DISTINCT place + $p.poles[r.stance]) AS held
     RETURN held`,
    {
      ...passing.parameters,
      places: Object.fromEntries(byId.map((id, place) => [id, wholeNumber(place * BITS)])),
      poles: Object.fromEntries(POLES.map((pole) => [pole, wholeNumber(poleOf(pole))])),
    },
  );
  const pairs = await countPairs(
    claims.map(({ held }) => held),
    byId.length,
    slices,
  );
  const claimsOf = new Map(byId.map((id, place) => [id, pairs.claims[place]!]));
  return {
    speakers: kept.map((speaker) => ({ speaker, claims: claimsOf.get(speaker)! })),
    ties: tiesOf(pairs, byId, minShared),
    truncated: all.length > kept.length,
  };
}

async function countPairs(claims: readonly number[][], size: number, slices: Slices): Promise<PolePairs> {
  const pairs = createPolePairs(size);
  const poles = new Uint8Array(size);
  const holders = new Int32Array(size);
  for (const held of claims) {
    await slices.pause();
    poles.fill(0);
    for (const one of held) poles[Math.floor(one / BITS)]! |= one % BITS;
    let count = 0;
    for (let place = 0; place < size; place += 1) if (poles[place] !== 0) holders[count++] = place;
    countClaim(pairs, poles, holders, count);
  }
  return pairs;
}
