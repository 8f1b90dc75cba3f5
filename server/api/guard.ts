// Between a valid query and its run: variables are coerced so that what is wrong with them can be named, the cost is reckoned, and a turn is awaited.
// Flows in: a resolved operation. Flows out: a request that may run, or a refusal.
import type { ApolloServerPlugin, GraphQLRequestContext } from '@apollo/server';
import {
  getVariableValues,
  GraphQLError,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type VariableDefinitionNode,
} from 'graphql';
import type { Limits } from '../limits.ts';
import type { Admission } from './admission.ts';
import { argumentAt, argumentOfVariable } from './blame.ts';
import { costOf } from './bounds/cost.ts';
import type { Context } from './context.ts';
import { refusal, tooComplex } from './errors.ts';
import type { RequestRecord } from './request-record.ts';

export function guard(admission: Admission, { maxCost }: Pick<Limits, 'maxCost'>): ApolloServerPlugin<Context> {
  const entered = new WeakMap<RequestRecord, () => void>();
  async function leave({ contextValue: { record } }: GraphQLRequestContext<Context>): Promise<void> {
    entered.get(record)?.();
    entered.delete(record);
  }

  return {
    async requestDidStart() {
      return {
        async validationDidStart({ document }) {
          return async (errors) => {
            for (const error of errors ?? []) if (error instanceof GraphQLError) nameArgument(document, error);
          };
        },
        async didResolveOperation({ schema, document, operation, request, contextValue: { record, options } }) {
          if (!operation) return;
          const variables = coerceVariables(schema, document, operation, request.variables ?? {});
          const cost = costOf({ schema, document, operation, variables });
          record.cost = cost;
          if (cost > maxCost) {
            throw tooComplex(
              `The operation may answer with ${Math.round(cost)} fields, more than ${maxCost} (MAX_COST); ask for shorter pages, or for fewer things in one query.`,
            );
          }
          entered.set(record, await admission.enter(cost, options));
        },
        willSendResponse: leave,
      };
    },
    unexpectedErrorProcessingRequest: ({ requestContext }) => leave(requestContext),
  };
}

/** The values of an operation's variables, defaults included. @throws GraphQLError BAD_USER_INPUT, naming the argument */
function coerceVariables(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  given: Record<string, unknown>,
) {
  const { variableDefinitions = [] } = operation;
  if (variableDefinitions.length === 0) return {};
  const { coerced, errors } = getVariableValues(schema, variableDefinitions, given, { maxErrors: 1 });
  if (!errors) return coerced;
  const error = errors[0]!;
  const definition = error.nodes?.[0] as VariableDefinitionNode | undefined;
  const path = / at "([^"]+)"/u.exec(error.message)?.[1];
  const variable = definition?.variable.name.value;
  const argument = variable === undefined ? undefined : (argumentOfVariable(document, variable, path) ?? variable);
  throw refusal('BAD_USER_INPUT', error.message, { argument });
}

/** Errors of literals say which argument they stand in; a number that no Int holds is past its bound like any other. */
function nameArgument(document: DocumentNode, error: GraphQLError): void {
  const [argument] = (error.nodes ?? []).flatMap((node) => argumentAt(document, node) ?? []);
  if (argument === undefined) return;
  error.extensions['argument'] = argument;
  if (error.message.startsWith('Int cannot represent non 32-bit')) error.extensions['answerAs'] = 'BAD_USER_INPUT';
}
