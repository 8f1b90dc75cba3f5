// The database file: opened, checked, its schema made; and the few calls that the rest needs of it.
// The interface is small on purpose: another engine that reads the same file can stand behind it.
import { statSync } from 'node:fs';
import sqlite from 'node-sqlite3-wasm';
import { GraphError } from '../../graph/graph-error.ts';
import { sortable, textOfSortable } from '../sortable.ts';
import { FOUND_FUNCTIONS } from './found.ts';
import { SCHEMA, SCHEMA_VERSION, UPGRADES } from './schema.ts';

/** A check reads the whole file: cheap for small ones; a large one is found damaged when a damaged part of it is read. */
const MAX_CHECKED_BYTES = 50_000_000;

export type SqlValue = string | number | null;
export type SqlRow = Record<string, SqlValue>;

export interface PreparedStatement {
  /** How many rows it changed. */
  run(values: readonly SqlValue[]): number;
  all<Row = SqlRow>(values: readonly SqlValue[]): Row[];
}

export interface Database {
  /** All rows. `parameters` by name without the colon; the text must be fixed, so that it is prepared once. */
  all<Row = SqlRow>(sql: string, parameters?: Readonly<Record<string, SqlValue>>): Row[];
  /**
   * All rows of a query whose one column, `row`, is JSON. They pass over as one text: where there are many, column by column would cost more than to find
   * them.
   */
  list<Row>(sql: string, parameters?: Readonly<Record<string, SqlValue>>): Row[];
  run(sql: string, parameters?: Readonly<Record<string, SqlValue>>): void;
  /** A statement with `?` in place of its parameters, to be run many times: there is no cheaper way to write many rows. */
  prepare(sql: string): PreparedStatement;
  /** Everything that `work` does, or nothing of it. */
  transaction<T>(work: () => T): T;
  close(): void;
}

/**
 * Opens or creates the file. WAL with synchronous=NORMAL: what was committed survives kill -9 of the process; a power cut may take the last batches,
 * never half of one.
 * @throws GraphError STORE_DAMAGED, STORE_UNWRITABLE
 */
export function openDatabase(file: string): Database {
  let connection: sqlite.Database;
  try {
    connection = new sqlite.Database(file);
  } catch (cause) {
    throw new GraphError('STORE_UNWRITABLE', `The database "${file}" cannot be opened for writing; check DATA_DIR and its permissions.`, {
      cause,
    });
  }
  try {
    prepare(connection, file);
  } catch (cause) {
    connection.close();
    if (cause instanceof GraphError) throw cause;
    throw openingFault(file, cause);
  }
  return wrap(connection);
}

function prepare(connection: sqlite.Database, file: string): void {
  // Of a new file; one that is there keeps its own. Rows are wide and come many at a time: large pages are written and split less often.
  connection.exec('PRAGMA page_size=16384');
  // Exclusive locking comes before WAL: the WebAssembly build has no shared memory, and only an exclusive connection does without.
  connection.exec('PRAGMA locking_mode=EXCLUSIVE');
  const mode = connection.all('PRAGMA journal_mode=WAL')[0]?.['journal_mode'];
  if (mode !== 'wal') throw new Error(`journal mode is ${String(mode)}`);
  connection.exec(
    'PRAGMA synchronous=NORMAL; PRAGMA wal_autocheckpoint=8000; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-65536; PRAGMA foreign_keys=OFF',
  );
  const version = Number(connection.all('PRAGMA user_version')[0]?.['user_version']);
  if (version > SCHEMA_VERSION) {
    throw new GraphError(
      'STORE_DAMAGED',
      `The database "${file}" was written by a newer version of Demarche; update Demarche, or set DATA_DIR to another folder.`,
    );
  }
  if (version === 0) {
    const tables = connection.all("SELECT name FROM sqlite_schema WHERE type = 'table'");
    if (tables.length > 0) throw new Error('the file holds tables of somebody else');
    connection.exec(`BEGIN; ${SCHEMA}; PRAGMA user_version=${SCHEMA_VERSION}; COMMIT`);
  } else if (version < SCHEMA_VERSION) {
    for (const [name, work] of Object.entries(FOUND_FUNCTIONS)) connection.function(name, work);
    // One transaction: whoever is interrupted finds the file as it was.
    connection.exec(`BEGIN; ${UPGRADES.slice(version - 1).join('\n')} PRAGMA user_version=${SCHEMA_VERSION}; COMMIT`);
  }
  if (statSync(file).size > MAX_CHECKED_BYTES) return;
  const fault = connection.all('PRAGMA quick_check(1)')[0]?.['quick_check'];
  if (fault !== 'ok') throw new Error(`quick_check: ${String(fault)}`);
}

