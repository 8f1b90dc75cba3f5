// The settings, read once from the environment: a setting that makes no sense stops the start with one sentence that names it.
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
  neo4jUri: { name: 'NEO4J_URI', fallback: '', meaning: 'Reserved for the Neo4j store, which this version does not have yet.' },
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
  const neo4jUri = setting(TEXT_SETTINGS.neo4jUri);
  if (neo4jUri !== '' && !/^(neo4j|bolt)(\+s|\+ssc)?:\/\/[^\s/]/u.test(neo4jUri)) {
    throw invalid('NEO4J_URI', neo4jUri, 'an address such as neo4j://localhost:7687 or bolt://localhost:7687');
  }
  return {
    host,
    port: Number(port),
    allowedHosts,
    logLevel: level,
    metricsOperations,
    limits: readLimits(environment),
    store: { dataDir, neo4jUri: neo4jUri === '' ? undefined : neo4jUri },
  };
}

function namesIn(list: string): string[] {
  return list
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

function invalid(name: string, value: string, expected: string): GraphError {
  return new GraphError('INVALID_SETTING', `${name} is "${value.slice(0, 80)}", but it must be ${expected}.`, {
    details: { setting: name },
  });
}
