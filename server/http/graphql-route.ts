// Between HTTP and the GraphQL server: a request's parts in, an answer's parts out. Does no more than that, since small queries feel everything else.
import { HeaderMap, type ApolloServer } from '@apollo/server';
import type { Request, RequestHandler, Response } from 'express';
import type { Context } from '../api/context.ts';
import type { RequestRecord } from '../api/request-record.ts';
import { sendFault } from './faults.ts';
import { recordOf } from './requests.ts';

const METHODS: readonly string[] = ['GET', 'POST'];

/** The body must have been parsed before. `contextOf` is asked only for requests that are taken. */
export function graphqlRoute(apollo: ApolloServer<Context>, contextOf: (req: Request, res: Response) => Context): RequestHandler {
  apollo.assertStarted('graphqlRoute()');
  return async (req, res) => {
    if (!METHODS.includes(req.method)) {
      res.setHeader('Allow', METHODS.join(', '));
      sendFault(res, 405, { code: 'BAD_REQUEST', message: `There is no ${req.method} here; ask by GET or POST.` });
      return;
    }
    const {
      status = 200,
      headers,
      body,
    } = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: { method: req.method, headers: headersOf(req), search: searchOf(req.url), body: req.body as unknown },
      context: async () => contextOf(req, res),
    });
    if (body.kind !== 'complete') throw new Error('an operation was answered in parts, which our schema has no directives for');
    for (const [name, value] of headers) res.setHeader(name, value);
    // May be kept, but asked about each time: the ETag says whether the answer is still the same.
    res.setHeader('Cache-Control', 'private, no-cache');
    res.statusCode = status;
    const text = status < 400 ? body.string : withRequestId(body.string, recordOf(res));
    if (req.method === 'GET') {
      res.send(text);
      return;
    }
    // Answers to POST are never kept, so that nobody needs their ETag.
    res.setHeader('Content-Length', Buffer.byteLength(text));
    res.end(text);
  };
}

/** What Apollo refuses before there is an operation has no record yet. */
function withRequestId(text: string, record: RequestRecord): string {
  if (record.outcome !== undefined || !text.startsWith('{')) return text;
  const answer = JSON.parse(text) as { errors?: { extensions?: { code?: string } }[] };
  record.outcome = 'BAD_REQUEST';
  const errors = answer.errors?.map((error) => ({ ...error, extensions: { ...error.extensions, requestId: record.requestId } }));
  return `${JSON.stringify({ ...answer, errors })}\n`;
}

function headersOf({ headers }: Request): HeaderMap {
  const map = new HeaderMap();
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined) map.set(name, Array.isArray(value) ? value.join(', ') : value);
  return map;
}

function searchOf(url: string): string {
  const start = url.indexOf('?');
  return start < 0 ? '' : url.slice(start);
}
