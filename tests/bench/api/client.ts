// A client that costs next to nothing, so that what is measured is the server: raw sockets, requests written beforehand, answers read by their length.
import { connect, type Socket } from 'node:net';
import { once } from 'node:events';

export interface Answered {
  status: number;
  bytes: number;
  latencyMs: number;
}

export interface Connection {
  /** One request at a time. */
  send(request: Buffer): Promise<Answered>;
  /** A server closes connections that are idle for long. */
  isOpen(): boolean;
  close(): void;
}

export function requestOf(path: string, body?: object): Buffer {
  const head = `Host: 127.0.0.1\r\nAccept: */*\r\n`;
  if (!body) return Buffer.from(`GET ${path} HTTP/1.1\r\n${head}\r\n`);
  const text = JSON.stringify(body);
  return Buffer.from(
    `POST ${path} HTTP/1.1\r\n${head}Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`,
  );
}

export async function open(url: string): Promise<Connection> {
  const socket: Socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.setNoDelay(true);
  await once(socket, 'connect');
  let sentMs = 0;
  let status = 0;
  let left = -1;
  let bytes = 0;
  let head = '';
  let answer: ((answered: Answered) => void) | undefined;
  let fail: ((error: Error) => void) | undefined;

  socket.on('data', (part: Buffer) => {
    if (left < 0) {
      head += part.toString('latin1');
      const end = head.indexOf('\r\n\r\n');
      if (end < 0) return;
      status = Number(head.slice(9, 12));
      bytes = Number(/\r\ncontent-length: (\d+)/iu.exec(head)?.[1] ?? Number.NaN);
      // Such as the server's farewell to a connection on which nothing was asked for long.
      if (Number.isNaN(bytes)) {
        head = '';
        fail?.(new Error(`an answer without its length, ${status}`));
        return;
      }
      left = bytes - (head.length - end - 4);
      head = '';
    } else left -= part.length;
    if (left > 0) return;
    left = -1;
    answer?.({ status, bytes, latencyMs: performance.now() - sentMs });
  });
  socket.on('error', (error) => fail?.(error));
  socket.on('close', () => fail?.(new Error('the connection was closed')));

  return {
    send: (request) =>
      new Promise((resolve, reject) => {
        [answer, fail, sentMs] = [resolve, reject, performance.now()];
        if (socket.writable) socket.write(request);
        else reject(new Error('the connection was closed'));
      }),
    isOpen: () => socket.writable,
    close: () => socket.destroy(),
  };
}

/** Sends `next()` over and over on some connections at once, as fast as answers come. */
export async function drive(
  url: string,
  next: () => Buffer,
  { connections, seconds }: { connections: number; seconds: number },
): Promise<Answered[]> {
  const answers: Answered[] = [];
  const start = performance.now();
  await Promise.all(
    Array.from({ length: connections }, async () => {
      const connection = await open(url);
      while (performance.now() - start < seconds * 1_000) answers.push(await connection.send(next()));
      connection.close();
    }),
  );
  return answers;
}

/** The value below which `part` of the numbers lie. */
export function quantile(numbers: readonly number[], part: number): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))]!;
}

export const median = (numbers: readonly number[]): number => quantile(numbers, 0.5);
