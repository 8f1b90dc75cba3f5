// The field `statements` of whatever statements hang on: a speaker, an event, a source.
import type { Node } from '../../graph/node.ts';
import { timeKeyOf } from '../../graph/order.ts';
import type { StatementKey, StatementsQuery } from '../../store/store.ts';
import { bounded, statementFilterOf } from '../arguments.ts';
import { connectionOf } from '../connections.ts';
import type { Context } from '../context.ts';
import { decodeCursor } from '../cursors.ts';
import type { InputMaybe, StatementFilter } from '../resolver-types.generated.ts';
import type { StatementValue } from '../values.ts';

interface Arguments {
  filter?: InputMaybe<StatementFilter>;
  first?: InputMaybe<number>;
  after?: InputMaybe<string>;
}

export function pageOf<Key>(list: 'statements' | 'positions', args: Arguments) {
  return { filter: statementFilterOf(args.filter), first: bounded('first', args.first, 20), after: decodeCursor<Key>(list, args.after) };
}

export function statementConnection(page: { items: StatementValue[]; hasNextPage: boolean; totalCount: number }, after: unknown) {
  const keyOf = (node: StatementValue) => ({ time: timeKeyOf(node), id: node.id });
  return { ...connectionOf('statements', page, after, keyOf, (node) => ({ node })), totalCount: page.totalCount };
}

export function statementsBy(relation: NonNullable<StatementsQuery['of']>['relation']) {
  return async (node: Node, args: Arguments, { load }: Context) => {
    const page = pageOf<StatementKey>('statements', args);
    return statementConnection(await load.statementsOf(relation, page).load(node.id), page.after);
  };
}
