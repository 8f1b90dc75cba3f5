// The settings, read once from the environment: a setting that makes no sense stops the start with one sentence that names it.
import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { GraphError } from './graph/graph-error.ts';
import { readLimits, type Limits } from './limits.ts';
import type { StoreSettings } from './store/open.ts';

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** What the page asks, and what query editors do. */
const PAGE_OPERATIONS = [
  'Blocs',
  'CellDates',
  'CellStatements',
  'Details',
  'EdgeDetails',
  'Evidence',
  'IntrospectionQuery',
  'Links',
  'Matrix',
  'MorePositions',
  'MoreStatements',
  'Neighbours',
  'Opening',
  'Paths',
  'RecentClaims',
  'Relations',
  'Search',
  'Stats',
  'Subgraph',
  'TableStatements',
  'TieStatements',
  'Timeline',
  'View',
];

/** A setting that is not one of the numbers in limits.ts. */
export interface TextSetting {
  name: string;
  fallback: string;
  /** What it is, for docs/operations.md. */
  meaning: string;
}

export const TEXT_SETTINGS = {
  host: {
    name: 'HOST',
    fallback: '127.0.0.1',
    meaning: 'The address or name to listen on. `0.0.0.0` listens on every address of the machine.',
  },
  port: { name: 'PORT', fallback: '4000', meaning: 'The port; `0` takes any free one.' },
  allowedHosts: {
    name: 'ALLOWED_HOSTS',
    fallback: '',
    meaning:
      'Further names by which people reach this server, with commas between them: those of a proxy, a container, or the machine. Without ports.',
  },
  logLevel: { name: 'LOG_LEVEL', fallback: 'warn', meaning: `One of ${LOG_LEVELS.map((level) => `\`${level}\``).join(', ')}.` },
  metricsOperations: {
    name: 'METRICS_OPERATIONS',
    fallback: PAGE_OPERATIONS.join(','),
    meaning: 'Operation names that are counted each by itself in `/metrics`; all others are `other`. The default is what the page asks.',
  },
  dataDir: { name: 'DATA_DIR', fallback: '.demarche', meaning: 'The folder of the embedded store.' },
  neo4jUri: {
    name: 'NEO4J_URI',
    fallback: '',
    meaning:
      'With it set, the store is Neo4j: `neo4j://`, `neo4j+s://` or `bolt://`, as in the file that Aura hands out. Without it the embedded store.',
  },
  neo4jUsername: { name: 'NEO4J_USERNAME', fallback: '', meaning: 'The account; `neo4j` where only a password is given.' },
  neo4jPassword: { name: 'NEO4J_PASSWORD', fallback: '', meaning: 'Its password.' },
  neo4jPasswordFile: {
    name: 'NEO4J_PASSWORD_FILE',
    fallback: '',
    meaning:
      'A file that holds the password, such as a secret of a container; its last line break does not count. Read where `NEO4J_PASSWORD` is empty.',
  },
  neo4jDatabase: { name: 'NEO4J_DATABASE', fallback: '', meaning: 'The database; the account’s home database where it is left out.' },
} as const satisfies Record<string, TextSetting>;

const MAX_NAMES = 100;

export interface Config {
  /** The address to listen on; loopback unless told otherwise. */
  host: string;
  /** 0: any free one. */
  port: number;
  /** Lower case, without ports. */
  allowedHosts: readonly string[];
  logLevel: LogLevel;
  metricsOperations: readonly string[];
  limits: Limits;
  store: StoreSettings;
}

