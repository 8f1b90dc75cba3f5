// A database that somebody gives to the tests is emptied by them again and again, so it must be empty, or be left over from tests.
import neo4j, { type Driver } from 'neo4j-driver';

/** Carried by what stands for other people's data in tests, so that it is never taken for data that is theirs. */
export const OTHERS = 'DemarcheTestsOther';

export interface GivenDatabase {
  uri: string;
  username: string | undefined;
  password: string | undefined;
  database: string | undefined;
}

/** Says in the database that its graph is a test's. Resolves to what takes this and the graph away again. @throws Error where the graph is somebody's */
export async function emptyGivenDatabase(given: GivenDatabase): Promise<() => Promise<void>> {
  const driver = driverOf(given);
  const ask = (text: string) => driver.executeQuery(text, {}, given.database === undefined ? {} : { database: given.database });
  try {
    const { records } = await ask(
      'MATCH (n:Demarche) WITH count(n) AS nodes OPTIONAL MATCH (t:DemarcheTests) RETURN nodes > 0 AND t IS NULL AS taken',
    );
    if (records[0]?.get('taken') === true) {
      throw new Error('The database at NEO4J_URI holds a graph of Demarche, which the tests would delete; give them an empty database.');
    }
    await ask('MERGE (:DemarcheTests)');
  } catch (error) {
    await driver.close();
    throw error;
  }
  return async () => {
    await ask(`MATCH (n) WHERE n:Demarche OR n:DemarcheSchema OR n:DemarcheTests OR n:${OTHERS} DETACH DELETE n`);
    await driver.close();
  };
}

export function driverOf({ uri, username, password }: GivenDatabase): Driver {
  return neo4j.driver(uri, username === undefined ? undefined : neo4j.auth.basic(username, password ?? ''), { telemetryDisabled: true });
}
