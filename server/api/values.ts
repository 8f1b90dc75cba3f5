// Which plain value stands behind each object type of the schema: resolvers take these, and ask for the rest.
import type { Edge } from '../graph/edge.ts';
import type { Node, NodeOf } from '../graph/node.ts';
import type { Position } from '../store/store.ts';

export type CountryValue = NodeOf<'COUNTRY'>;
export type AgencyValue = NodeOf<'AGENCY'>;
export type OfficialValue = NodeOf<'OFFICIAL'>;
export type StatementValue = NodeOf<'STATEMENT'>;
export type ClaimValue = NodeOf<'CLAIM'>;
export type EventValue = NodeOf<'EVENT'>;
export type SourceValue = NodeOf<'SOURCE'>;
export type SpeakerValue = CountryValue | AgencyValue | OfficialValue;

export type GraphNodeValue = Node;
export type GraphEdgeValue = Edge;
/** An edge that says where it can be read, and the source that it names. */
export interface EvidenceValue {
  edge: Edge;
  source: string;
}
/** A SPEAKS_FOR edge. */
export type AffiliationValue = Edge;
/** An EXPRESSES edge. */
export type StanceOnClaimValue = Edge;
/** An INVOLVES edge. */
export type ParticipationValue = Edge;
export type PositionValue = Position;
