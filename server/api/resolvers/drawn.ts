// The light picture of nodes and edges, for drawing.
import { labelOf } from '../../graph/node.ts';
import { evidenceOf } from '../relations.ts';
import type { GraphEdgeResolvers, GraphNodeResolvers } from '../resolver-types.generated.ts';
import { entityFields } from './entity.ts';

export const GraphNode: GraphNodeResolvers = {
  label: (node) => labelOf(node),
  degree: entityFields.degree,
  entity: (node) => node,
};

export const GraphEdge: GraphEdgeResolvers = {
  source: ({ from }) => from,
  target: ({ to }) => to,
  stance: ({ properties }) => properties.stance ?? null,
  role: ({ properties }) => properties.role ?? null,
  evidence: evidenceOf,
};
