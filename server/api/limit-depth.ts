// A query may nest only so deep: checked before anything runs, fragments followed, introspection left alone.
import { GraphQLError, Kind, type ASTVisitor, type FragmentDefinitionNode, type SelectionSetNode, type ValidationContext } from 'graphql';

/** A validation rule: OPERATION_TOO_COMPLEX past `maxDepth` nested fields. */
export function limitDepth(maxDepth: number) {
  return (context: ValidationContext): ASTVisitor => ({
    OperationDefinition(operation) {
      const depths = new Map<FragmentDefinitionNode, number>();
      const depth = depthOf(operation.selectionSet, context, depths);
      if (depth > maxDepth) {
        context.reportError(
          new GraphQLError(`The query nests ${depth} fields deep, more than ${maxDepth}; ask for less in one query.`, {
            nodes: operation,
            // Apollo gives every error of validation one code; formatError turns this mark into ours.
            extensions: { tooComplex: true },
          }),
        );
      }
    },
  });
}

/** Each fragment is measured once, so that fragments that spread each other cost no more than their text. */
function depthOf(selections: SelectionSetNode, context: ValidationContext, depths: Map<FragmentDefinitionNode, number>): number {
  let deepest = 0;
  for (const selection of selections.selections) {
    if (selection.kind === Kind.FIELD) {
      if (selection.name.value.startsWith('__')) continue;
      deepest = Math.max(deepest, 1 + (selection.selectionSet ? depthOf(selection.selectionSet, context, depths) : 0));
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      deepest = Math.max(deepest, depthOf(selection.selectionSet, context, depths));
    } else {
      const fragment = context.getFragment(selection.name.value);
      if (!fragment) continue;
      if (!depths.has(fragment)) {
        // A fragment that spreads itself is another rule's error; here it must only end.
        depths.set(fragment, 0);
        depths.set(fragment, depthOf(fragment.selectionSet, context, depths));
      }
      deepest = Math.max(deepest, depths.get(fragment)!);
    }
  }
  return deepest;
}
