// What an operation asks of one type: its fields with what stands below them, fragments followed, and nothing that it skips.
import {
  getDirectiveValues,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  isAbstractType,
  Kind,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

export interface Operation {
  schema: GraphQLSchema;
  fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  variableValues: Readonly<Record<string, unknown>>;
}

export function isAsked({ directives }: SelectionNode, variables: Readonly<Record<string, unknown>>): boolean {
  if (!directives?.length) return true;
  try {
    return (
      getDirectiveValues(GraphQLSkipDirective, { directives }, variables)?.['if'] !== true &&
      getDirectiveValues(GraphQLIncludeDirective, { directives }, variables)?.['if'] !== false
    );
  } catch {
    // Running the operation says what is wrong with it.
    return true;
  }
}

/** Whether what is asked of `condition` is asked of `type`, too. */
export function standsOn(schema: GraphQLSchema, condition: string, type: GraphQLObjectType): boolean {
  const asked = schema.getType(condition);
  return asked === type || (isAbstractType(asked) && schema.isSubType(asked, type));
}

/** The fields that selection sets ask of a type, by name, each with the sets that stand below it; a field that has none has an empty list. */
export function fieldsAsked(
  sets: readonly SelectionSetNode[],
  type: GraphQLObjectType,
  operation: Operation,
): Map<string, SelectionSetNode[]> {
  const fields = new Map<string, SelectionSetNode[]>();
  const spread = new Set<string>();
  function add(set: SelectionSetNode): void {
    for (const selection of set.selections) {
      if (!isAsked(selection, operation.variableValues)) continue;
      if (selection.kind === Kind.FIELD) {
        const below = fields.get(selection.name.value) ?? [];
        fields.set(selection.name.value, below);
        if (selection.selectionSet) below.push(selection.selectionSet);
        continue;
      }
      if (selection.kind === Kind.FRAGMENT_SPREAD) {
        if (spread.has(selection.name.value)) continue;
        spread.add(selection.name.value);
      }
      const part = selection.kind === Kind.INLINE_FRAGMENT ? selection : operation.fragments[selection.name.value]!;
      if (!part.typeCondition || standsOn(operation.schema, part.typeCondition.name.value, type)) add(part.selectionSet);
    }
  }
  for (const set of sets) add(set);
  return fields;
}
