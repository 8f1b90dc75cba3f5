// What all drawn things share: kind, label, degrees, and which type of the schema a node is.
import { labelOfKind } from '../../graph/kinds.ts';
import { labelOf, type Node } from '../../graph/node.ts';
import { whenReady } from '../gatherer.ts';
import type { Context } from '../context.ts';

type TypeName = 'Country' | 'Agency' | 'Official' | 'Statement' | 'Claim' | 'Event' | 'Source';

export const entityFields = {
  label: (node: Node) => labelOf(node),
  degree: (node: Node, _: unknown, { load }: Context) =>
    whenReady(load.degrees.load(node.id), (degrees) => degrees.reduce((sum, { count }) => sum + count, 0)),
  degrees: (node: Node, _: unknown, { load }: Context) => load.degrees.load(node.id),
};

export function typeNameOf(node: Node): TypeName {
  return labelOfKind(node.kind) as TypeName;
}
