// Other people's data in the same database: labels, types, ids and words of ours on nodes and relationships that are not, some of them tied to ours.
import { OTHERS } from './given-database.ts';
import type { Neo4jUnderTest } from './servers.ts';

/** Beside whatever stands there. */
export async function disturb(cypher: Neo4jUnderTest['cypher']): Promise<void> {
  await cypher(`
    CREATE (country:Country:${OTHERS} {id: 'other', name: 'troops', _names: ['troops'], _words: 'troops'})
    CREATE (statement:Statement:${OTHERS} {id: 'statement:0', text: 'troops', act: 'STATE', saidAtStart: '1900-01-01', saidAtEnd: '2100-01-01', _place: '0'})
    CREATE (country)-[:MADE {id: 'e0.0'}]->(statement)
    WITH country, statement MATCH (ours:Demarche)
    CREATE (country)-[:ABOUT {id: 'e7.1'}]->(ours), (ours)-[:MADE {id: 'e14.2'}]->(statement), (statement)-[:EXPRESSES {stance: 'ASSERTS'}]->(ours),
      (country)-[:MADE]->(ours), (ours)-[:CONTRADICTS]->(country), (ours)-[:LIKES]->(country)`);
}
