// The schema that is served has an answer to each of its fields: every one is resolved, or stands under its own name in the plain value behind its type.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, graphqlSync, isEnumType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql';
import { describe, expect, it } from 'vitest';
import { BOUNDS, MAX_LIST, MAX_SEARCH_TEXT } from '../../../server/api/arguments.ts';
import { REACHES } from '../../../server/api/relations.ts';
import { createSchema } from '../../../server/api/schema.ts';

const schema = createSchema();
const mappers = JSON.parse(readFileSync(join(import.meta.dirname, '../../../server/api/mappers.json'), 'utf8')) as object;

const fieldsOf = (name: string) => {
  const type = schema.getType(name);
  return isObjectType(type) ? Object.values(type.getFields()) : [];
};

/** What nodes and edges carry under the names that the schema has for it. */
const PLAIN = new Set(['id', 'kind', 'recordedAt']);

it.each(['Query', ...Object.keys(mappers)])('%s leaves no field without an answer', (name) => {
  const fields = fieldsOf(name);
  expect(fields).not.toEqual([]);
  expect(fields.filter((field) => !field.resolve && !PLAIN.has(field.name)).map((field) => field.name)).toEqual([]);
});

it.each(Object.keys(REACHES))('reads ahead along a field that there is: %s', (key) => {
  const [type, field] = key.split('.');
  expect(fieldsOf(type!).map(({ name }) => name)).toContain(field);
});

interface Described {
  /** Such as `Query.search(text)`. */
  name: string;
  description: string | null | undefined;
}

/** Types, their fields and values, and the arguments of fields, as a client of the served schema gets them. */
function described(): Described[] {
  return Object.values(schema.getTypeMap())
    .filter(({ name }) => !name.startsWith('__'))
    .flatMap((type) => {
      const values = isEnumType(type) ? type.getValues() : isInputObjectType(type) ? Object.values(type.getFields()) : [];
      const fields = isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : [];
      return [
        { name: type.name, description: type.description },
        ...[...values, ...fields].map(({ name, description }) => ({ name: `${type.name}.${name}`, description })),
        ...fields.flatMap((field) =>
          field.args.map(({ name, description }) => ({ name: `${type.name}.${field.name}(${name})`, description })),
        ),
      ];
    });
}

describe('for who reads it in the query editor', () => {
  it.each(['Date', 'DateTime'])('%s says in its own code what the text of the schema says', (name) => {
    const text = buildSchema(readFileSync(join(import.meta.dirname, '../../../server/api/schema.graphql'), 'utf8'));
    expect(schema.getType(name)!.description).toBe(text.getType(name)!.description);
  });

  it('the schema says what it is and where to begin', () => {
    const { data } = graphqlSync({ schema, source: '{ asked: __schema { description } }' });
    expect((data as { asked: { description: string } }).asked.description).toContain('Where to begin:');
  });

  it('every type, field, value and argument says in a sentence what it is', () => {
    const all = described();
    expect(all.length).toBeGreaterThan(300);
    expect(all.filter(({ description }) => !/^[A-Z1-9]\S* [\s\S]+\.$/u.test(description ?? '')).map(({ name }) => name)).toEqual([]);
  });

  it('every number that has bounds names them, and so do lists and texts', () => {
    const wanted = Object.entries(BOUNDS).map(([name, [lowest, highest]]) => [name, `${lowest} to ${highest.toLocaleString('en')}`]);
    wanted.push(['text', `1 to ${MAX_SEARCH_TEXT} characters`]);
    for (const list of ['ids', 'claimIds', 'about', 'kinds']) wanted.push([list, `at most ${MAX_LIST.toLocaleString('en')}`]);
    for (const [argument, bounds] of wanted) {
      const all = described().filter(({ name }) => name.endsWith(`(${argument})`));
      expect(all).not.toEqual([]);
      for (const { name, description } of all) expect(description!.toLowerCase(), name).toContain(bounds);
    }
    for (const filter of ['GraphFilter', 'StatementFilter']) {
      expect(schema.getType(filter)!.description).toContain(`at most ${MAX_LIST.toLocaleString('en')} entries`);
    }
  });
});
