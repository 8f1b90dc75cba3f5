// What a format could not hold: counted for each kind and property while a file is written. Flows out: the report, ready for JSON.
import type { Edge } from '../graph/edge.ts';
import type { Node } from '../graph/node.ts';

/** Says that something of one node or edge is lost; `property` may say what of it: `aliases (order)`. */
export type Lost = (kind: Node['kind'] | Edge['kind'], property: string) => void;

export interface LossReport {
  format: string;
  /** How many were written. */
  nodes: number;
  edges: number;
  /** Empty where the file holds everything. */
  lost: { kind: string; property: string; count: number }[];
}

export type Parts = AsyncIterable<{ nodes: readonly Node[]; edges: readonly Edge[] }>;

export function createLoss(format: string) {
  const counts = new Map<string, LossReport['lost'][number]>();
  const report: LossReport = { format, nodes: 0, edges: 0, lost: [] };
  const lost: Lost = (kind, property) => {
    const key = `${kind} ${property}`;
    const entry = counts.get(key) ?? { kind, property, count: 0 };
    entry.count += 1;
    counts.set(key, entry);
  };
  return {
    lost,
    /** The same parts, counted as they pass. */
    async *counted(parts: Parts): AsyncGenerator<{ nodes: readonly Node[]; edges: readonly Edge[] }> {
      for await (const part of parts) {
        report.nodes += part.nodes.length;
        report.edges += part.edges.length;
        yield part;
      }
    },
    report: (): LossReport => ({
      ...report,
      lost: [...counts.values()].toSorted((a, b) => (a.kind + a.property < b.kind + b.property ? -1 : 1)),
    }),
  };
}
