// Other people's data in the same database: nothing of it is seen, changed or hindered.
import { expect, it } from 'vitest';
import { edge, node, SAMPLE } from '../contract/sample-graph.ts';
import { OTHERS } from './given-database.ts';
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
    await disturb(cypher);
    const before = await theirs(cypher);
    expect(before.length).toBeGreaterThanOrEqual(2);
    await store.write(SAMPLE);
    await store.write({ nodes: [node('kor', 'COUNTRY', { name: 'Korea' })], edges: [] });
    expect((await store.stats()).nodes).toBe(SAMPLE.nodes.length);
    expect(await theirs(cypher)).toEqual(before);
    await store.close();
  });

  it('is not taken for what the tests put there, and that is gone with the next test', async () => {
    await cypher("CREATE (:Other {id: 'somebody’s'})");
    await (await open()).close();
    await disturb(cypher);
    await cypher("MERGE (schema:DemarcheSchema {name: 'graph'}) SET schema.repeated = ['MADE']");
    await (await open()).close();
    const left = await cypher(`MATCH (n) WHERE n.id = 'somebody’s' OR n:${OTHERS} OR n.repeated IS NOT NULL RETURN n.id AS id`);
    expect(left.records.map((record) => record.get('id') as unknown)).toEqual(['somebody’s']);
    await cypher("MATCH (n:Other {id: 'somebody’s'}) DELETE n");
  });

  it('may use our labels, types and ids as it likes, also after us', async () => {
    const store = await open();
    await store.write(SAMPLE);
    await cypher(`CREATE (:Country:${OTHERS} {id: 'kor'}), (:Country:${OTHERS} {id: 'kor'})
      CREATE (:${OTHERS})-[:MADE {id: 'MADE--kor--s1'}]->(:${OTHERS}) CREATE (:${OTHERS})-[:MADE {id: 'MADE--kor--s1'}]->(:${OTHERS})`);
    expect(await store.write(SAMPLE)).toMatchObject({ created: 0, updated: 0 });
    expect(await store.degrees(['kor'])).toEqual([[{ kind: 'MADE', direction: 'OUT', count: 1 }]]);
    await store.close();
  });

  it('is not counted where it ties two nodes of ours by a type of ours, and costs nothing where there is none', async () => {
    const asked: string[] = [];
    const store = await open((text) => asked.push(text));
    await store.write(SAMPLE);
    const count = async () => {
      asked.length = 0;
      const [degrees, neighbours, { edges, edgeKinds }, [page]] = await Promise.all([
        store.degrees(['kor', 'rus', 's1']),
        store.neighbourCounts({ ids: ['kor', 'rus', 's1'] }),
        store.stats(),
        store.statements({ of: { relation: 'MADE', ids: ['kor'] }, first: 9 }),
      ]);
      return { degrees, neighbours, edges, edgeKinds, statements: page!.totalCount };
    };
    const before = await count();
    expect(before.edges).toBe(SAMPLE.edges.length);
    expect(asked.filter((text) => text.includes('IS NOT NULL') || text.includes("_out > ''"))).toEqual([]);
    await cypher(`MATCH (kor:Demarche {id: 'kor'}), (rus:Demarche {id: 'rus'}), (s1:Demarche {id: 's1'})
      CREATE (kor)-[:MADE]->(rus), (kor)-[:MADE]->(s1), (s1)-[:ABOUT {id: 'theirs'}]->(rus)`);
    expect(await count()).toEqual(before);
    await store.write({ nodes: [], edges: [edge('ABOUT', 's1', 'neb')] });
    expect((await count()).edges).toBe(before.edges + 1);
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
