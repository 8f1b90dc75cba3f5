// The settings, read once from the environment: a setting that makes no sense stops the start with one sentence that names it.
import { GraphError } from './graph/graph-error.ts';
import type { StoreSettings } from './store/open.ts';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

export interface Config {
  /** The address to listen on; loopback unless told otherwise. */
  host: string;
  /** 0: any free one. */
  port: number;
  logLevel: LogLevel;
  store: StoreSettings;
}

/** @throws GraphError INVALID_SETTING */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const setting = (name: string, fallback: string) => {
    const value = environment[name];
    return value === undefined || value === '' ? fallback : value;
  };
  const host = setting('HOST', '127.0.0.1');
  if (/[\s/]/u.test(host)) throw invalid('HOST', host, 'an address or a host name to listen on, such as 127.0.0.1');
  const port = setting('PORT', '4000');
  if (!/^\d{1,5}$/u.test(port) || Number(port) > 65_535) throw invalid('PORT', port, 'a whole number from 0 (any free one) to 65535');
  const logLevel = setting('LOG_LEVEL', 'warn');
  const level = LOG_LEVELS.find((known) => known === logLevel);
  if (level === undefined) throw invalid('LOG_LEVEL', logLevel, `one of ${LOG_LEVELS.join(', ')}`);
  const dataDir = setting('DATA_DIR', '.demarche');
  if (dataDir.includes('\0')) throw invalid('DATA_DIR', 'a path with NUL', 'the path of a folder');
  return { host, port: Number(port), logLevel: level, store: { dataDir, neo4j: readNeo4j(setting) } };
}

/** Undefined without NEO4J_URI: the other settings then speak of nothing. */
function readNeo4j(setting: (name: string, fallback: string) => string): StoreSettings['neo4j'] {
  const uri = setting('NEO4J_URI', '');
  if (uri === '') return undefined;
  // An account in the address would be left out by the driver without a word.
  if (!/^(neo4j|bolt)(\+s|\+ssc)?:\/\/[^\s/@?#]+\/?(\?\S*)?$/u.test(uri) || !URL.canParse(uri)) {
    throw invalid('NEO4J_URI', uri, 'an address without an account, such as neo4j://localhost:7687 or bolt://localhost:7687');
  }
  const password = setting('NEO4J_PASSWORD', '');
  const username = setting('NEO4J_USERNAME', password === '' ? '' : 'neo4j');
  if (username !== '' && password === '') throw invalid('NEO4J_PASSWORD', '', `the password of "${username}"`);
  const database = setting('NEO4J_DATABASE', '');
  if (!/^([a-z][a-z0-9.-]{2,62})?$/iu.test(database)) {
    throw invalid('NEO4J_DATABASE', database, 'the name of a database: 3 to 63 letters, digits, dots and hyphens, a letter first');
  }
  return { uri, username: username || undefined, password: password || undefined, database: database || undefined };
}

function invalid(name: string, value: string, expected: string): GraphError {
  // An address may hold a password by mistake.
  const shown = value.replace(/\/\/[^/@]*@/u, '//…@').slice(0, 80);
  return new GraphError('INVALID_SETTING', `${name} is "${shown}", but it must be ${expected}.`, {
    details: { setting: name },
  });
}
