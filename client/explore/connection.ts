// Whether the server is there: a request without an answer begins to ask for it, with growing pauses, until it answers again.
// What is drawn stays meanwhile; nothing here knows what the requests were for.
import { batch, signal, type ReadonlySignal } from '@preact/signals';
import type { SendRequest } from '../api/request.ts';

/** The server is gone. */
export interface Gone {
  /** Whether this machine has no network at all, as far as it knows. */
  isOffline: boolean;
  /** Whether it is being asked at this moment. */
  isTrying: boolean;
  /** In whole seconds, counted down. */
  nextTryInS: number;
}

export interface Connection {
  readonly gone: ReadonlySignal<Gone | undefined>;
  /** Requests go through this, so that one without an answer is noticed. */
  readonly send: SendRequest;
  tryNow(): void;
}

export interface ConnectionEffects {
  send: SendRequest;
  /** Whether the server answers; never rejects. */
  ping?(): Promise<boolean>;
  /** Calls `run` every second until it is called off by what it gives back. */
  everySecond?(run: () => void): () => void;
  isOffline?(): boolean;
}

/** In seconds; the last one stays. */
const PAUSES = [1, 2, 4, 8, 15, 30, 60];
const PING_MS = 5_000;

export function createConnection({
  send,
  ping = pingServer,
  everySecond = setEverySecond,
  isOffline = () => !navigator.onLine,
}: ConnectionEffects): Connection {
  const gone = signal<Gone | undefined>(undefined);
  let tries = 0;
  let stopCounting: (() => void) | undefined;

  function found(): void {
    stopCounting?.();
    stopCounting = undefined;
    tries = 0;
    gone.value = undefined;
  }

  async function tryOnce(): Promise<void> {
    if (gone.value?.isTrying) return;
    stopCounting?.();
    if (gone.value) gone.value = { ...gone.value, isTrying: true };
    if (await ping()) {
      found();
      return;
    }
    const pause = PAUSES[Math.min(tries, PAUSES.length - 1)]!;
    tries += 1;
    gone.value = { isOffline: isOffline(), isTrying: false, nextTryInS: pause };
    stopCounting = everySecond(() => {
      const now = gone.value;
      if (!now) return;
      if (now.nextTryInS > 1) gone.value = { ...now, nextTryInS: now.nextTryInS - 1 };
      else void tryOnce();
    });
  }

  return {
    gone,
    tryNow() {
      tries = 0;
      void tryOnce();
    },
    send: async (operation, variables, abort) => {
      const answer = await send(operation, variables, abort);
      batch(() => {
        if (answer.error?.code !== 'NETWORK') found();
        // Asked once more before anybody is told: one answer may get lost.
        else if (!gone.value) void tryOnce();
      });
      return answer;
    },
  };
}

async function pingServer(): Promise<boolean> {
  try {
    return (await fetch('/healthz', { signal: AbortSignal.timeout(PING_MS), cache: 'no-store' })).ok;
  } catch {
    return false;
  }
}

function setEverySecond(run: () => void): () => void {
  const timer = setInterval(run, 1_000);
  return () => clearInterval(timer);
}
