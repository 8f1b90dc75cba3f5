// The light picture of nodes and edges, for drawing.
import { labelOf } from '../../graph/node.ts';
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
  evidence: async (edge, _, { load }) => {
    if (edge.kind === 'REPORTED_IN') return [{ edge, source: edge.to }];
    const { source } = edge.properties;
    return source !== undefined && (await load.node(source))?.kind === 'SOURCE' ? [{ edge, source }] : [];
  },
};
