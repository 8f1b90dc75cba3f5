// npm start: opens the store, seeds it where it is empty, listens, and says where.
import { setTimeout as pause } from 'node:timers/promises';
import { loadSeed } from '../graph-seed/load-seed.ts';
import { createAdmission } from './api/admission.ts';
import { createApollo } from './api/apollo.ts';
import { readConfig } from './config.ts';
import { GraphError } from './graph/graph-error.ts';
import { createApp } from './http/app.ts';
import { checkPlace, listen } from './http/listen.ts';
import { createLog } from './log.ts';
import { packageFile } from './package-file.ts';
import { offerHandover, openStore } from './store/open.ts';
import type { Store } from './store/store.ts';

/** How often a store that is away is asked whether it is back. */
const RETRY_MS = 2_000;

async function start(): Promise<void> {
  const config = readConfig(process.env);
  const log = createLog(config.logLevel);
  await checkPlace(config);
  const store = await openStore(config.store);
  try {
    const outage = await seedOrOutage(store);
    const { limits } = config;
    const admission = createAdmission(limits);
    const apollo = createApollo({ log, limits, admission });
    await apollo.start();
    const app = createApp({
      store,
      apollo,
      admission,
      log,
      limits,
      hosts: { listensOn: config.host, allowed: config.allowedHosts },
      knownOperations: config.metricsOperations,
      pageDirectory: packageFile('dist/client'),
    });
    const listener = await listen(app, config, limits);
    const handover = await offerHandover(store, config.store).catch((error: unknown) => {
      if (!(error instanceof GraphError)) throw error;
      log.warn(error.message);
    });
    stopOnSignals(async () => {
      await Promise.all([listener.close(limits.shutdownGraceMs), handover?.close()]);
      await apollo.stop();
      await store.close();
    });
    if (outage) {
      console.error(`${outage.message} Demarche listens at ${listener.url} and waits for it.`);
      while (await seedOrOutage(store)) await pause(RETRY_MS);
    }
    console.log(`Demarche is ready at ${listener.url}`);
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** Seeds an empty store. Gives the fault of a store that is away and may come back; one that refuses us will not. */
async function seedOrOutage(store: Store): Promise<GraphError | undefined> {
  try {
    if ((await store.stats()).nodes === 0) await seed(store);
    return undefined;
  } catch (error) {
    if (error instanceof GraphError && error.code === 'STORE_UNAVAILABLE' && error.details.setting === undefined) return error;
    throw error;
  }
}

async function seed(store: Store): Promise<void> {
  try {
    const { created, rejects } = await loadSeed(store);
    console.log(`The store was empty: loaded the seed graph, ${created} nodes and edges.`);
    for (const reject of rejects) console.error(`${reject.file}:${reject.line}: ${reject.message}`);
  } catch (error) {
    if (!(error instanceof GraphError && error.code === 'STORE_UNWRITABLE')) throw error;
    console.error(`The store is empty, and may not be written from here. Load a graph with npm run load -- FILE. ${error.message}`);
  }
}

/** The first signal finishes what is in flight; a second one stops at once. */
function stopOnSignals(stop: () => Promise<void>): void {
  let stopping = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      if (stopping) process.exit(1);
      stopping = true;
      stop().then(
        () => process.exit(0),
        () => process.exit(1),
      );
    });
  }
}

try {
  await start();
} catch (error) {
  // A sentence for the person who started it; a stack only for faults of ours.
  console.error(error instanceof GraphError ? error.message : error);
  process.exit(1);
}
