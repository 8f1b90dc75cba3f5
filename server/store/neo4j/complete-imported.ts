// A graph with our label that came past us, by neo4j-admin database import of our own export: gives its nodes and edges what writing keeps beside them.
// Flows in: a database with our indexes and a schema node. Flows out: the same graph as if it had been loaded, page by page, each one transaction.
import { checkEdge, checkNode, faultOfEnds, type Checked } from '../../graph/check.ts';
import type { Edge } from '../../graph/edge.ts';
import { GraphError } from '../../graph/graph-error.ts';
import { EDGE_KINDS, kindOfLabel, type EdgeKind } from '../../graph/kinds.ts';
import type { Node } from '../../graph/node.ts';
import { wholeNumber, type Ask, type Connection } from './connection.ts';
import { COUNTED, MARKS, putMarks, type Marks } from './marks.ts';
import { timeKeyIn } from './places.ts';
import { edgeColumns, edgeOfRow, nodeColumns, nodeOfRow, rowOfEdge, rowOfNode, type EdgeRow, type NodeRow } from './rows.ts';
import { OURS, SCHEMA_NODE } from './schema.ts';

/** Sources may be kept with their whole text, so that a page of nodes is not as long as one of edges. */
const NODES = 1_000;
const EDGES = 5_000;

/** Writing the schema node takes its lock: two loaders take turns, and the second finds nothing left to do. */
const LOCK = `MATCH ${SCHEMA_NODE} SET schema.writtenAt = datetime() RETURN ${MARKS}`;

/** Goes on where it was broken off. @throws GraphError STORE_DAMAGED where something is no node or edge of ours, with what to do */
export async function completeImported(connection: Connection): Promise<void> {
  await inPages(connection, completeNodes);
  for (const kind of EDGE_KINDS) await inPages(connection, (ask, after) => completeEdges(ask, kind, after));
}

/** `complete` gives the id of the last element of its page, undefined where it was the last page. */
async function inPages(connection: Connection, complete: (ask: Ask, after: string) => Promise<string | undefined>): Promise<void> {
  for (let after: string | undefined = ''; after !== undefined;) {
    const from: string = after;
    after = await connection.write((ask) => complete(ask, from));
  }
}

async function completeNodes(ask: Ask, after: string): Promise<string | undefined> {
  const [[marks], rows] = await Promise.all([
    ask<Marks>(LOCK),
    ask<NodeRow>(
      `MATCH (n:${OURS}) USING INDEX n:${OURS}(id) WHERE n.id > $p.after AND n._names IS NULL
       WITH n ORDER BY n.id LIMIT $p.limit RETURN ${nodeColumns('n')}`,
      { after, limit: wholeNumber(NODES) },
    ),
  ]);
  const nodes = rows.map(nodeOf);
  await ask(`UNWIND $p.rows AS row MATCH (n:${OURS} {id: row.id}) USING INDEX n:${OURS}(id) SET n += row`, { rows: nodes.map(rowOfNode) });
  await putMarks(ask, marks!, nodes, [], []);
  return rows.length < NODES ? undefined : nodes.at(-1)!.id;
}

async function completeEdges(ask: Ask, kind: EdgeKind, after: string): Promise<string | undefined> {
  const [[marks], rows] = await Promise.all([
    ask<Marks>(LOCK),
    // Whatever else lies between two nodes of ours lacks one of the two properties, and is somebody else's.
    ask<EdgeRow & { times: { from: string; to: string }; labels: { from: string[]; to: string[] }; again: boolean }>(
      `MATCH (a:${OURS})-[r:${kind}]->(b:${OURS}) USING INDEX r:${kind}(id)
       WHERE r.id >= $p.after AND r._out IS NULL AND r.recordedAt IS NOT NULL
       WITH a, r, b ORDER BY r.id LIMIT $p.limit
       RETURN ${edgeColumns('r', 'a', 'b')}, {from: ${timeKeyIn('a')}, to: ${timeKeyIn('b')}} AS times, {from: labels(a), to: labels(b)} AS labels,
         ${COUNTED.includes(kind) ? `COUNT { (a)-[:${kind}]->(b) } > 1` : 'false'} AS again`,
      { after, limit: wholeNumber(EDGES) },
    ),
  ]);
  let last = after;
  const edges = rows.map((row) => {
    const edge = sound(checkEdge(edgeOfRow(row)));
    if (edge.id === last) throw damaged(`Edge "${edge.id}" (${kind}) is there twice.`);
    last = edge.id;
    const fault = faultOfEnds(edge, kindOf(row.labels.from, edge.from), kindOf(row.labels.to, edge.to));
    if (fault !== undefined) throw damaged(fault);
    return edge;
  });
  await ask(
    `UNWIND $p.rows AS row MATCH (:${OURS})-[r:${kind}]->(:${OURS}) USING INDEX r:${kind}(id) WHERE r.id = row.id AND r.recordedAt IS NOT NULL SET r += row`,
    { rows: edges.map((edge, place) => rowOfEdge(edge, rows[place]!.times)) },
  );
  await putMarks(ask, marks!, [], edges, rows.some(({ again }) => again) ? [kind] : []);
  return rows.length < EDGES ? undefined : last;
}

function nodeOf(row: NodeRow): Node {
  kindOf(row.labels, String(row.properties['id']));
  return sound(checkNode(nodeOfRow(row)));
}

function kindOf(labels: readonly string[], id: string) {
  const kind = labels.map(kindOfLabel).find((known) => known !== undefined);
  if (kind === undefined) throw damaged(`Node "${id}" has the label ${OURS}, and none of a kind.`);
  return kind;
}

function sound<T extends Node | Edge>(checked: Checked<T>): T {
  if (!checked.ok) throw damaged(checked.message);
  return checked.value;
}

function damaged(fault: string): GraphError {
  return new GraphError(
    'STORE_DAMAGED',
    `What was imported into Neo4j is not a graph of Demarche: ${fault} Mend the tables and import them again.`,
  );
}
