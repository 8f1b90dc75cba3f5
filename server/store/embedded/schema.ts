// The tables of the embedded store. Kinds and stances are kept as their rank in the enum, so that a filter is one bit of a mask.
import { FILL_FOUND, FOUND_SCHEMA } from './found.ts';
import { FILL_SAID, SAID_SCHEMA } from './said.ts';

export const SCHEMA_VERSION = 3;

/** Statements whose time is more than a day, by its end: those that a range of days may meet although they begin before it. */
const NODE_BY_SPAN = 'CREATE INDEX node_by_span ON node (time_end, time, kind) WHERE time_end > time;';

/** What brings a file of one version to the next, everything in it kept: the first from version 1 to 2. */
export const UPGRADES: readonly string[] = [
  `${SAID_SCHEMA} ${NODE_BY_SPAN} ${FILL_SAID};`,
  `DROP TABLE found; ${FOUND_SCHEMA} ${FILL_FOUND};`,
];

/**
 * - node, edge: one row each; `properties` is JSON in nested form; `time` is the first day of the node's span, '' where it has none.
 * - adjacency: each edge from both its ends, in the order in which neighbours are asked for, so that the first page of any hub is read off the index.
 *   `time` and `other_id` repeat what stands at the neighbour; writing keeps them right.
 * - degree, total: counts kept by writing, so that asking for them walks nothing.
 * - said: what each statement says, narrow, for counting.
 * - found: the words of each node for full text.
 */
export const SCHEMA = `
CREATE TABLE node (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  kind INTEGER NOT NULL,
  time TEXT NOT NULL,
  time_end TEXT NOT NULL,
  recorded TEXT NOT NULL,
  properties TEXT NOT NULL
);
CREATE INDEX node_by_time ON node (kind, time DESC, id);
CREATE INDEX node_by_end ON node (kind, time_end);
${NODE_BY_SPAN}
CREATE TABLE edge (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  kind INTEGER NOT NULL,
  source INTEGER NOT NULL,
  target INTEGER NOT NULL,
  stance INTEGER,
  recorded TEXT NOT NULL,
  properties TEXT NOT NULL
);
CREATE INDEX edge_by_source ON edge (source, kind, target);
CREATE INDEX edge_by_target ON edge (target, kind, source);
CREATE TABLE adjacency (
  node INTEGER NOT NULL,
  time TEXT NOT NULL,
  kind INTEGER NOT NULL,
  other_id TEXT NOT NULL,
  edge_id TEXT NOT NULL,
  direction INTEGER NOT NULL,
  other INTEGER NOT NULL,
  edge INTEGER NOT NULL,
  PRIMARY KEY (node, time DESC, kind, other_id, edge_id, direction)
) WITHOUT ROWID;
CREATE TABLE degree (
  node INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  direction INTEGER NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (node, kind, direction)
) WITHOUT ROWID;
CREATE TABLE total (
  part TEXT NOT NULL,
  kind INTEGER NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (part, kind)
) WITHOUT ROWID;
${FOUND_SCHEMA}${SAID_SCHEMA}`;
