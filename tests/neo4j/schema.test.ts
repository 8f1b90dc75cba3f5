// The schema in the database: absent, of another version, and as people find it who look with other tools.
import { expect, it } from 'vitest';
import { openNeo4jStore } from '../../server/store/neo4j/neo4j-store.ts';
import { SAMPLE } from '../contract/sample-graph.ts';
import { askEverything } from './every-question.ts';
import { describeNeo4j } from './servers.ts';

describeNeo4j('the schema', (_name, { open, cypher, settings }) => {
  const setVersion = (version: string) => cypher(`MATCH (schema:DemarcheSchema) SET schema.version = ${version}`);

  it('answers as an empty store where there is none, and is made by the first writing', async () => {
    const store = await open();
    await cypher('MATCH (schema:DemarcheSchema) DELETE schema');
    for (const [kind, names] of [
      ['CONSTRAINT', 'SHOW CONSTRAINTS'],
      ['INDEX', 'SHOW INDEXES'],
    ] as const) {
      const { records } = await cypher(`${names} YIELD name WHERE name STARTS WITH 'demarche_' RETURN name`);
      for (const record of records) await cypher(`DROP ${kind} ${String(record.get('name'))}`);
    }
    await askEverything(store, ['nobody']);
    expect(await store.nodes(['nobody'])).toEqual([null]);
    expect((await store.stats()).nodes).toBe(0);
    await store.write(SAMPLE);
    expect((await store.search({ text: 'seoul', first: 1 })).items).toHaveLength(1);
    await store.close();
  });

  it('has a unique id for our nodes, and binds nobody else', async () => {
    const store = await open();
    await store.write({ nodes: [], edges: [] });
    await store.close();
    const { records } = await cypher('SHOW CONSTRAINTS YIELD name, labelsOrTypes, properties WHERE name STARTS WITH "demarche_" RETURN *');
    expect(records.map((record) => [record.get('labelsOrTypes'), record.get('properties')] as unknown)).toEqual([
      [['Demarche'], ['id']],
      [['DemarcheSchema'], ['name']],
    ]);
  });

  it('reads in other tools as in the glossary', async () => {
    const store = await open();
    await store.write(SAMPLE);
    await store.close();
    const { records } = await cypher(
      `MATCH (who:Official)-[:MADE]->(statement:Statement)-[place:REPORTED_IN {quoteType: 'DIRECT'}]->(:Source)
       RETURN who.name AS name, statement.quote AS quote, statement.saidAtStart AS said, statement.saidAtPrecision AS precision,
         place.paragraph IS :: INTEGER AS whole, labels(statement) AS labels`,
    );
    expect(records.map((record) => record.toObject())).toEqual([
      { name: 'Vassily Nebenzia', quote: 'bogeymen', said: '2024-10-21', precision: 'DAY', whole: true, labels: ['Demarche', 'Statement'] },
    ]);
  });

  it('refuses a newer one to readers and writers, and says what to do', async () => {
    await (await open()).write(SAMPLE);
    await setVersion('99');
    const store = openNeo4jStore(settings);
    for (const asked of [() => store.stats(), () => store.ping(), () => store.write(SAMPLE)]) {
      await expect(asked()).rejects.toMatchObject({
        code: 'STORE_UNAVAILABLE',
        message: expect.stringMatching(/newer version.*update Demarche/u),
      });
    }
    await setVersion('2');
    expect((await store.stats()).nodes).toBe(SAMPLE.nodes.length);
    await store.close();
  });

  it('counts our edges for one that did not yet, and anew where somebody took some away', async () => {
    const edges = async () =>
      (await cypher('MATCH (schema:DemarcheSchema) RETURN toString(schema.edges) AS edges')).records[0]!.get('edges');
    await (await open()).write(SAMPLE);
    expect(await edges()).toBe(String(SAMPLE.edges.length));
    await cypher('MATCH (schema:DemarcheSchema) SET schema.version = 1 REMOVE schema.edges');
    const store = openNeo4jStore(settings);
    expect(await store.write(SAMPLE)).toMatchObject({ created: 0, updated: 0 });
    expect(await edges()).toBe(String(SAMPLE.edges.length));
    await store.close();
    await cypher('MATCH (:Demarche)-[r:MADE]->() DELETE r');
    const other = openNeo4jStore(settings);
    expect(await other.write(SAMPLE)).toMatchObject({ created: SAMPLE.edges.filter(({ kind }) => kind === 'MADE').length });
    expect(await edges()).toBe(String(SAMPLE.edges.length));
    await other.close();
  });

  it('refuses an older one to readers, and brings it up to date for writers', async () => {
    await (await open()).write(SAMPLE);
    await setVersion('1');
    const store = openNeo4jStore(settings);
    await expect(store.stats()).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE', message: expect.stringContaining('npm run load') });
    expect(await store.write(SAMPLE)).toMatchObject({ created: 0, updated: 0 });
    expect((await store.stats()).nodes).toBe(SAMPLE.nodes.length);
    await store.close();
  });

  it('says which of its indexes cannot be built, and minds nobody else’s', async () => {
    const store = await open();
    await store.write(SAMPLE);
    await store.close();
    // Longer than a key of an index may be.
    const long = 'x'.repeat(40_000);
    await cypher('CREATE (:DemarcheTestsOther {long: $long})', { long });
    await cypher('CREATE INDEX demarche_tests_failed FOR (n:DemarcheTestsOther) ON (n.long)');
    await expect.poll(() => stateOf('demarche_tests_failed')).toBe('FAILED');
    await setVersion('1');
    const other = openNeo4jStore(settings);
    expect(await other.write(SAMPLE)).toMatchObject({ created: 0, updated: 0 });
    await other.close();

    await cypher('DROP INDEX demarche_saidAtStart');
    await cypher('CREATE (:Demarche {id: "long", saidAtStart: $long})', { long });
    await setVersion('1');
    const late = openNeo4jStore(settings);
    await expect(late.write(SAMPLE)).rejects.toMatchObject({
      code: 'STORE_UNAVAILABLE',
      message: expect.stringMatching(
        /^Neo4j cannot build the index demarche_saidAtStart; .*DROP INDEX demarche_saidAtStart, and load again\.$/u,
      ),
    });
    await cypher('MATCH (n:Demarche {id: "long"}) DELETE n');
    for (const name of ['demarche_saidAtStart', 'demarche_tests_failed']) await cypher(`DROP INDEX ${name}`);
    expect(await late.write(SAMPLE)).toMatchObject({ created: 0, updated: 0 });
    await late.close();
  });

  async function stateOf(name: string): Promise<unknown> {
    const { records } = await cypher('SHOW INDEXES YIELD name, state WHERE name = $name RETURN state', { name });
    return records[0]?.get('state');
  }
});
