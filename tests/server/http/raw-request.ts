// A request as it is written, for what fetch would not send: foreign Host headers, paths with dots, and half requests.
import { request, type IncomingHttpHeaders } from 'node:http';
import { connect } from 'node:net';

export interface RawResponse {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

/** Sends one request with just these headers; `path` goes out letter by letter. */
export function send(url: string, path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<RawResponse> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const asked = request({ hostname, port, path, method, headers, agent: false }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => (body += part));
      response.on('end', () => resolve({ status: response.statusCode!, headers: response.headers, body }));
    });
    asked.on('error', reject);
    asked.end();
  });
}

/** Writes the parts one after another, `pauseMs` apart, and resolves to all that came back once the server has closed the connection. */
export function trickle(url: string, parts: Iterable<string>, pauseMs: number): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname);
    const left = parts[Symbol.iterator]();
    const timer = setInterval(() => {
      const { value, done } = left.next();
      if (done === true) clearInterval(timer);
      else socket.write(value);
    }, pauseMs);
    let answer = '';
    socket.on('data', (part) => (answer += part.toString()));
    socket.on('error', () => undefined);
    socket.once('close', () => {
      clearInterval(timer);
      resolve(answer);
    });
  });
}
