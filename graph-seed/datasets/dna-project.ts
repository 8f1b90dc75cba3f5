// A project of Discourse Network Analyzer 3 (a `.dna` file, which is an SQLite database) to one record for each document with what was coded in it.
// Tables and columns: SETTINGS, DOCUMENTS, STATEMENTS, VARIABLES, ENTITIES, DATASHORTTEXT and DATABOOLEAN of DNA 3.0 (Leifeld, github.com/leifeld/dna).
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import sqlite from 'node-sqlite3-wasm';
import type { FileRecord, Format } from '../../server/formats/format.ts';
import { GraphError } from '../../server/graph/graph-error.ts';

export interface DnaDocument {
  title: string;
  text: string;
  author: string;
  source: string;
  /** Seconds since the Unix epoch. */
  date: number;
  statements: DnaStatement[];
}

export interface DnaStatement {
  id: number;
  /** Offsets in the document's text, in UTF-16 code units: `start` is included, `stop` is not. */
  start: number;
  stop: number;
  type: string;
  /** By the name of the variable: the words of an entity, or 0 and 1. What is not coded is left out. */
  values: Record<string, string | number>;
  /** By the name of the variable: what DNA calls the entity's attribute "Type". */
  types: Record<string, string>;
}

/** It is copied to a temporary file to be read: SQLite needs one, and would write beside the original. */
const MAX_BYTES = 2_000_000_000;

export const dnaProject = {
  name: 'dna',
  extension: 'dna',
  mediaType: 'application/vnd.sqlite3',
  bytes: 'binary',
  looksLike: (head: string) => head.startsWith('SQLite format 3\0'),
  read: readProject,
} as const satisfies Format;

/** The line of a record is the number of its document. */
async function* readProject(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<FileRecord> {
  const folder = mkdtempSync(join(tmpdir(), 'demarche-dna-'));
  const file = join(folder, 'project.dna');
  try {
    await pipeline(Readable.from(bounded(bytes)), createWriteStream(file));
    yield* readDatabase(file);
  } catch (cause) {
    if (cause instanceof GraphError || !(cause instanceof sqlite.SQLite3Error)) throw cause;
    throw new GraphError('INVALID_RECORD', `is no project of Discourse Network Analyzer 3, or is damaged (${cause.message}).`, { cause });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function* bounded(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.length;
    if (size > MAX_BYTES) throw new GraphError('INVALID_RECORD', `is larger than ${MAX_BYTES / 1e9} GB, too large for a project.`);
    yield chunk;
  }
}

function* readDatabase(file: string): Generator<FileRecord> {
  const database = new sqlite.Database(file, { readOnly: true, fileMustExist: true });
  try {
    const rows = <Row>(sql: string, values: readonly number[] = []) => database.all(sql, [...values]) as unknown as Row[];
    const version = rows<{ Value: string }>("SELECT Value FROM SETTINGS WHERE Property = 'version'")[0]?.Value ?? '';
    if (!version.startsWith('3.')) {
      throw new GraphError(
        'INVALID_RECORD',
        `is a project of version "${version}" of Discourse Network Analyzer; open it in version 3 and save it there.`,
      );
    }
    for (const { ID } of rows<{ ID: number }>('SELECT ID FROM DOCUMENTS ORDER BY ID')) {
      const [document] = rows<Omit<DnaDocument, 'statements'>>(
        'SELECT Title AS title, Text AS text, Author AS author, Source AS source, Date AS date FROM DOCUMENTS WHERE ID = ?',
        [ID],
      );
      const statements = rows<Pick<DnaStatement, 'id' | 'start' | 'stop' | 'type'>>(
        `SELECT s.ID AS id, s.Start AS start, s.Stop AS stop, t.Label AS type FROM STATEMENTS s
         JOIN STATEMENTTYPES t ON t.ID = s.StatementTypeId WHERE s.DocumentId = ? ORDER BY s.ID`,
        [ID],
      ).map((statement): DnaStatement => ({ ...statement, values: {}, types: {} }));
      const byId = new Map(statements.map((statement) => [statement.id, statement]));
      const texts = rows<{ statement: number; name: string; value: string; type: string | null }>(
        `SELECT d.StatementId AS statement, v.Variable AS name, e.Value AS value,
           (SELECT a.AttributeValue FROM ATTRIBUTEVALUES a JOIN ATTRIBUTEVARIABLES w ON w.ID = a.AttributeVariableId
            WHERE a.EntityId = e.ID AND w.AttributeVariable = 'Type') AS type
         FROM DATASHORTTEXT d JOIN STATEMENTS s ON s.ID = d.StatementId JOIN VARIABLES v ON v.ID = d.VariableId JOIN ENTITIES e ON e.ID = d.Entity
         WHERE s.DocumentId = ?`,
        [ID],
      );
      for (const { statement, name, value, type } of texts) {
        if (value.trim() !== '') byId.get(statement)!.values[name] = value.trim();
        if ((type ?? '').trim() !== '') byId.get(statement)!.types[name] = type!.trim();
      }
      const booleans = rows<{ statement: number; name: string; value: number }>(
        `SELECT d.StatementId AS statement, v.Variable AS name, d.Value AS value FROM DATABOOLEAN d
         JOIN STATEMENTS s ON s.ID = d.StatementId JOIN VARIABLES v ON v.ID = d.VariableId WHERE s.DocumentId = ?`,
        [ID],
      );
      for (const { statement, name, value } of booleans) byId.get(statement)!.values[name] = value;
      yield { line: ID, value: { ...document, statements } satisfies Partial<DnaDocument>, lineAt: () => ID };
    }
  } finally {
    database.close();
  }
}
