// One worked example for each question of the API, in the order of the schema; each is a file that runs as it stands.
import congruence from './examples/congruence.graphql?raw';
import disagreement from './examples/disagreement.graphql?raw';
import neighbourhood from './examples/neighbourhood.graphql?raw';
import neighbours from './examples/neighbours.graphql?raw';
import node from './examples/node.graphql?raw';
import search from './examples/search.graphql?raw';
import shortestPaths from './examples/shortest-paths.graphql?raw';
import statements from './examples/statements.graphql?raw';
import stats from './examples/stats.graphql?raw';
import subgraph from './examples/subgraph.graphql?raw';
import timeline from './examples/timeline.graphql?raw';

export const EXAMPLES: readonly string[] = [
  search,
  node,
  neighbourhood,
  neighbours,
  subgraph,
  shortestPaths,
  statements,
  disagreement,
  congruence,
  timeline,
  stats,
];
