// A wire between the driver and a server that a test can cut or stop: what comes in on a port of its own goes on to the server, and back.
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

export interface Proxy {
  /** As the server's, through the proxy. */
  uri: string;
  /** How many connections were made so far. */
  made(): number;
  /** From now on nothing passes on this connection, the first being 0; neither side is told. */
  silence(connection: number): void;
  /** Cuts a connection instead of passing on a piece that the driver sends, where this says so. */
  cutAt(isEnd: (piece: Buffer) => boolean): void;
  close(): Promise<void>;
}

export async function startProxy(uri: string): Promise<Proxy> {
  const { hostname, port } = new URL(uri);
  const pairs: [Socket, Socket][] = [];
  let isEnd: (piece: Buffer) => boolean = () => false;
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    pairs.push([client, upstream]);
    const end = () => [client, upstream].forEach((socket) => socket.destroy());
    client.on('data', (piece) => (isEnd(piece) ? end() : upstream.write(piece)));
    upstream.on('data', (piece) => client.write(piece));
    for (const socket of [client, upstream]) socket.on('close', end).on('error', end);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  return {
    uri: `bolt://127.0.0.1:${(server.address() as AddressInfo).port}`,
    made: () => pairs.length,
    silence: (connection) => pairs[connection]!.forEach((socket) => socket.removeAllListeners('data').on('data', () => undefined)),
    cutAt: (test) => (isEnd = test),
    async close() {
      for (const socket of pairs.flat()) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
