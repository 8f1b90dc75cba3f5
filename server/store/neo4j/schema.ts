// What of a Neo4j database is ours: one label beside each kind's own, the glossary's relationship types between nodes that carry it, and what indexes them.
import { EDGE_KINDS, OUR_LABEL } from '../../graph/kinds.ts';

/** 2: the schema node counts our edges. */
export const SCHEMA_VERSION = 2;

/** Carried by every node of ours, beside its kind's label, so that an id finds its node in one index; nodes without it are somebody else's. */
export const OURS = OUR_LABEL;

/** The one node that says which version the schema has. Its lock lets one writer write at a time. */
export const SCHEMA_NODE = "(schema:DemarcheSchema {name: 'graph'})";

export const WORDS_INDEX = 'demarche_words';

/** In a pattern: any kind of edge. */
export const ANY_KIND = EDGE_KINDS.join('|');

/**
 * Beside the glossary's properties, in flat form, nodes and edges carry some of ours, which begin with an underscore and are made by writing:
 * - `_words` of a node: everything that it is found by, folded; `_names`: each of its names, folded, to tell how good a find is
 * - `_place` of a statement, `_out` and `_in` of an edge: see places.ts. Neo4j keeps no order among the edges of a node; these indexes do.
 * - `_order` where an id sorts otherwise in Neo4j than with us: `sortable` of it
 * Only relationships that carry `_out` and `_in` are ours.
 */
export const SCHEMA: readonly string[] = [
  'CREATE CONSTRAINT demarche_schema IF NOT EXISTS FOR (n:DemarcheSchema) REQUIRE n.name IS UNIQUE',
  `CREATE CONSTRAINT demarche_id IF NOT EXISTS FOR (n:${OURS}) REQUIRE n.id IS UNIQUE`,
  ...['_place', 'saidAtStart', 'saidAtEnd'].map(
    (property) => `CREATE INDEX demarche_${property} IF NOT EXISTS FOR (n:${OURS}) ON (n.${property})`,
  ),
  // Words are folded by us, so that the analyser only has to part them.
  `CREATE FULLTEXT INDEX ${WORDS_INDEX} IF NOT EXISTS FOR (n:${OURS}) ON EACH [n._words] OPTIONS {indexConfig: {\`fulltext.analyzer\`: 'whitespace'}}`,
  // No constraint on edges: it would bind other people's relationships of the same type. Ours are unique because one writer writes at a time.
  ...EDGE_KINDS.flatMap((kind) =>
    ['id', '_out', '_in'].map(
      (property) => `CREATE INDEX demarche_${kind}_${property} IF NOT EXISTS FOR ()-[r:${kind}]-() ON (r.${property})`,
    ),
  ),
];

/** The names of all that the schema makes: a constraint's index has its name. */
export const INDEXES: readonly string[] = SCHEMA.map((statement) => /demarche_\w+/u.exec(statement)![0]);
