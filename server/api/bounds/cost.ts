// What an operation may cost, reckoned before it runs: the number of fields that its answer may hold, and what the store reads for it.
// Each selection set is reckoned once for each type that it may stand on, so the time is linear in the text, however fragments spread each other.
import {
  getArgumentValues,
  isAbstractType,
  isCompositeType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  SchemaMetaFieldDef,
  getNamedType,
  TypeMetaFieldDef,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { isAsked, standsOn } from '../selections.ts';
import { assumedLength, extentOf, type ArgumentValues } from './lengths.ts';

/**
 * What a selection set costs: `fixed` once, and `perItem` for each item of those lists whose length an argument of the field above decides.
 * Kept apart so that a fragment can be reckoned before it is known where it will be spread.
 */
interface Cost {
  fixed: number;
  perItem: Map<string, number>;
}

/** Keeps sums and products finite, and far above every limit that can be set. */
const MOST = 1e15;

export interface Reckoned {
  schema: GraphQLSchema;
  document: DocumentNode;
  operation: OperationDefinitionNode;
  /** After coercion, defaults included. */
  variables: Readonly<Record<string, unknown>>;
}

/** The cost of a valid operation with these variables: at most 1e15. */
export function costOf({ schema, document, operation, variables }: Reckoned): number {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  const known = new Map<SelectionSetNode, Map<GraphQLObjectType, Cost>>();

  function costOfSet(set: SelectionSetNode, type: GraphQLObjectType): Cost {
    let byType = known.get(set);
    if (!byType) known.set(set, (byType = new Map()));
    let cost = byType.get(type);
    if (!cost) {
      cost = { fixed: 0, perItem: new Map() };
      byType.set(type, cost);
      for (const selection of set.selections) if (isAsked(selection, variables)) addSelection(cost, selection, type);
    }
    return cost;
  }

  function addSelection(cost: Cost, selection: SelectionNode, type: GraphQLObjectType): void {
    if (selection.kind === Kind.FIELD) {
      addField(cost, selection, type);
      return;
    }
    const { typeCondition, selectionSet } = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value)!;
    if (typeCondition && !standsOn(schema, typeCondition.name.value, type)) return;
    const part = costOfSet(selectionSet, type);
    cost.fixed = most(cost.fixed + part.fixed);
    for (const [list, each] of part.perItem) addPerItem(cost, list, each);
  }

  function addField(cost: Cost, node: FieldNode, type: GraphQLObjectType): void {
    const field = fieldOf(type, node.name.value);
    const extent = field && field.args.length > 0 ? extentOf(`${type.name}.${field.name}`, argumentsOf(field, node)) : undefined;
    const each = field && node.selectionSet ? worst(node.selectionSet, field.type, extent?.below) : 0;
    cost.fixed = most(cost.fixed + 1 + (extent?.reading ?? 0));
    if (!field || !isList(field.type)) cost.fixed = most(cost.fixed + each);
    else if (extent?.own !== undefined) cost.fixed = most(cost.fixed + each * extent.own);
    else if (each > 0) addPerItem(cost, field.name, each);
  }

  /** What one object of a field's type costs; where it may be of several types, the dearest of them. */
  function worst(set: SelectionSetNode, output: GraphQLOutputType, below: Readonly<Record<string, number>> = {}): number {
    const named = getNamedType(output);
    if (!isCompositeType(named)) return 0;
    const types = isAbstractType(named) ? schema.getPossibleTypes(named) : [named];
    return Math.max(0, ...types.map((type) => total(costOfSet(set, type), type, below)));
  }

  function argumentsOf(field: GraphQLField<unknown, unknown>, node: FieldNode): ArgumentValues {
    try {
      return getArgumentValues(field, node, variables);
    } catch {
      return {};
    }
  }

  function fieldOf(type: GraphQLObjectType, name: string): GraphQLField<unknown, unknown> | undefined {
    if (type === schema.getQueryType()) {
      if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
      if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
    }
    return type.getFields()[name];
  }

  const root = schema.getRootType(operation.operation);
  return root && isObjectType(root) ? total(costOfSet(operation.selectionSet, root), root, {}) : 0;
}

function total({ fixed, perItem }: Cost, type: GraphQLObjectType, lengths: Readonly<Record<string, number>>): number {
  let sum = fixed;
  for (const [list, each] of perItem) sum += each * (lengths[list] ?? assumedLength(`${type.name}.${list}`));
  return most(sum);
}

function addPerItem(cost: Cost, list: string, each: number): void {
  cost.perItem.set(list, most((cost.perItem.get(list) ?? 0) + each));
}

function most(cost: number): number {
  return Math.min(cost, MOST);
}

function isList(type: GraphQLOutputType): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type);
}
