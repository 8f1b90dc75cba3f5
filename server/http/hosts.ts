// Which names this server answers to. A page of somebody else whose name was made to lead here (DNS rebinding) is refused, and so is what such a page sends.
// Flows in: where we listen, and the names that stand in front of us. Flows out: a middleware that lets pass or answers 403.
import { isIP } from 'node:net';
import type { RequestHandler } from 'express';
import { sendFault } from './faults.ts';

export interface Hosts {
  /** The address or name that we listen on. */
  listensOn: string;
  /** Further names by which we are reached, such as a proxy's; lower case, without ports. */
  allowed: readonly string[];
}

/**
 * Host must be the name that we listen on, a name of this very machine (`localhost`, 127.0.0.0/8, ::1), an allowed one, or, where we listen on every
 * address, any IP address: only a name can be rebound. Its port may be any, since one may be forwarded. Origin, where there is one, must be the same
 * place as Host, or an allowed name. Paths in `free` are answered whatever the name.
 */
export function hostGuard(hosts: Hosts, free: readonly string[] = []): RequestHandler {
  // Nearly all requests name the same host.
  let last: string | undefined;
  return (req, res, next) => {
    const { host, origin } = req.headers;
    if (host === undefined || host !== last) {
      if (free.includes(req.path)) {
        next();
        return;
      }
      if (!isServed(host, hosts)) {
        sendFault(res, 403, NOT_SERVED);
        return;
      }
      last = host;
    }
    if (origin !== undefined && !free.includes(req.path) && !isOrigin(origin, host!, hosts)) sendFault(res, 403, FOREIGN);
    else next();
  };
}

const NOT_SERVED = {
  code: 'BAD_REQUEST',
  message: 'This server does not answer to the name in Host; whoever runs it can add the name to ALLOWED_HOSTS.',
} as const;
const FOREIGN = {
  code: 'BAD_REQUEST',
  message: 'This server does not answer to pages of another Origin; whoever runs it can add its name to ALLOWED_HOSTS.',
} as const;

function isServed(host: string | undefined, { listensOn, allowed }: Hosts): boolean {
  const name = nameIn(host);
  if (name === undefined) return false;
  if (name === 'localhost' || isLoopback(name) || name === listensOn.toLowerCase() || allowed.includes(name)) return true;
  return (listensOn === '0.0.0.0' || listensOn === '::') && isIP(name) !== 0;
}

function isOrigin(origin: string, host: string, { allowed }: Hosts): boolean {
  if (!/^https?:\/\//iu.test(origin) || !URL.canParse(origin)) return false;
  const url = new URL(origin);
  const ours = `${url.protocol}//${host}`;
  return (URL.canParse(ours) && new URL(ours).host === url.host) || allowed.includes(nameIn(url.hostname) ?? '');
}

/** The name in `name:port`, `[::1]:port` or without a port. */
function nameIn(host: string | undefined): string | undefined {
  const match = /^(?:\[([0-9a-f:.]+)\]|([\w.-]+))(?::\d{1,5})?$/iu.exec(host ?? '');
  return (match?.[1] ?? match?.[2])?.toLowerCase().replace(/\.$/u, '');
}

function isLoopback(name: string): boolean {
  return name === '::1' || (isIP(name) === 4 && name.startsWith('127.'));
}
