// What changes from one picture to the next, as a value: {added, updated, removed}. It can be applied, reversed and squashed.
import type { DrawnEdge, DrawnNode, Graph } from './graph.ts';

interface Change<T> {
  before: T;
  after: T;
}

interface PartDiff<T> {
  added: readonly T[];
  updated: readonly Change<T>[];
  removed: readonly T[];
}

export interface GraphDiff {
  nodes: PartDiff<DrawnNode>;
  edges: PartDiff<DrawnEdge>;
}

export function diffGraphs(before: Graph, after: Graph): GraphDiff {
  return { nodes: diffPart(before.nodes, after.nodes), edges: diffPart(before.edges, after.edges) };
}

/** `diff` must begin where `graph` is. */
export function applyDiff(graph: Graph, diff: GraphDiff): Graph {
  return { nodes: applyPart(graph.nodes, diff.nodes), edges: applyPart(graph.edges, diff.edges) };
}

export function reverseDiff({ nodes, edges }: GraphDiff): GraphDiff {
  return { nodes: reversePart(nodes), edges: reversePart(edges) };
}

function diffPart<T>(before: ReadonlyMap<string, T>, after: ReadonlyMap<string, T>): PartDiff<T> {
  const added: T[] = [];
  const updated: Change<T>[] = [];
  const removed: T[] = [];
  for (const [id, value] of after) {
    const old = before.get(id);
    if (old === undefined) added.push(value);
    else if (old !== value) updated.push({ before: old, after: value });
  }
  for (const [id, value] of before) if (!after.has(id)) removed.push(value);
  return { added, updated, removed };
}

function applyPart<T extends { id: string }>(part: ReadonlyMap<string, T>, diff: PartDiff<T>): ReadonlyMap<string, T> {
  const next = new Map(part);
  for (const { id } of diff.removed) next.delete(id);
  for (const { after } of diff.updated) next.set(after.id, after);
  for (const value of diff.added) next.set(value.id, value);
  return next;
}

function reversePart<T>({ added, updated, removed }: PartDiff<T>): PartDiff<T> {
  return { added: removed, updated: updated.map(({ before, after }) => ({ before: after, after: before })), removed: added };
}
