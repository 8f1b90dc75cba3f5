// On how many claims each two speakers agree and clash: counted claim by claim over the few speakers that are kept, in memory that grows with their number only.
import { STANCES } from '../../graph/kinds.ts';
import { compareIds } from '../../graph/order.ts';
import type { Agreement, Agreements, AgreementsQuery } from '../questions.ts';
import type { Database } from './database.ts';
import type { Slices } from './slices.ts';
import { countStatements, groupByClaim, highestFirst, indexOfPlaces, readStanceRows, type Chosen, type StanceRows } from './stance-rows.ts';

const POLES = ['ASSERTS', 'DENIES'] as const;
const ASSERTS = 1;
const DENIES = 2;
const BOTH = ASSERTS | DENIES;
/** The pole that a row's stance is: a bit. */
const POLE_OF = STANCES.map((stance) => (stance === 'ASSERTS' ? ASSERTS : stance === 'DENIES' ? DENIES : 0));

export async function readAgreements(database: Database, query: AgreementsQuery, slices: Slices): Promise<Agreements> {
  const { filter, minShared, maxSpeakers } = query;
  const stances = POLES.filter((pole) => !filter?.stances || filter.stances.includes(pole));
  const rows = await readStanceRows(database, { ...filter, stances }, slices);
  await slices.pause();
  const statements = countStatements(rows, 'speaker');
  const kept = await highestFirst(database, rows.speakers, statements, maxSpeakers, slices);
  const byId = kept.toSorted((a, b) => compareIds(a.id, b.id));
  const pairs = await countPairs(rows, byId, slices);

  const ties: Agreement[] = [];
  for (const [left, { id: source }] of byId.entries()) {
    for (let right = left + 1; right < byId.length; right += 1) {
      const pair = left * byId.length + right;
      const [agreements, clashes] = [pairs.agreements[pair]!, pairs.clashes[pair]!];
      const shared = agreements + clashes - pairs.twice[pair]!;
      if (shared >= minShared) ties.push({ source, target: byId[right]!.id, agreements, clashes, shared });
    }
  }
  const claimsOf = new Map(byId.map(({ id }, place) => [id, pairs.claims[place]!]));
  return {
    speakers: kept.map(({ id }) => ({ speaker: id, claims: claimsOf.get(id)! })),
    ties,
    truncated: rows.speakers.length > kept.length,
  };
}

interface Pairs {
  /** Of the pair of the i-th and the j-th speaker, i < j, at i * speakers + j. `twice` counts claims on which they both agree and clash. */
  agreements: Int32Array;
  clashes: Int32Array;
  twice: Int32Array;
  /** Of each speaker: claims with a pole. */
  claims: Int32Array;
}

async function countPairs(rows: StanceRows, speakers: readonly Chosen[], slices: Slices): Promise<Pairs> {
  const size = speakers.length;
  const pairs: Pairs = {
    agreements: new Int32Array(size * size),
    clashes: new Int32Array(size * size),
    twice: new Int32Array(size * size),
    claims: new Int32Array(size),
  };
  const placeAmong = indexOfPlaces(speakers, rows.speakers.length);
  await slices.pause();
  const grouped = groupByClaim(rows);
  const poles = new Uint8Array(size);
  const holders = new Int32Array(size);
  for (let claim = 0; claim < rows.claims.length; claim += 1) {
    await slices.pause();
    poles.fill(0);
    for (let at = grouped.starts[claim]!; at < grouped.starts[claim + 1]!; at += 1) {
      const row = grouped.rows[at]!;
      const place = placeAmong[rows.speaker[row]!]!;
      if (place >= 0) poles[place]! |= POLE_OF[rows.stance[row]!]!;
    }
    let count = 0;
    for (let place = 0; place < size; place += 1) if (poles[place] !== 0) holders[count++] = place;
    countClaim(pairs, poles, holders, count, size);
  }
  return pairs;
}

/** Adds one claim: `holders` holds, ascending, the places of the `count` speakers who have a pole there. */
function countClaim({ agreements, clashes, twice, claims }: Pairs, poles: Uint8Array, holders: Int32Array, count: number, size: number) {
  for (let i = 0; i < count; i += 1) {
    const left = holders[i]!;
    const mine = poles[left]!;
    claims[left]! += 1;
    for (let j = i + 1; j < count; j += 1) {
      const right = holders[j]!;
      const pair = left * size + right;
      if ((mine & poles[right]!) !== 0) {
        agreements[pair]! += 1;
        // Who holds both poles agrees with everybody who holds one, and clashes with them too.
        if (mine === BOTH || poles[right] === BOTH) {
          clashes[pair]! += 1;
          twice[pair]! += 1;
        }
      } else clashes[pair]! += 1;
    }
  }
}
