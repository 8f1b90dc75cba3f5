// How many statements were said on each day, and how many of them take each stance.
import { STANCES } from '../../graph/kinds.ts';
import type { DayCount, DayCountsQuery } from '../questions.ts';
import type { Database } from './database.ts';
import { NO_STANCE, STANCE_ROOM } from './rows.ts';
import { dayOfNumber } from './said-conditions.ts';
import { scanSaid } from './said-scan.ts';
import type { Slices } from '../slices.ts';

export async function readDayCounts(database: Database, { filter }: DayCountsQuery, slices: Slices): Promise<DayCount[]> {
  /** For each day the number of statements by stance, in the order of the enum, and of all at the end. */
  const days = new Map<number, number[]>();
  const asksForStance = filter?.claims !== undefined || filter?.stances !== undefined;
  await scanSaid(
    database,
    {
      filter,
      columns: ({ stance }) => [`s.statement * ${STANCE_ROOM} + iif(1${stance}, s.stance, ${NO_STANCE})`, 's.day'],
      where: ({ statement, stance }) => `${statement}${asksForStance ? stance : ''} AND s.day IS NOT NULL`,
    },
    slices,
    (columns) => {
      const [taken, day] = columns as [number[], number[]];
      let statement = 0;
      let seen = 0;
      for (let row = 0; row < taken.length; row += 1) {
        const counts = days.get(day[row]!) ?? Array.from({ length: STANCES.length + 1 }, () => 0);
        days.set(day[row]!, counts);
        if (Math.floor(taken[row]! / STANCE_ROOM) !== statement) {
          statement = Math.floor(taken[row]! / STANCE_ROOM);
          seen = 0;
          counts[STANCES.length]! += 1;
        }
        const stance = taken[row]! % STANCE_ROOM;
        if (stance === NO_STANCE || (seen >> stance) & 1) continue;
        seen |= 1 << stance;
        counts[stance]! += 1;
      }
    },
  );
  return [...days]
    .sort(([a], [b]) => a - b)
    .map(([day, counts]) => ({
      day: dayOfNumber(day),
      count: counts[STANCES.length]!,
      stances: STANCES.map((stance, rank) => ({ stance, count: counts[rank]! })).filter(({ count }) => count > 0),
    }));
}
