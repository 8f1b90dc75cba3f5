// A Cypher script, written only: an empty Neo4j becomes the graph by it, through cypher-shell or Neo4j's Browser. Every statement ends a line with `;`.
// Nodes carry `Entity` beside their kind, so that the ends of an edge are found by one index.
import { EDGE_KINDS, labelOfKind, NODE_KINDS } from '../graph/kinds.ts';
import type { FlatProperties, FlatValue } from '../graph/properties.ts';
import { flatEdge, flatNode } from './columns.ts';
import type { Format } from './format.ts';
import type { Parts } from './loss.ts';

export const cypher: Format = {
  name: 'cypher',
  extension: 'cypher',
  mediaType: 'application/x-cypher-query',
  title: 'Cypher script',
  note: 'Fills an empty Neo4j through cypher-shell; it is not loaded again here.',
  write: writeCypher,
};

async function* writeCypher(parts: Parts): AsyncGenerator<string> {
  yield 'CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE;\nCALL db.awaitIndexes(300);\n';
  for await (const { nodes, edges } of parts) {
    for (const kind of NODE_KINDS) {
      const rows = nodes.filter((node) => node.kind === kind).map((node) => map({ id: node.id, ...flatNode(node) }));
      if (rows.length > 0) yield `UNWIND [\n${rows.join(',\n')}\n] AS row CREATE (n:Entity:${labelOfKind(kind)}) SET n = row;\n`;
    }
    for (const kind of EDGE_KINDS) {
      const rows = edges
        .filter((edge) => edge.kind === kind)
        .map((edge) => `{from: ${literal(edge.from)}, to: ${literal(edge.to)}, properties: ${map({ id: edge.id, ...flatEdge(edge) })}}`);
      if (rows.length === 0) continue;
      yield `UNWIND [\n${rows.join(',\n')}\n] AS row MATCH (a:Entity {id: row.from}), (b:Entity {id: row.to}) CREATE (a)-[r:${kind}]->(b) SET r = row.properties;\n`;
    }
  }
}

/** Names are ours and need no quoting. */
function map(flat: FlatProperties): string {
  const entries = Object.entries(flat).map(([name, value]) => `${name}: ${literal(value)}`);
  return `{${entries.join(', ')}}`;
}

function literal(value: FlatValue): string {
  if (typeof value === 'object') return `[${value.map(literal).join(', ')}]`;
  if (typeof value !== 'string') return String(value);
  // Cypher reads \uXXXX before anything else, also where a backslash stands before it; a backslash in its own escape cannot be misread.
  return `'${value.replaceAll(/['\\\p{Cc}\u2028\u2029\uFEFF]/gu, escaped)}'`;
}

function escaped(character: string): string {
  return character === "'" ? "\\'" : character === '\\' ? '\\\\' : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
