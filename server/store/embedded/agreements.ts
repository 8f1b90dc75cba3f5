// On how many claims each two speakers agree and clash: counted claim by claim over the few speakers that are kept.
import { STANCES } from '../../graph/kinds.ts';
import { compareIds } from '../../graph/order.ts';
import { POLES, countClaim, createPolePairs, poleOf, tiesOf, type PolePairs } from '../pole-pairs.ts';
import type { Agreements, AgreementsQuery } from '../questions.ts';
import type { Slices } from '../slices.ts';
import type { Database } from './database.ts';
import { countStatements, groupByClaim, highestFirst, indexOfPlaces, readStanceRows, type Chosen, type StanceRows } from './stance-rows.ts';

/** The bit of a row's stance. */
const POLE_OF = STANCES.map(poleOf);

export async function readAgreements(database: Database, query: AgreementsQuery, slices: Slices): Promise<Agreements> {
  const { filter, minShared, maxSpeakers } = query;
  const stances = POLES.filter((pole) => !filter?.stances || filter.stances.includes(pole));
  const rows = await readStanceRows(database, { ...filter, stances }, slices);
  await slices.pause();
  const statements = countStatements(rows, 'speaker');
  const kept = await highestFirst(database, rows.speakers, statements, maxSpeakers, slices);
  const byId = kept.toSorted((a, b) => compareIds(a.id, b.id));
  const pairs = await countPairs(rows, byId, slices);
  const claimsOf = new Map(byId.map(({ id }, place) => [id, pairs.claims[place]!]));
  return {
    speakers: kept.map(({ id }) => ({ speaker: id, claims: claimsOf.get(id)! })),
    ties: tiesOf(
      pairs,
      byId.map(({ id }) => id),
      minShared,
    ),
    truncated: rows.speakers.length > kept.length,
  };
}

async function countPairs(rows: StanceRows, speakers: readonly Chosen[], slices: Slices): Promise<PolePairs> {
  const pairs = createPolePairs(speakers.length);
  const placeAmong = indexOfPlaces(speakers, rows.speakers.length);
  await slices.pause();
  const grouped = groupByClaim(rows);
  const poles = new Uint8Array(pairs.size);
  const holders = new Int32Array(pairs.size);
  for (let claim = 0; claim < rows.claims.length; claim += 1) {
    await slices.pause();
    poles.fill(0);
    for (let at = grouped.starts[claim]!; at < grouped.starts[claim + 1]!; at += 1) {
      const row = grouped.rows[at]!;
      const place = placeAmong[rows.speaker[row]!]!;
      if (place >= 0) poles[place]! |= POLE_OF[rows.stance[row]!]!;
    }
    let count = 0;
    for (let place = 0; place < pairs.size; place += 1) if (poles[place] !== 0) holders[count++] = place;
    countClaim(pairs, poles, holders, count);
  }
  return pairs;
}
