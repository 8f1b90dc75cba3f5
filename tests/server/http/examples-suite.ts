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
    expect(text).toMatch(/^# \S.*\n(?:# \S.*\n)*# Here: \S.*\n(?:# \S.*\n)*query [A-Z]/u);
    // A longer line runs under the editor's buttons.
    expect(text.split('\n').filter((line) => line.startsWith('#') && line.length > 60)).toEqual([]);
    const { status, data, errors } = await served.ask(text);
    expect(errors).toBeUndefined();
    expect(status).toBe(200);
    expect(Object.keys(data!)).toEqual(asked(text));
    for (const [question, answer] of Object.entries(data!)) expect(empty(answer, question)).toEqual([]);
  });
}
