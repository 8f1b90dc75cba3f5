// Headers that keep a browser from doing with our pages what they do not need: everything comes from this server, scripts and styles only from files.
import type { RequestHandler, Response } from 'express';
import helmet from 'helmet';

/**
 * For every answer. A page whose styles stand in the page itself, as the query editor's do, comes after it with `inlineStyles`: its policy then
 * takes the place of the strict one, and differs in nothing else.
 */
export function securityHeaders({ inlineStyles = false }: { inlineStyles?: boolean } = {}): RequestHandler {
  // The headers are the same each time, so they are worked out once.
  const headers: [string, string][] = [];
  const recorder = { setHeader: (name: string, value: string) => headers.push([name, value]), removeHeader: () => undefined };
  const work = helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        styleSrc: inlineStyles ? ["'self'", "'unsafe-inline'"] : ["'self'"],
        scriptSrc: ["'self'"],
        workerSrc: ["'self'", 'blob:'],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: ["'none'"],
      },
    },
    xFrameOptions: { action: 'deny' },
    // We speak HTTP; who puts TLS in front says so there.
    strictTransportSecurity: false,
  });
  work({} as Parameters<typeof work>[0], recorder as unknown as Response, (error) => {
    if (error !== undefined) throw error;
  });
  return (_req, res, next) => {
    for (const [name, value] of headers) res.setHeader(name, value);
    next();
  };
}
