// Before a list is shaped, what its items will be asked for is read, level by level and each level in a few calls of the store: then all of it is
// shaped without waiting in between. Flows in: what a field answered, and what the operation asks below it. Flows out: loaders that know.
import {
  getNamedType,
  isAbstractType,
  isLeafType,
  isObjectType,
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import { whenReady } from './gatherer.ts';
import type { Context, Loaders } from './context.ts';
import { REACHES, type Item } from './relations.ts';
import { fieldsAsked, type Operation } from './selections.ts';

/** Puts the reading ahead behind every question and every page; whatever is not read ahead is read when it is asked for. */
export function readAhead(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const isQuestion = type === schema.getQueryType() || field.args.some(({ name }) => name === 'first');
      if (!isQuestion || isLeafType(getNamedType(field.type)) || !field.resolve) continue;
      field.resolve = following(field.resolve, field.type);
    }
  }
  return schema;
}

function following(resolve: GraphQLFieldResolver<unknown, Context>, output: GraphQLOutputType): GraphQLFieldResolver<unknown, Context> {
  return async (source, args, context, info) => {
    const value: unknown = await resolve(source, args, context, info);
    const sets = info.fieldNodes.flatMap(({ selectionSet }) => selectionSet ?? []);
    await read([value].flat() as (Item | null)[], output, sets, info, context.load);
    return value;
  };
}

async function read(
  items: readonly (Item | null | undefined)[],
  output: GraphQLOutputType,
  sets: readonly SelectionSetNode[],
  operation: Operation,
  load: Loaders,
): Promise<void> {
  const byType = grouped(items, output, operation.schema);
  await Promise.all([...byType].map(([type, group]) => readBelow(group, type, sets, operation, load)));
}

async function readBelow(
  items: readonly Item[],
  type: GraphQLObjectType,
  sets: readonly SelectionSetNode[],
  operation: Operation,
  load: Loaders,
): Promise<void> {
  const underWay: Promise<void>[] = [];
  for (const [name, below] of fieldsAsked(sets, type, operation)) {
    const field = type.getFields()[name];
    // A page reads ahead for itself, with its own arguments.
    if (!field || field.args.length > 0) continue;
    const reach = REACHES[`${type.name}.${name}`];
    const leads = below.length > 0 && leadsOn(field.type);
    if (!reach && !leads) continue;
    const reached = reach ? reach(items, load) : items.flatMap((item) => (item as unknown as Record<string, Item | Item[]>)[name] ?? []);
    const done = whenReady(reached, (next) => (leads ? read(next, field.type, below, operation, load) : undefined));
    if (done) underWay.push(done);
  }
  await Promise.all(underWay);
}

/** Whether anything that could be read stands below a field of this type. */
function leadsOn(output: GraphQLOutputType): boolean {
  const named = getNamedType(output);
  if (!isObjectType(named)) return isAbstractType(named);
  return Object.values(named.getFields()).some(
    (field) => `${named.name}.${field.name}` in REACHES || !isLeafType(getNamedType(field.type)),
  );
}

function grouped(
  items: readonly (Item | null | undefined)[],
  output: GraphQLOutputType,
  schema: GraphQLSchema,
): Map<GraphQLObjectType, Item[]> {
  const named = getNamedType(output);
  const groups = new Map<GraphQLObjectType, Item[]>();
  for (const item of items) {
    if (!item) continue;
    const type = isAbstractType(named) ? schema.getType(named.resolveType!(item, {}, undefined as never, named) as string) : named;
    const group = groups.get(type as GraphQLObjectType);
    if (group) group.push(item);
    else groups.set(type as GraphQLObjectType, [item]);
  }
  return groups;
}
