// What Prometheus reads: requests, operations, store calls, what is in flight, and the process's own figures.
// Every label comes from a closed set, so that nobody who asks can make the figures grow.
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Admission } from '../api/admission.ts';
import type { StoreCall } from '../api/metered-store.ts';
import type { RequestRecord } from '../api/request-record.ts';
import type { PoolState } from '../store/store.ts';

export interface FinishedRequest {
  path: string;
  /** Undefined where the client went away before the answer was out. */
  status: number | undefined;
  record: RequestRecord;
  durationMs: number;
}

export interface Metrics {
  request(finished: FinishedRequest): void;
  storeCall(call: StoreCall): void;
  readonly contentType: string;
  text(): Promise<string>;
}

export interface MetricsParts {
  /** Operation names that get a label of their own. */
  operations: readonly string[];
  admission: Pick<Admission, 'load'>;
  /** How the store's connections stand, where it has a pool of them. */
  pool?: (() => PoolState) | undefined;
}

const ROUTES = ['/graphql', '/export', '/healthz', '/readyz', '/metrics'];
const SECONDS = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export function createMetrics({ operations, admission, pool }: MetricsParts): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const named = new Set(operations);

  const requests = new Counter({
    name: 'demarche_http_requests_total',
    help: 'Requests by route and HTTP status; 0 where the client went away.',
    labelNames: ['route', 'status'],
    registers,
  });
  const answered = new Counter({
    name: 'demarche_operations_total',
    help: 'GraphQL requests by operation name and outcome: OK, the code of the first error, or ABANDONED.',
    labelNames: ['operation', 'outcome'],
    registers,
  });
  const duration = new Histogram({
    name: 'demarche_operation_duration_seconds',
    help: 'From the arrival of a GraphQL request to the end of its answer.',
    labelNames: ['operation'],
    buckets: SECONDS,
    registers,
  });
  const calls = new Counter({
    name: 'demarche_store_calls_total',
    help: 'Questions to the store by method and outcome.',
    labelNames: ['method', 'outcome'],
    registers,
  });
  const callDuration = new Histogram({
    name: 'demarche_store_call_duration_seconds',
    help: 'How long the store took to answer.',
    labelNames: ['method'],
    buckets: SECONDS,
    registers,
  });
  registry.registerMetric(
    gauge(
      'demarche_operations_in_flight',
      'Operations under way by lane, and heavy ones that wait for their turn.',
      'lane',
      admission.load,
    ),
  );
  if (pool) registry.registerMetric(gauge('demarche_store_connections', "Connections of the store's pool by state.", 'state', pool));

  return {
    request({ path, status, record, durationMs }) {
      const route = routeOf(path);
      requests.inc({ route, status: status ?? 0 });
      if (route !== '/graphql') return;
      const operation = operationLabel(record.operation, named);
      answered.inc({ operation, outcome: record.outcome ?? (status === undefined ? 'ABANDONED' : 'BAD_REQUEST') });
      duration.observe({ operation }, durationMs / 1_000);
    },
    storeCall({ method, outcome, durationMs }) {
      calls.inc({ method, outcome });
      callDuration.observe({ method }, durationMs / 1_000);
    },
    contentType: registry.contentType,
    text: () => registry.metrics(),
  };
}

/** A figure that is looked up when somebody asks, with one label. */
function gauge(name: string, help: string, label: string, read: () => object): Gauge {
  return new Gauge({
    name,
    help,
    labelNames: [label],
    registers: [],
    collect() {
      for (const [value, count] of Object.entries(read()) as [string, number][]) this.set({ [label]: value }, count);
    },
  });
}

function routeOf(path: string): string {
  const plain = path.toLowerCase();
  return ROUTES.find((route) => plain === route || plain === `${route}/`) ?? (plain.startsWith('/assets/') ? '/assets' : 'page');
}

/** Names that nobody announced are one, whatever they are. */
function operationLabel(name: string | undefined, named: ReadonlySet<string>): string {
  if (name === undefined) return 'anonymous';
  return named.has(name) ? name : 'other';
}
