// One batch of elements to the store: what can be written is, and the rest is named. Flows in: elements with their files. Flows out: counts and rejects.
import type { Edge } from '../server/graph/edge.ts';
import { GraphError } from '../server/graph/graph-error.ts';
import type { Node } from '../server/graph/node.ts';
import type { Store, WriteResult } from '../server/store/store.ts';
import type { Element, Elements } from './batch.ts';
import type { Reject } from './load.ts';

/** What a load asks of a store. */
export type LoadStore = Pick<Store, 'nodes' | 'edgesOf' | 'write'>;

export interface Outcome {
  /** What the store counts is added to it. */
  result: WriteResult;
  reject(rejected: Reject): void;
  /** Called once the batch is with the store, and nothing is left to do but to wait for it. */
  onSent?(): void;
  /** Takes the edges whose ends have not come; where it is absent they are refused. */
  wait?(element: Element, file: string): void;
}

interface Parts {
  nodes: Node[];
  edges: Edge[];
  /** Where each node and each edge stands among the elements. */
  places: { nodes: number[]; edges: number[] };
}

/** @throws GraphError what the store throws, except that the batch does not fit */
export async function writeElements(store: LoadStore, taken: Elements, recordedAt: string, outcome: Outcome): Promise<void> {
  if (taken.elements.length === 0) return;
  const parts = partsOf(taken.elements, recordedAt);
  const atFault = new Set<number>();
  const refuse = (place: number, message: string) => {
    atFault.add(place);
    outcome.reject({ file: taken.files[place]!, line: taken.elements[place]!.line, message });
  };
  const { refused, later } = await secondSpeakers(store, parts);
  for (const [place, message] of refused) refuse(place, message);
  if (later.size > 0) {
    // Whoever comes first may be refused for another reason, or wait; only what the store has then decides about the others.
    await writeElements(
      store,
      only(taken, (place) => !atFault.has(place) && !later.has(place)),
      recordedAt,
      outcome,
    );
    await writeElements(
      store,
      only(taken, (place) => later.has(place)),
      recordedAt,
      outcome,
    );
    return;
  }
  if (atFault.size === 0) {
    try {
      const written = store.write(parts);
      outcome.onSent?.();
      count(outcome.result, await written);
      return;
    } catch (error) {
      if (!(error instanceof GraphError) || error.code !== 'INVALID_BATCH') throw error;
      for (const { part, index, message, missingEnd } of error.details.problems ?? []) {
        const place = parts.places[part][index]!;
        if (missingEnd === undefined || !outcome.wait) {
          refuse(place, message);
          continue;
        }
        atFault.add(place);
        outcome.wait(taken.elements[place]!, taken.files[place]!);
      }
      if (atFault.size === 0) throw error;
    }
  }
  await writeElements(
    store,
    only(taken, (place) => !atFault.has(place)),
    recordedAt,
    outcome,
  );
}

function only({ elements, files }: Elements, isWanted: (place: number) => boolean): Elements {
  return { elements: elements.filter((_, place) => isWanted(place)), files: files.filter((_, place) => isWanted(place)) };
}

function partsOf(elements: readonly Element[], recordedAt: string): Parts {
  const parts: Parts = { nodes: [], edges: [], places: { nodes: [], edges: [] } };
  for (const [place, element] of elements.entries()) {
    if ('node' in element) {
      element.node.recordedAt ??= recordedAt;
      parts.nodes.push(element.node as Node);
      parts.places.nodes.push(place);
    } else {
      element.edge.recordedAt ??= recordedAt;
      parts.edges.push(element.edge as Edge);
      parts.places.edges.push(place);
    }
  }
  return parts;
}

/**
 * A statement is one act of speaking by one speaker. Of the MADE edges that would give it another one than the store has, the places, each with a
 * sentence; and, where the batch itself names several, the places of all but the first.
 */
async function secondSpeakers(store: LoadStore, { edges, places }: Parts): Promise<{ refused: [number, string][]; later: Set<number> }> {
  const refused: [number, string][] = [];
  const later = new Set<number>();
  const made = edges.flatMap((edge, nth) =>
    edge.kind === 'MADE' && typeof edge.to === 'string' ? [{ edge, place: places.edges[nth]! }] : [],
  );
  if (made.length === 0) return { refused, later };
  const statements = [...new Set(made.map(({ edge }) => edge.to))];
  const kept = await store.edgesOf({ ids: statements, kind: 'MADE', direction: 'IN' });
  const speakers = new Map(statements.flatMap((id, nth) => (kept[nth]?.[0] ? [[id, kept[nth][0].from] as const] : [])));
  const named = new Map<string, { first: string; others: number[]; differ: boolean }>();
  for (const { edge, place } of made) {
    const speaker = speakers.get(edge.to);
    if (speaker === undefined) {
      const before = named.get(edge.to);
      if (before === undefined) named.set(edge.to, { first: edge.from, others: [], differ: false });
      else {
        before.others.push(place);
        before.differ ||= before.first !== edge.from;
      }
    } else if (speaker !== edge.from) {
      const message =
        `Statement "${edge.to}" was made by "${speaker}", and edge "${edge.id}" (MADE) names "${edge.from}" as well; ` +
        'a statement has one speaker: give what the other one said a statement of its own.';
      refused.push([place, message]);
    }
  }
  for (const { others, differ } of named.values()) if (differ) for (const place of others) later.add(place);
  return { refused, later };
}

function count(result: WriteResult, written: WriteResult): void {
  for (const what of ['created', 'updated', 'unchanged'] as const) {
    result[what] += written[what];
    result.nodes[what] += written.nodes[what];
  }
}
