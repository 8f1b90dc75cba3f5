// Which nodes an export has sent, in eight bytes each: while it runs others may write, and an edge may only follow where both its ends went before.
import type { Node } from '../graph/node.ts';

export interface SentNodes {
  /** A page, in the order of ids, behind all that were added before. */
  add(nodes: readonly Node[]): void;
  has(id: string): boolean;
}

/**
 * Of each page it keeps the first id and a hash of every id: a node that was not sent is taken for one that was by a chance of 1 in 10^13 (a page's
 * length by the number of hashes).
 */
export function createSentNodes(): SentNodes {
  const firsts: string[] = [];
  const pages: Float64Array[] = [];
  return {
    add(nodes) {
      if (nodes.length === 0) return;
      firsts.push(nodes[0]!.id);
      pages.push(Float64Array.from(nodes, ({ id }) => hashOf(id)));
    },
    has(id) {
      let [low, high] = [0, firsts.length];
      while (low < high) {
        const middle = (low + high) >>> 1;
        if (firsts[middle]! <= id) low = middle + 1;
        else high = middle;
      }
      return low > 0 && pages[low - 1]!.includes(hashOf(id));
    },
  };
}

/** 53 bits: two runs of FNV-1a (Fowler, Noll, Vo; 32 bits, by code unit) from different starts, mixed at the end as in MurmurHash3. */
function hashOf(id: string): number {
  let [first, second] = [0x811c9dc5, 0x9e3779b9];
  for (let at = 0; at < id.length; at += 1) {
    const unit = id.charCodeAt(at);
    first = Math.imul(first ^ unit, 0x01000193);
    second = Math.imul(second ^ unit, 0x85ebca6b);
  }
  return (mixed(first ^ (second >>> 15)) & 0x1fffff) * 0x1_0000_0000 + mixed(second);
}

function mixed(hash: number): number {
  const half = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  const whole = Math.imul(half ^ (half >>> 13), 0xc2b2ae35);
  return (whole ^ (whole >>> 16)) >>> 0;
}
