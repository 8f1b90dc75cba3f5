// Tables of roll calls and votes in the shape of the UN's, generated and seeded, for where the real ones are not at hand.
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { COUNTRIES } from '../../../graph-seed/countries.ts';
import { randomOf } from './skewed-graph.ts';

const ROLL_CALLS = 6_203;
const SPEAKERS = 193;
/** So many of a hundred are there to vote. */
const PRESENT = 73;

/** Writes both tables into a folder and gives their paths, votes first. */
export async function writeVoteTables(folder: string): Promise<[string, string]> {
  const [votes, rollCalls] = [join(folder, 'votes.csv'), join(folder, 'roll-calls.csv')];
  await pipeline(Readable.from(voteRows()), createWriteStream(votes));
  await pipeline(Readable.from(rollCallRows()), createWriteStream(rollCalls));
  return [votes, rollCalls];
}

function* voteRows(): Generator<string> {
  const random = randomOf(5);
  const speakers = COUNTRIES.filter(({ unMember }) => unMember).slice(0, SPEAKERS);
  yield 'rcid,country,iso2,vote\r\n';
  for (let rcid = 1; rcid <= ROLL_CALLS; rcid += 1) {
    for (const { name, cca2 } of speakers) {
      const turn = Math.floor(random() * 100);
      const vote = random() < 0.8 ? 'yes' : random() < 0.6 ? 'abstain' : 'no';
      if (turn < PRESENT) yield `${rcid},"${name.common}",${cca2},${vote}\r\n`;
    }
  }
}

function* rollCallRows(): Generator<string> {
  yield 'rcid,date,resolution,title,description,issues\r\n';
  for (let rcid = 1; rcid <= ROLL_CALLS; rcid += 1) {
    const day = new Date(Date.UTC(1946, 0, 1 + rcid * 4)).toISOString().slice(0, 10);
    yield `${rcid},${day},R/${(rcid % 75) + 1}/${rcid},"SUBJECT ${rcid % 300}, SECOND PART","TO ADOPT DRAFT RESOLUTION ${rcid} ON SUBJECT ${rcid % 300}.",\r\n`;
  }
}
