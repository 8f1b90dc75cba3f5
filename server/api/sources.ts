// Which plain value stands behind each object type of the schema: resolvers take these, and ask for the rest.
import type { Edge } from '../graph/edge.ts';
import type { Node, NodeOf } from '../graph/node.ts';
import type { Position } from '../store/store.ts';

export type CountrySource = NodeOf<'COUNTRY'>;
export type AgencySource = NodeOf<'AGENCY'>;
export type OfficialSource = NodeOf<'OFFICIAL'>;
export type StatementSource = NodeOf<'STATEMENT'>;
export type ClaimSource = NodeOf<'CLAIM'>;
export type EventSource = NodeOf<'EVENT'>;
export type SourceSource = NodeOf<'SOURCE'>;
export type SpeakerSource = CountrySource | AgencySource | OfficialSource;

export type GraphNodeSource = Node;
export type GraphEdgeSource = Edge;
/** An edge that says where it can be read, and the source that it names. */
export interface EvidenceSource {
  edge: Edge;
  source: string;
}
/** A SPEAKS_FOR edge. */
export type AffiliationSource = Edge;
/** An EXPRESSES edge. */
export type StanceOnClaimSource = Edge;
/** An INVOLVES edge. */
export type ParticipationSource = Edge;
export type PositionSource = Position;
