// Who takes which stance on which claim: claims chosen first, then speakers, then what stands in their cells.
import { STANCES } from '../../graph/kinds.ts';
import { compareIds } from '../../graph/order.ts';
import type { MatrixCell, StanceMatrix, StanceMatrixQuery } from '../questions.ts';
import type { Database } from './database.ts';
import { chunksOf, keysOf, readContested } from './nodes.ts';
import { rankOfKind } from './rows.ts';
import type { Slices } from '../slices.ts';
import { countStatements, groupByClaim, highestFirst, indexOfPlaces, readStanceRows, type Chosen, type StanceRows } from './stance-rows.ts';

export async function readStanceMatrix(database: Database, query: StanceMatrixQuery, slices: Slices): Promise<StanceMatrix> {
  const asked = claimsAsked(database, query);
  const rows = await readStanceRows(database, asked ? { ...query.filter, claims: asked } : query.filter, slices);
  const allClaims = asked
    ? await highestFirst(database, rows.claims, countStatements(rows, 'claim'), query.maxClaims + 1, slices)
    : await mostSpokenOf(database, rows, query.maxClaims + 1, slices);
  const claims = allClaims.slice(0, query.maxClaims);

  const isKeptClaim = new Uint8Array(rows.claims.length);
  for (const { place } of claims) isKeptClaim[place] = 1;
  await slices.pause();
  const statements = countStatements(rows, 'speaker', (row) => isKeptClaim[rows.claim[row]!] === 1);
  const allSpeakers = await highestFirst(database, rows.speakers, statements, query.maxSpeakers + 1, slices);
  const speakers = allSpeakers.slice(0, query.maxSpeakers);

  const cells = await readCells(database, rows, speakers, claims, slices);
  const withCell = new Set(cells.map(({ claim }) => claim));
  return {
    speakers: speakers.map(({ id }) => id),
    claims: claims.map(({ id }) => id).filter((id) => withCell.has(id)),
    cells,
    truncated: allClaims.length > claims.length || allSpeakers.length > speakers.length,
  };
}

/** The claims that the question and its filter name together; undefined where it asks for the contested ones. */
function claimsAsked(database: Database, { claims, about, filter }: StanceMatrixQuery): readonly string[] | undefined {
  if (!claims && !about) return undefined;
  const named = [claims, filter?.claims].filter((list) => list !== undefined);
  const recorded = filter?.recordedUntil === undefined ? '' : ' AND e.recorded <= :recordedUntil';
  const ofThose =
    about &&
    database.all<{ id: string }>(
      `SELECT DISTINCT n.id FROM json_each(:about) k CROSS JOIN edge e ON e.target = k.value AND e.kind = ${rankOfKind('ABOUT')}${recorded}
       CROSS JOIN node n ON n.key = e.source`,
      { about: JSON.stringify([...keysOf(database, about, filter?.recordedUntil).values()]), recordedUntil: filter?.recordedUntil ?? null },
    );
  const [first = [], ...more] = [...named, ...(ofThose ? [ofThose.map(({ id }) => id)] : [])].map((list) => new Set(list));
  return [...first].filter((id) => more.every((list) => list.has(id)));
}

/** Contested claims: most speakers first, then most statements, then by id. */
async function mostSpokenOf(database: Database, rows: StanceRows, most: number, slices: Slices): Promise<Chosen[]> {
  await slices.pause();
  const statements = countStatements(rows, 'claim');
  await slices.pause();
  const speakers = countSpeakers(rows);
  // One number that sorts as the two do: both are exact below 2^26 speakers.
  const scores = Float64Array.from(statements, (count, claim) => speakers[claim]! * 2 ** 27 + count);
  const found: Chosen[] = [];
  // Most claims that many speak of are contested, so that few have to be looked at beyond those wanted.
  for (const chunk of chunksOf(await highestFirst(database, rows.claims, scores, Infinity, slices), 25)) {
    const contested = await readContested(
      database,
      chunk.map(({ id }) => id),
      slices,
    );
    found.push(...chunk.filter((_, place) => contested[place]));
    if (found.length >= most) break;
  }
  return found.slice(0, most);
}

/** How many different speakers each claim has. */
function countSpeakers(rows: StanceRows): Int32Array {
  const { rows: grouped, starts } = groupByClaim(rows);
  const counts = new Int32Array(rows.claims.length);
  const lastCounted = new Int32Array(rows.speakers.length).fill(-1);
  for (let claim = 0; claim < counts.length; claim += 1) {
    for (let at = starts[claim]!; at < starts[claim + 1]!; at += 1) {
      const speaker = rows.speaker[grouped[at]!]!;
      if (lastCounted[speaker] === claim) continue;
      lastCounted[speaker] = claim;
      counts[claim]! += 1;
    }
  }
  return counts;
}

async function readCells(
  database: Database,
  rows: StanceRows,
  speakers: readonly Chosen[],
  claims: readonly Chosen[],
  slices: Slices,
): Promise<MatrixCell[]> {
  const across = indexOfPlaces(claims, rows.claims.length);
  const down = indexOfPlaces(speakers, rows.speakers.length);
  const found = new Map<number, { stances: number; statements: Set<number> }>();
  await slices.pause();
  for (let row = 0; row < rows.length; row += 1) {
    const [speaker, claim] = [down[rows.speaker[row]!]!, across[rows.claim[row]!]!];
    if (speaker < 0 || claim < 0) continue;
    const at = speaker * claims.length + claim;
    const cell = found.get(at) ?? { stances: 0, statements: new Set() };
    found.set(at, cell);
    cell.stances |= 1 << rows.stance[row]!;
    cell.statements.add(rows.statement[row]!);
  }
  const said = await readTimes(database, new Set([...found.values()].flatMap(({ statements }) => [...statements])), slices);
  return [...found]
    .sort(([a], [b]) => a - b)
    .map(([at, { stances, statements }]) => ({
      speaker: speakers[Math.floor(at / claims.length)]!.id,
      claim: claims[at % claims.length]!.id,
      stances: STANCES.filter((_, rank) => (stances >> rank) & 1),
      statements: [...statements]
        .map((statement) => said.get(statement)!)
        .sort((a, b) => compareIds(b.time, a.time) || compareIds(a.id, b.id))
        .map(({ id }) => id),
    }));
}

async function readTimes(
  database: Database,
  statements: ReadonlySet<number>,
  slices: Slices,
): Promise<Map<number, { id: string; time: string }>> {
  const times = new Map<number, { id: string; time: string }>();
  for (const chunk of chunksOf([...statements], 1_000)) {
    await slices.pause();
    const rows = database.all<{ key: number; id: string; time: string }>(
      'SELECT n.key, n.id, n.time FROM json_each(:keys) k CROSS JOIN node n ON n.key = k.value',
      { keys: JSON.stringify(chunk) },
    );
    for (const { key, id, time } of rows) times.set(key, { id, time });
  }
  return times;
}
