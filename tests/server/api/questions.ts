// Every question of the contract at all its bounds, asking for everything that stands directly below it: what must never be refused for its cost.
import {
  getNamedType,
  isAbstractType,
  isLeafType,
  isObjectType,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';

const IDS = Array.from({ length: 2_000 }, (_, place) => `id:${place}`);
const FILTER = { speakers: IDS, about: IDS, claims: IDS, sources: IDS };

interface Question {
  field: string;
  call: string;
  variables: Record<string, unknown>;
}

const question = (field: string, call: string, variables: Record<string, unknown> = {}): Question => ({ field, call, variables });

export const QUESTIONS: readonly Question[] = [
  question('node', 'node(id: "x")'),
  question('nodes', 'nodes(ids: $ids)', { ids: IDS }),
  question('search', 'search(text: "x", first: 200)'),
  question('neighbourhood', 'neighbourhood(ids: $ids, depth: 4, perNode: 500, limit: 2000)', { ids: IDS }),
  question('neighbours', 'neighbours(id: "x", first: 200)'),
  question('subgraph', 'subgraph(ids: $ids)', { ids: IDS }),
  question('shortestPaths', 'shortestPaths(from: "x", to: "y", maxLength: 8, first: 200)'),
  question('statements', 'statements(first: 200, filter: $filter)', { filter: FILTER }),
  question('disagreement', 'disagreement(claimIds: $ids, about: $ids, filter: $filter, maxClaims: 200, maxSpeakers: 500)', {
    ids: IDS,
    filter: FILTER,
  }),
  question('congruence', 'congruence(filter: $filter, maxSpeakers: 500)', { filter: FILTER }),
  question('timeline', 'timeline(filter: $filter, granularity: DAY)', { filter: FILTER }),
  question('stats', 'stats'),
];

const TYPES: Readonly<Record<string, string>> = { ids: '[ID!]!', filter: 'StatementFilter' };

/** The operation that asks one question with `levels` of objects below it; of pages inside pages only that they are there. */
export function operationOf(schema: GraphQLSchema, { field, call, variables }: Question, levels: number): string {
  const declared = Object.keys(variables).map((name) => `$${name}: ${TYPES[name]}`);
  const type = getNamedType(schema.getQueryType()!.getFields()[field]!.type);
  return `query${declared.length > 0 ? `(${declared.join(', ')})` : ''} { ${call} ${selectionOf(schema, type, levels)} }`;
}

function selectionOf(schema: GraphQLSchema, type: GraphQLNamedType, levels: number): string {
  if (isAbstractType(type)) {
    // Types answer the same field with different types, so each has its own name for it.
    const parts = schema.getPossibleTypes(type).map((each) => `... on ${each.name} ${fieldsOf(schema, each, levels)}`);
    return `{ __typename ${parts.join(' ')} }`;
  }
  return isObjectType(type) ? fieldsOf(schema, type, levels) : '';
}

function fieldsOf(schema: GraphQLSchema, type: GraphQLObjectType, levels: number): string {
  const parts = Object.values(type.getFields()).flatMap((field) => {
    if (field.args.length > 0) return [];
    const below = getNamedType(field.type);
    // Connections, matrices and drawn graphs are no level of their own: what they hold is what is asked for.
    if (isLeafType(below)) return [field.name];
    const deeper = /Connection|Edge$|^GraphNode$|^Path$/u.test(type.name) ? levels : levels - 1;
    return deeper < 0 ? [] : [`${field.name} ${selectionOf(schema, below, deeper)}`];
  });
  return `{ ${parts.length > 0 ? parts.join(' ') : '__typename'} }`;
}
