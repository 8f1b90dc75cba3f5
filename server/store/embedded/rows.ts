// Rows of the database to nodes and edges of ours.
import type { Edge } from '../../graph/edge.ts';
import {
  DIRECTIONS,
  EDGE_KINDS,
  NODE_KINDS,
  STANCES,
  type Direction,
  type EdgeKind,
  type NodeKind,
  type Stance,
} from '../../graph/kinds.ts';
import type { Node } from '../../graph/node.ts';

export interface NodeRow {
  id: string;
  kind: number;
  recorded: string;
  properties: string;
}

export interface EdgeRow {
  edge_id: string;
  edge_kind: number;
  source_id: string;
  target_id: string;
  edge_recorded: string;
  edge_properties: string;
}

export const NODE_COLUMNS = 'n.id, n.kind, n.recorded, n.properties';
/** Of an edge `e` whose ends are joined as `s` and `t`. */
export const EDGE_COLUMNS =
  'e.id AS edge_id, e.kind AS edge_kind, s.id AS source_id, t.id AS target_id, e.recorded AS edge_recorded, e.properties AS edge_properties';

export function nodeOfRow(row: NodeRow): Node {
  return { id: row.id, kind: NODE_KINDS[row.kind]!, recordedAt: row.recorded, properties: JSON.parse(row.properties) };
}

export function edgeOfRow(row: EdgeRow): Edge {
  return {
    id: row.edge_id,
    kind: EDGE_KINDS[row.edge_kind]!,
    from: row.source_id,
    to: row.target_id,
    recordedAt: row.edge_recorded,
    properties: JSON.parse(row.edge_properties) as Edge['properties'],
  };
}

/** What a row of `Database.list` holds of a node `n`, and of an edge `e`, whose ends stand elsewhere. */
export type NodeParts = [id: string, kind: number, recorded: string, properties: Node['properties']];
export type EdgeParts = [id: string, kind: number, recorded: string, properties: Edge['properties']];

export const NODE_PARTS = 'json_quote(n.id), n.kind, json_quote(n.recorded), n.properties';
export const EDGE_PARTS = 'json_quote(e.id), e.kind, json_quote(e.recorded), e.properties';

/** SQL of an array of JSON. `parts` are SQL of JSON, none of them null. */
export function arrayOf(parts: string): string {
  return `'[' || concat_ws(',', ${parts}) || ']'`;
}

export function nodeOfParts([id, kind, recordedAt, properties]: NodeParts): Node {
  return { id, kind: NODE_KINDS[kind]!, recordedAt, properties } as Node;
}

export function edgeOfParts([id, kind, recordedAt, properties]: EdgeParts, from: string, to: string): Edge {
  return { id, kind: EDGE_KINDS[kind]!, from, to, recordedAt, properties };
}

export function rankOfNodeKind(kind: NodeKind): number {
  return NODE_KINDS.indexOf(kind);
}

export function rankOfKind(kind: EdgeKind): number {
  return EDGE_KINDS.indexOf(kind);
}

export function rankOfStance(stance: Stance): number {
  return STANCES.indexOf(stance);
}

/** Stands for no stance where one number holds another and a stance: `other * STANCE_ROOM + stance`. */
export const NO_STANCE = STANCES.length;
export const STANCE_ROOM = NO_STANCE + 1;

export function rankOfDirection(direction: Direction): number {
  return DIRECTIONS.indexOf(direction);
}
