// A large answer is shaped in runs, each in a turn of the event loop of its own, so that no question holds up the others. Flows in: the lists of one
// request, as the store answered them. Flows out: the same lists, the items of later runs as promises.
import {
  defaultFieldResolver,
  getNamedType,
  getNullableType,
  isLeafType,
  isListType,
  isObjectType,
  type GraphQLFieldResolver,
  type GraphQLSchema,
} from 'graphql';
import { whenReady, type Ready } from './gatherer.ts';
import type { Context } from './context.ts';

/** Items that are shaped in one turn: some milliseconds, also where each has a dozen fields and more below it. */
const RUN = 200;

export type InTurns = <Item>(list: readonly Item[]) => readonly (Item | Promise<Item>)[];

/** For one request: its lists share its turns, so that many short ones are no more at once than a long one is. */
export function createTurns(): InTurns {
  /** The last turn that has not come yet; none where all have. */
  let turn: Promise<void> | undefined;
  let taken = 0;

  function take(count: number): Promise<void> | undefined {
    if (taken + count > RUN) {
      const next = (turn ?? Promise.resolve()).then(nextTurn);
      turn = next;
      taken = 0;
      void next.then(() => {
        if (turn === next) turn = undefined;
      });
    }
    taken += count;
    return turn;
  }

  return (list) => {
    const shaped: ((typeof list)[number] | Promise<(typeof list)[number]>)[] = [];
    for (let start = 0; start < list.length; start += RUN) {
      const run = list.slice(start, start + RUN);
      const due = take(run.length);
      for (const item of run) shaped.push(due ? due.then(() => item) : item);
    }
    return shaped;
  };
}

/** Puts the turns behind every list that is part of what a question answered; what an item of it leads to is shaped with the item. */
export function shapeInTurns(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      if (!isListType(getNullableType(field.type)) || isLeafType(getNamedType(field.type))) continue;
      if (type === schema.getQueryType() || !field.resolve) field.resolve = inTurns(field.resolve ?? defaultFieldResolver);
    }
  }
  return schema;
}

function inTurns(resolve: GraphQLFieldResolver<unknown, Context>): GraphQLFieldResolver<unknown, Context> {
  return (source, args, context, info) => {
    const list = resolve(source, args, context, info) as Ready<readonly unknown[]>;
    return whenReady(list, (items) => context.inTurns(items));
  };
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
