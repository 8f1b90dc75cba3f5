// The schema that is served has an answer to each of its fields: every one is resolved, or stands under its own name in the plain value behind its type.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isObjectType } from 'graphql';
import { expect, it } from 'vitest';
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
