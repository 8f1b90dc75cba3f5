// Sends mutated requests to a server on the seed graph and says what went wrong: answers of 500 and above, codes for bugs of ours, and hangs.
import { randomOf } from '../../bench/data/skewed-graph.ts';
import { ERROR_CODES } from '../../../server/api/errors.ts';
import { mutatedRequests, type MutatedRequest } from './mutations.ts';
import type { Served } from './served.ts';

/** Longer than any deadline of ours: what has not come by then hangs. */
const HANG_MS = 15_000;
const AT_ONCE = 4;
/** A bug of ours, a store that is lost, or a code that is not on the list. */
const FAULTS = ['INTERNAL_SERVER_ERROR', 'STORE_UNAVAILABLE'];

export interface FuzzReport {
  /** How many answers there were of each kind, by status or code. */
  outcomes: Map<string, number>;
  /** One line for each answer that should not have been. */
  faults: string[];
}

export async function fuzz(served: Served, seed: number, count: number): Promise<FuzzReport> {
  const outcomes = new Map<string, number>();
  const faults: string[] = [];
  const requests = mutatedRequests(randomOf(seed));
  let sent = 0;
  async function sendSome(): Promise<void> {
    while (sent < count) {
      sent += 1;
      const request = requests.next().value as MutatedRequest;
      const { outcome, fault } = await outcomeOf(served, request);
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
      if (fault !== undefined)
        faults.push(`${fault}: ${request.method} ${request.path.slice(0, 300)} ${request.body?.toString().slice(0, 2_000) ?? ''}`);
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, sendSome));
  return { outcomes, faults };
}

async function outcomeOf(served: Served, { path, method, headers, body }: MutatedRequest): Promise<{ outcome: string; fault?: string }> {
  try {
    const init = { method, headers, signal: AbortSignal.timeout(HANG_MS), ...(body === undefined ? {} : { body: new Uint8Array(body) }) };
    const response = await fetch(served.url + path, init);
    const text = await response.text();
    if (response.status >= 500) return { outcome: String(response.status), fault: `${response.status} ${text.slice(0, 300)}` };
    if (/node_modules|\.ts:\d|\bat \w+ \(|SELECT |sqlite/u.test(text) && !text.includes('embedded'))
      return { outcome: 'leak', fault: `leak ${text.slice(0, 300)}` };
    if (path.startsWith('/export') && response.ok) return { outcome: 'exported' };
    const { errors } = JSON.parse(text) as { errors?: { extensions?: { code?: string } }[] };
    const code = errors?.[0]?.extensions?.code ?? (errors ? 'none' : 'OK');
    const isKnown = code === 'OK' || (ERROR_CODES as readonly string[]).includes(code);
    return FAULTS.includes(code) || !isKnown ? { outcome: code, fault: `${code} ${text.slice(0, 300)}` } : { outcome: code };
  } catch (error) {
    return { outcome: 'hang', fault: `no answer (${String(error)})` };
  }
}
