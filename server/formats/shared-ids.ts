// Ids for formats in which nodes and edges share one space of them: there an edge's begins with its kind and `--`, a node's never does.
// An id of ours that breaks this gets a stand-in, and has to be kept beside it.
import type { Edge } from '../graph/edge.ts';
import { EDGE_KINDS } from '../graph/kinds.ts';

const LIKE_AN_EDGE = new RegExp(`^(?:${EDGE_KINDS.join('|')})--`, 'u');
const STOOD_IN = /^[A-Z_]+-- /u;

export function sharedNodeId(id: string): string {
  return LIKE_AN_EDGE.test(id) || id.startsWith('node ') ? `node ${id}` : id;
}

export function sharedEdgeId({ id, kind }: Edge): string {
  return LIKE_AN_EDGE.test(id) && !STOOD_IN.test(id) ? id : `${kind}-- ${id}`;
}
