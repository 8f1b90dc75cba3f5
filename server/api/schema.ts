// The schema that is served: its text, and one resolver for each type.
import { readFileSync } from 'node:fs';
import type { GraphQLSchema } from 'graphql';
import { makeExecutableSchema } from '@graphql-tools/schema';
import { packageFile } from '../package-file.ts';
import type { Node as GraphNodeValue } from '../graph/node.ts';
import { readAhead } from './read-ahead.ts';
import { Claim, Position } from './resolvers/claim.ts';
import { GraphEdge, GraphNode } from './resolvers/drawn.ts';
import { typeNameOf } from './resolvers/entity.ts';
import { Event, Participation } from './resolvers/event.ts';
import { Query } from './resolvers/query.ts';
import { Evidence, Source } from './resolvers/source.ts';
import { Affiliation, Agency, Country, Official } from './resolvers/speakers.ts';
import { StanceOnClaim, Statement } from './resolvers/statement.ts';
import { DateScalar, DateTimeScalar } from './scalars.ts';
import { shapeInTurns } from './turns.ts';

const byKind = { __resolveType: (node: GraphNodeValue) => typeNameOf(node) };

/** Reads the schema's text beside the sources and binds the resolvers to it. */
export function createSchema(): GraphQLSchema {
  const schema = makeExecutableSchema({
    typeDefs: readFileSync(packageFile('server/api/schema.graphql'), 'utf8'),
    resolvers: {
      Query,
      Node: byKind,
      Entity: byKind,
      Speaker: byKind,
      Country,
      Agency,
      Official,
      Affiliation,
      Statement,
      StanceOnClaim,
      Claim,
      Position,
      Event,
      Participation,
      Source,
      Evidence,
      GraphNode,
      GraphEdge,
      Date: DateScalar,
      DateTime: DateTimeScalar,
    },
  });
  return shapeInTurns(readAhead(schema));
}