/** @throws GraphError INVALID_SETTING */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const setting = ({ name, fallback }: TextSetting) => {
    const value = environment[name];
    return value === undefined || value === '' ? fallback : value;
  };
  const host = setting(TEXT_SETTINGS.host);
  if (/[\s/]/u.test(host)) throw invalid('HOST', host, 'an address or a host name to listen on, such as 127.0.0.1');
  const port = setting(TEXT_SETTINGS.port);
  if (!/^\d{1,5}$/u.test(port) || Number(port) > 65_535) throw invalid('PORT', port, 'a whole number from 0 (any free one) to 65535');
  const allowedHosts = namesIn(setting(TEXT_SETTINGS.allowedHosts)).map((name) => name.toLowerCase());
  if (!allowedHosts.every((name) => /^[\w.-]+$/u.test(name) || isIP(name) !== 0)) {
    throw invalid('ALLOWED_HOSTS', allowedHosts.join(','), 'host names without scheme or port, with commas between them');
  }
  const logLevel = setting(TEXT_SETTINGS.logLevel);
  const level = LOG_LEVELS.find((known) => known === logLevel);
  if (level === undefined) throw invalid('LOG_LEVEL', logLevel, `one of ${LOG_LEVELS.join(', ')}`);
  const metricsOperations = namesIn(setting(TEXT_SETTINGS.metricsOperations));
  if (metricsOperations.length > MAX_NAMES || !metricsOperations.every((name) => /^[_a-z]\w*$/iu.test(name))) {
    throw invalid('METRICS_OPERATIONS', metricsOperations.join(','), `at most ${MAX_NAMES} operation names with commas between them`);
  }
  const dataDir = setting(TEXT_SETTINGS.dataDir);
  if (dataDir.includes('\0')) throw invalid('DATA_DIR', 'a path with NUL', 'the path of a folder');
  return {
    host,
    port: Number(port),
    allowedHosts,
    logLevel: level,
    metricsOperations,
    limits: readLimits(environment),
    store: { dataDir, neo4j: readNeo4j(setting) },
  };
}

/** Undefined without NEO4J_URI: the other settings then speak of nothing. */
function readNeo4j(setting: (setting: TextSetting) => string): StoreSettings['neo4j'] {
  const uri = setting(TEXT_SETTINGS.neo4jUri);
  if (uri === '') return undefined;
  // An account in the address would be left out by the driver without a word.
  if (!/^(neo4j|bolt)(\+s|\+ssc)?:\/\/[^\s/@?#]+\/?(\?\S*)?$/u.test(uri) || !URL.canParse(uri)) {
    throw invalid('NEO4J_URI', uri, 'an address without an account, such as neo4j://localhost:7687 or bolt://localhost:7687');
  }
  const password = setting(TEXT_SETTINGS.neo4jPassword) || passwordIn(setting(TEXT_SETTINGS.neo4jPasswordFile));
  const username = setting(TEXT_SETTINGS.neo4jUsername) || (password === '' ? '' : 'neo4j');
  if (username !== '' && password === '') throw invalid('NEO4J_PASSWORD', '', `the password of "${username}"`);
  const database = setting(TEXT_SETTINGS.neo4jDatabase);
  if (!/^([a-z][a-z0-9.-]{2,62})?$/iu.test(database)) {
    throw invalid('NEO4J_DATABASE', database, 'the name of a database: 3 to 63 letters, digits, dots and hyphens, a letter first');
  }
  return { uri, username: username || undefined, password: password || undefined, database: database || undefined };
}

function passwordIn(file: string): string {
  if (file === '') return '';
  let password: string;
  try {
    password = readFileSync(file, 'utf8').replace(/\r?\n$/u, '');
  } catch {
    password = '';
  }
  if (password === '') throw invalid('NEO4J_PASSWORD_FILE', file, 'the path of a file that can be read and holds a password');
  return password;
}

function namesIn(list: string): string[] {
  return list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

function invalid(name: string, value: string, expected: string): GraphError {
  // An address may hold a password by mistake.
  const shown = value.replace(/\/\/[^/@]*@/u, '//…@').slice(0, 80);
  return new GraphError('INVALID_SETTING', `${name} is "${shown}", but it must be ${expected}.`, {
    details: { setting: name },
  });
}
