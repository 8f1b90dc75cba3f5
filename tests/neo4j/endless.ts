// A query that runs until somebody ends it, and how many of it a server runs.
import type { EagerResult } from 'neo4j-driver';

export const ENDLESS = 'UNWIND range(1, 1000000000) AS number WITH number WHERE number % 2 = 3 RETURN count(number) AS count';

export async function countEndless(cypher: (text: string) => Promise<EagerResult>): Promise<number> {
  const { records } = await cypher(
    `SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery STARTS WITH 'UNWIND range' RETURN currentQuery`,
  );
  return records.length;
}
