// Several writers on one database, and other people's locks in their way: nothing is lost, nothing is done twice.
import neo4j, { type Neo4jError } from 'neo4j-driver';
import { expect, it } from 'vitest';
import { openNeo4jStore } from '../../server/store/neo4j/neo4j-store.ts';
import { skewedGraph } from '../bench/data/skewed-graph.ts';
import { createNaiveStore } from '../contract/naive-store.ts';
import { edge, node } from '../contract/sample-graph.ts';
import { driverOf } from './given-database.ts';
import { describeNeo4j } from './servers.ts';

describeNeo4j('writers', (_name, { open, settings }) => {
  it('load the same graph at once, in another order, as one would', async () => {
    const naive = createNaiveStore();
    const one = await open();
    const other = openNeo4jStore(settings);
    const batches = [...skewedGraph(600)];
    const [nodes, edges] = [batches.filter((batch) => batch.nodes.length > 0), batches.filter((batch) => batch.edges.length > 0)];
    for (const batch of batches) await naive.write(batch);
    const results = await Promise.all(
      [
        { store: one, order: [...nodes, ...edges] },
        { store: other, order: [...nodes.toReversed(), ...edges.toReversed()] },
      ].map(async ({ store, order }) => {
        let created = 0;
        for (const batch of order) created += (await store.write(batch)).created;
        return created;
      }),
    );
    const expected = await naive.stats();
    expect(await one.stats()).toEqual(expected);
    expect(results.reduce((sum, created) => sum + created, 0)).toBe(expected.nodes + expected.edges);
    const [scan, modelled] = await Promise.all([one.scanEdges({ first: 10_000 }), naive.scanEdges({ first: 10_000 })]);
    expect(scan).toEqual(modelled);
    await one.close();
    await other.close();
  });

  it('get over a deadlock with somebody else', async () => {
    let tries = 0;
    const store = await open((text) => (tries += text.includes('schema.writtenAt') ? 1 : 0));
    const ends = [node('o', 'OFFICIAL', { name: 'o' }), node('s', 'STATEMENT', { text: 's', act: 'STATE' })];
    await store.write({ nodes: ends, edges: [] });
    tries = 0;
    const driver = driverOf(settings);
    const session = driver.session({
      ...(settings.database ? { database: settings.database } : {}),
      defaultAccessMode: neo4j.session.WRITE,
    });
    const theirs = session.beginTransaction();
    await theirs.run(`MATCH (n:Demarche {id: 'o'}) SET n.note = 'theirs'`);
    // Ours takes the schema's lock first and then waits for theirs; theirs then asks for the schema's: one of the two must give way.
    const ours = store.write({ nodes: [node('o', 'OFFICIAL', { name: 'p' })], edges: [edge('MADE', 'o', 's')] });
    await until(async () => {
      const { records } = await driver.executeQuery(`SHOW TRANSACTIONS YIELD status WHERE status STARTS WITH 'Blocked' RETURN status`);
      return records.length > 0;
    });
    const given = await theirs.run('MATCH (schema:DemarcheSchema) SET schema.note = 1').then(
      () => theirs.commit().then(() => 'theirs'),
      (error: Neo4jError) => (error.code.endsWith('DeadlockDetected') ? 'ours' : error.code),
    );
    expect(await ours).toMatchObject({ created: 1, updated: 1, unchanged: 0 });
    expect(tries).toBe(given === 'ours' ? 1 : 2);
    expect(await store.degrees(['o'])).toEqual([[{ kind: 'MADE', direction: 'OUT', count: 1 }]]);
    expect((await store.nodes(['o']))[0]!.properties).toEqual({ name: 'p' });
    await session.close();
    await driver.close();
    await store.close();
  });
});

async function until(isTrue: () => Promise<boolean>): Promise<void> {
  while (!(await isTrue()));
}