function openingFault(file: string, cause: unknown): GraphError {
  const message = cause instanceof Error ? cause.message : '';
  if (/readonly|unable to open|disk I\/O|disk is full|permission/iu.test(message)) {
    return new GraphError(
      'STORE_UNWRITABLE',
      `The database "${file}" cannot be written; check DATA_DIR, its permissions and the free space.`,
      { cause },
    );
  }
  if (/locked|busy/iu.test(message)) {
    return new GraphError('STORE_LOCKED', `The database "${file}" is in use by another program; stop that one first.`, { cause });
  }
  return new GraphError(
    'STORE_DAMAGED',
    `The database "${file}" is damaged or not one of ours. Move it away and start again to get a new one, then load your files; nothing was changed.`,
    { cause },
  );
}

/** All texts are kept as sortable ones, lists in JSON, too: SQLite compares them by code point, and every order of ours is that of code units. */
function stored(value: SqlValue): SqlValue {
  return typeof value === 'string' ? sortable(value) : value;
}

function rowsOf<Row>(rows: object[]): Row[] {
  for (const row of rows as SqlRow[]) {
    for (const name in row) {
      const value = row[name]!;
      if (typeof value === 'string') row[name] = textOfSortable(value);
    }
  }
  return rows as Row[];
}

function wrap(connection: sqlite.Database): Database {
  const prepared = new Map<string, { statement: sqlite.Statement; names: readonly string[] }>();

  function statementOf(sql: string) {
    let entry = prepared.get(sql);
    if (!entry) {
      entry = { statement: connection.prepare(sql), names: [...new Set([...sql.matchAll(/:([a-zA-Z]\w*)/gu)].map((match) => match[1]!))] };
      prepared.set(sql, entry);
    }
    return entry;
  }

  function bound(names: readonly string[], parameters: Readonly<Record<string, SqlValue>>): Record<string, SqlValue> | undefined {
    if (names.length === 0) return undefined;
    return Object.fromEntries(names.map((name) => [`:${name}`, stored(parameters[name] ?? null)]));
  }

  function all<Row>(sql: string, parameters: Readonly<Record<string, SqlValue>> = {}): Row[] {
    const { statement, names } = statementOf(sql);
    return rowsOf<Row>(statement.all(bound(names, parameters)));
  }

  return {
    all,
    list<Row>(sql: string, parameters = {}) {
      const [found] = all<{ list: string | null }>(`SELECT group_concat(row) AS list FROM (${sql})`, parameters);
      return JSON.parse(`[${found!.list ?? ''}]`) as Row[];
    },
    run(sql, parameters = {}) {
      const { statement, names } = statementOf(sql);
      statement.run(bound(names, parameters));
    },
    prepare(sql) {
      const { statement } = statementOf(sql);
      return {
        run: (values) => statement.run(values.map(stored)).changes,
        all: <Row>(values: readonly SqlValue[]) => rowsOf<Row>(statement.all(values.map(stored))),
      };
    },
    transaction(work) {
      connection.exec('BEGIN IMMEDIATE');
      try {
        const result = work();
        connection.exec('COMMIT');
        return result;
      } catch (error) {
        if (connection.inTransaction) connection.exec('ROLLBACK');
        throw error;
      }
    },
    close() {
      for (const { statement } of prepared.values()) statement.finalize();
      prepared.clear();
      connection.close();
    },
  };
}
