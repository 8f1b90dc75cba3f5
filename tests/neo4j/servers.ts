// The servers of this run, for tests on each of them: an empty store each time, and Cypher beside it.
import type { EagerResult } from 'neo4j-driver';
import { afterAll, describe, inject } from 'vitest';
import { openNeo4jStore } from '../../server/store/neo4j/neo4j-store.ts';
import type { Store } from '../../server/store/store.ts';
import { driverOf, OTHERS, type GivenDatabase } from './given-database.ts';

export interface Neo4jUnderTest {
  settings: GivenDatabase;
  /** Asks the server directly, past the store. */
  cypher(text: string, parameters?: Record<string, unknown>): Promise<EagerResult>;
  /** A store on a database that holds nothing of ours, nor of what tests put beside it. */
  open(onQuery?: (text: string) => void): Promise<Store>;
}

/** The settings of a process of ours that is to use a server. */
export function environmentOf({ uri, username, password, database }: GivenDatabase): Record<string, string> {
  return { NEO4J_URI: uri, NEO4J_USERNAME: username ?? '', NEO4J_PASSWORD: password ?? '', NEO4J_DATABASE: database ?? '' };
}

/** Describes the same for each server, or the first `most` of them; those that are missing show as skipped, with the reason. */
export function describeNeo4j(what: string, describeOn: (name: string, server: Neo4jUnderTest) => void, most?: number): void {
  for (const target of inject('neo4j').slice(0, most)) {
    const missing = 'missing' in target;
    describe.skipIf(missing)(`${what} on Neo4j ${target.name}${missing ? ` (skipped: ${target.missing})` : ''}`, () => {
      const settings: GivenDatabase = missing ? { uri: '', username: undefined, password: undefined, database: undefined } : target;
      describeOn(`Neo4j ${target.name}`, connectTo(settings, missing));
    });
  }
}

function connectTo(settings: GivenDatabase, missing: boolean): Neo4jUnderTest {
  const driver = missing ? undefined : driverOf(settings);
  afterAll(() => driver?.close());
  const cypher = (text: string, parameters = {}) =>
    driver!.executeQuery(text, parameters, settings.database === undefined ? {} : { database: settings.database });
  return {
    settings,
    cypher,
    async open(onQuery) {
      await cypher(`MATCH (n:Demarche|${OTHERS}) DETACH DELETE n`);
      await cypher('MATCH (schema:DemarcheSchema) SET schema.edges = 0 REMOVE schema.strangers, schema.repeated, schema.outOfOrder');
      return openNeo4jStore(settings, onQuery);
    },
  };
}
