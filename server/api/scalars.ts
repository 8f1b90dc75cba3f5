// The two scalars of the schema that GraphQL does not have. Which days and instants there are is checked with the argument, so that the error can name it.
import { GraphQLError, GraphQLScalarType, Kind, type ValueNode } from 'graphql';

export const DateScalar = textScalar('Date', 'A calendar day, written YYYY-MM-DD, such as 2024-10-23.', '2024-10-23');
export const DateTimeScalar = textScalar(
  'DateTime',
  'An instant as RFC 3339 writes it, such as 2024-10-23T00:00:00Z. Answers are in UTC; what you give may have any offset.',
  '2024-10-23T00:00:00Z',
);

/** The description is that of the schema's text. Takes strings only: anything else would reach the checks of dates as what they were not written for. */
function textScalar(name: string, description: string, example: string): GraphQLScalarType<string, string> {
  const refuse = (literal?: ValueNode) =>
    new GraphQLError(`A ${name} is written as a string, such as "${example}".`, { nodes: literal ?? null });
  return new GraphQLScalarType<string, string>({
    name,
    description,
    parseValue(value) {
      if (typeof value === 'string') return value;
      throw refuse();
    },
    parseLiteral(literal) {
      if (literal.kind === Kind.STRING) return literal.value;
      throw refuse(literal);
    },
  });
}
