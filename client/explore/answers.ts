// Answers of the API to drawn nodes and edges, and to degrees.
import type { DegreesFragment, DrawnEdgeFragment, DrawnFragment } from '../api/operations.generated.ts';
import type { Degrees } from '../graph/expansion.ts';
import type { DrawnEdge, DrawnNode } from '../graph/graph.ts';
import { relationKey } from '../graph/relations.ts';

export function drawnNodeOf({ id, kind, label, degree, entity }: DrawnFragment): DrawnNode {
  const office = 'office' in entity ? entity.office : undefined;
  const of = 'partOf' in entity ? entity.partOf[0]?.label : 'speaksFor' in entity ? entity.speaksFor[0]?.to.label : undefined;
  return {
    id,
    kind,
    label,
    detail: of ?? office ?? undefined,
    degree,
    hollow: ('unnamed' in entity && entity.unnamed) || ('alleged' in entity && entity.alleged),
    contested: 'contested' in entity && entity.contested,
    saidAt: ('saidAt' in entity ? entity.saidAt : undefined) ?? undefined,
    date: ('date' in entity ? entity.date : 'publishedAt' in entity ? entity.publishedAt : undefined) ?? undefined,
    recordedAt: entity.recordedAt,
  };
}

export function drawnEdgeOf({ id, kind, source, target, stance, role, recordedAt }: DrawnEdgeFragment): DrawnEdge {
  return { id, kind, source, target, stance: stance ?? undefined, role: role ?? undefined, recordedAt };
}

/** Of a node that the graph does not have: no degrees. */
export function degreesOf(node: DegreesFragment | null | undefined): Degrees {
  return new Map((node?.degrees ?? []).map(({ count, ...relation }) => [relationKey(relation), count]));
}
