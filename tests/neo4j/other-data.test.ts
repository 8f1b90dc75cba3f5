// Other people's data in the same database: nothing of it is seen, changed or hindered.
import { expect, it } from 'vitest';
import { node, SAMPLE } from '../contract/sample-graph.ts';
import { disturb } from './other-data.ts';
import { describeNeo4j, type Neo4jUnderTest } from './servers.ts';

/** Everything that is not ours: nodes with their labels and properties, and relationships with at least one end of theirs. */
async function theirs(cypher: Neo4jUnderTest['cypher']): Promise<unknown[]> {
  const { records } = await cypher(`
    MATCH (n) WHERE NOT n:Demarche AND NOT n:DemarcheSchema AND NOT n:DemarcheTests
    RETURN labels(n) AS labels, properties(n) AS properties, COUNT { (n)--() } AS degree ORDER BY properties.id, labels`);
  return records.map((record) => record.toObject());
}

describeNeo4j('other data', (_name, { open, cypher }) => {
  it('stays as it is, while ours is loaded, changed and asked beside it', async () => {
    const store = await open();
    await cypher('MATCH (n:Other) DETACH DELETE n');
    await disturb(cypher);
    const before = await theirs(cypher);
    expect(before.length).toBe(2);
    await store.write(SAMPLE);
    await store.write({ nodes: [node('kor', 'COUNTRY', { name: 'Korea' })], edges: [] });
    expect((await store.stats()).nodes).toBe(SAMPLE.nodes.length);
    expect(await theirs(cypher)).toEqual(before);
    await store.close();
  });

  it('may use our labels, types and ids as it likes, also after us', async () => {
    const store = await open();
    await store.write(SAMPLE);
    await cypher(`CREATE (:Country:Other {id: 'kor'}), (:Country:Other {id: 'kor'})
      CREATE (:Other)-[:MADE {id: 'MADE--kor--s1'}]->(:Other) CREATE (:Other)-[:MADE {id: 'MADE--kor--s1'}]->(:Other)`);
    expect(await store.write(SAMPLE)).toMatchObject({ created: 0, updated: 0 });
    expect(await store.degrees(['kor'])).toEqual([[{ kind: 'MADE', direction: 'OUT', count: 1 }]]);
    await cypher('MATCH (n:Other) DETACH DELETE n');
    await store.close();
  });

  it('may stand on our nodes and between them', async () => {
    const store = await open();
    await store.write(SAMPLE);
    await cypher(`MATCH (kor:Demarche {id: 'kor'}), (rus:Demarche {id: 'rus'})
      SET kor:Marked, kor.note = 'theirs' CREATE (kor)-[:ABOUT]->(rus) CREATE (kor)-[:KNOWS {since: 1990}]->(rus)`);
    await store.write({ nodes: [node('kor', 'COUNTRY', { name: 'Korea' })], edges: [] });
    const [kor] = await store.nodes(['kor']);
    expect(kor!.properties).toEqual({ name: 'Korea', aliases: ['Seoul', 'Republic of Korea'] });
    const [page] = await store.neighbours({ ids: ['kor'], first: 9 });
    expect(page!.items.map((item) => item.edge.id)).toEqual(['MADE--kor--s1']);
    expect(await store.edgesBetween({ ids: ['kor', 'rus'] })).toEqual([]);
    const { records } = await cypher(`MATCH (kor:Demarche:Marked {id: 'kor'})-[:KNOWS]->() RETURN kor.note AS note`);
    expect(records.map((record) => record.get('note') as unknown)).toEqual(['theirs']);
    await store.close();
  });
});
