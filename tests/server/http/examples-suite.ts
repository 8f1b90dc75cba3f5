// The query editor's examples over HTTP on the seed graph: one for each question of the schema, each runs as it stands and finds something. Run on each store.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, Kind, parse, type FieldNode, type OperationDefinitionNode } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Served } from './served.ts';

const root = join(import.meta.dirname, '../../..');
const folder = join(root, 'client/graphiql/examples');
const read = (path: string) => readFileSync(path, 'utf8');
const examples = readdirSync(folder).map((name) => ({ name, text: read(join(folder, name)) }));

interface NeighbourPage {
  pageInfo: { hasNextPage: boolean; endCursor: string };
  edges: { node: { id: string } }[];
}

/** The questions that an example asks. */
function asked(text: string): string[] {
  return parse(text)
    .definitions.filter((definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION)
    .flatMap(({ selectionSet }) => selectionSet.selections)
    .filter((selection): selection is FieldNode => selection.kind === Kind.FIELD)
    .map(({ name }) => name.value);
}

/** The lists of an answer that hold nothing, by their path; what a cap left out may be nothing. */
function empty(value: unknown, path: string): string[] {
  if (value === null) return [path];
  if (Array.isArray(value)) return value.length === 0 ? [path] : [];
  return Object.entries(value as object).flatMap(([name, inner]) => (Array.isArray(inner) ? empty(inner, `${path}.${name}`) : []));
}

/** @param serve the seed graph, from a store of its own */
export function describeExamples(serve: () => Promise<Served>): void {
  let served: Served;
  beforeAll(async () => {
    served = await serve();
  });
  afterAll(() => served.close());

  it('asks every question of the schema, each once', () => {
    const questions = Object.keys(
      buildSchema(read(join(root, 'server/api/schema.graphql')))
        .getQueryType()!
        .getFields(),
    );
    expect(examples.flatMap(({ text }) => asked(text)).sort()).toEqual(questions.sort());
  });

  it('opens every one of them in the editor', () => {
    const source = read(join(root, 'client/graphiql/examples.ts'));
    const imported = [...source.matchAll(/import (\w+) from '\.\/examples\/([^']+)\?raw'/gu)];
    expect(new Set(imported.map(([, , name]) => name))).toEqual(new Set(examples.map(({ name }) => name)));
    const listed = /EXAMPLES[^=]*= \[([^\]]*)\]/u.exec(source)![1]!;
    expect(new Set(listed.match(/\w+/gu))).toEqual(new Set(imported.map(([, name]) => name)));
  });

  it.each(examples)('$name says what it shows, and shows it', async ({ text }) => {
    // The editor cuts off what is longer, in a window of 1280 pixels.
    expect(text).toMatch(/^(?:# \S.{0,47}\n)+# Here: .{0,42}\n(?:# \S.{0,47}\n)*query [A-Z]/u);
    const { status, data, errors } = await served.ask(text);
    expect(errors).toBeUndefined();
    expect(status).toBe(200);
    expect(Object.keys(data!)).toEqual(asked(text));
    for (const [question, answer] of Object.entries(data!)) expect(empty(answer, question)).toEqual([]);
  });

  it('has the next page that an example speaks of', async () => {
    const { text } = examples.find(({ name }) => name === 'neighbours.graphql')!;
    const page = async (after?: string) => (await served.ask(text, { after })).data!['neighbours'] as NeighbourPage;
    const first = await page();
    expect(first.pageInfo.hasNextPage).toBe(true);
    expect(first.edges.map(({ node }) => node.id)).not.toEqual((await page(first.pageInfo.endCursor)).edges.map(({ node }) => node.id));
  });
}
