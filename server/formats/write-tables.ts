// One stream of nodes and edges, told apart for a format of two tables: first all rows of nodes, then all rows of edges.
import type { Edge } from '../graph/edge.ts';
import type { Node } from '../graph/node.ts';
import type { Parts } from './loss.ts';

/** The edges are to be taken after the nodes. */
export function writeTables(parts: Parts, rowOfNode: (node: Node) => string, rowOfEdge: (edge: Edge) => string) {
  const iterator = parts[Symbol.asyncIterator]();
  let edgesSoFar: readonly Edge[] | undefined;
  return {
    async *nodes(header: string): AsyncGenerator<string> {
      yield header;
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
        if (next.value.nodes.length > 0) yield next.value.nodes.map(rowOfNode).join('');
        edgesSoFar = next.value.edges;
        if (edgesSoFar.length > 0) return;
      }
      edgesSoFar = undefined;
    },
    async *edges(header: string): AsyncGenerator<string> {
      yield header;
      if (edgesSoFar === undefined) return;
      yield edgesSoFar.map(rowOfEdge).join('');
      for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
        if (next.value.nodes.length > 0) throw new Error('A node came after an edge.');
        yield next.value.edges.map(rowOfEdge).join('');
      }
    },
  };
}

/** A cell by RFC 4180: in quotation marks where it holds what parts cells and rows, or would be trimmed. */
export function quoted(text: string): string {
  return /[",\r\n]|^\s|\s$/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
