// Opening the port, and closing it so that what is in flight is finished.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';
import { GraphError } from '../graph/graph-error.ts';
import type { Limits } from '../limits.ts';

export interface Listener {
  /** Where the page is. */
  url: string;
  /** Takes no new requests, waits up to `graceMs` for those under way, then cuts them off. */
  close(graceMs: number): Promise<void>;
}

export interface Place {
  host: string;
  /** 0: any free one. */
  port: number;
}

type Patience = Pick<Limits, 'headersTimeoutMs' | 'requestTimeoutMs' | 'idleTimeoutMs' | 'deadlineMs'>;

/** Slow clients are looked for this often at the least, in milliseconds. */
const LOOK_MS = 1_000;

/** @throws GraphError INVALID_SETTING where the port is taken or the address is not this machine's. */
export async function listen(app: Express, { host, port }: Place, patience: Patience): Promise<Listener> {
  const { requestTimeoutMs, deadlineMs } = patience;
  const headersTimeoutMs = Math.min(patience.headersTimeoutMs, requestTimeoutMs);
  const options = {
    headersTimeout: headersTimeoutMs,
    requestTimeout: requestTimeoutMs,
    connectionsCheckingInterval: Math.min(LOOK_MS, headersTimeoutMs),
  };
  const server = createServer(options, app);
  const close = closing(server);
  // While an answer is worked on no byte passes either way, and that is nobody's fault.
  server.setTimeout(Math.max(patience.idleTimeoutMs, deadlineMs + LOOK_MS));
  await open(server, { host, port });
  const bound = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${bound.port}`,
    close,
  };
}

/** Whether one may listen there, asked before anything else is done. @throws GraphError as `listen` does */
export async function checkPlace(place: Place): Promise<void> {
  const server = createServer();
  await open(server, place);
  await new Promise<void>((resolve) => server.close(() => resolve()));
}

function open(server: Server, { host, port }: Place): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(faultOf(error, host, port)));
    server.listen(port, host, resolve);
  });
}

/** How the server is closed: at once where nothing is under way, and else with the last answer. */
function closing(server: Server): (graceMs: number) => Promise<void> {
  let finishing = false;
  server.on('request', (_req, res) => {
    res.once('close', () => {
      // A connection that is kept alive would hold the server open for seconds after its last answer.
      if (finishing) setImmediate(() => server.closeIdleConnections());
    });
  });
  return async (graceMs) => {
    finishing = true;
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeIdleConnections();
    const cut = setTimeout(() => server.closeAllConnections(), graceMs);
    await closed;
    clearTimeout(cut);
  };
}

function faultOf(error: NodeJS.ErrnoException, host: string, port: number): GraphError {
  const options = { details: { setting: 'PORT' }, cause: error };
  switch (error.code) {
    case 'EADDRINUSE':
      return new GraphError(
        'INVALID_SETTING',
        `Port ${port} on ${host} is in use. Stop what uses it, or set PORT to another one (0: any free one).`,
        options,
      );
    case 'EACCES':
      return new GraphError('INVALID_SETTING', `Port ${port} may not be opened by this user; set PORT to one above 1023.`, options);
    default:
      return new GraphError(
        'INVALID_SETTING',
        `HOST ${host} is not an address of this machine; set HOST to 127.0.0.1 or another that is.`,
        {
          details: { setting: 'HOST' },
          cause: error,
        },
      );
  }
}
