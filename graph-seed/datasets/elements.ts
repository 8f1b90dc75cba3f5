// How datasets write down what they make of a record.
import { edgeId } from '../../server/graph/ids.ts';
import type { EdgeKind, NodeKind } from '../../server/graph/kinds.ts';
import type { Loaded } from './dataset.ts';

/** An edge whose id is made from what it is; a discriminator tells it from others of its kind between the same ends. */
export function edgeAt(line: number, kind: EdgeKind, from: string, to: string, properties: object = {}, discriminator?: string): Loaded {
  return { line, edge: { id: edgeId(kind, from, to, discriminator), kind, from, to, properties } };
}

/** A node that a whole load has in common: given with the line that asks for it first, and not again. */
export function givenOnce(node: { id: string; kind: NodeKind; properties: object }): (line: number) => Loaded[] {
  let isGiven = false;
  return (line) => {
    if (isGiven) return [];
    isGiven = true;
    return [{ line, node }];
  };
}
