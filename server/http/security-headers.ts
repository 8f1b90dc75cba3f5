// Headers that keep a browser from doing with our pages what they do not need: everything comes from this server, scripts and styles only from files.
import type { RequestHandler } from 'express';
import helmet from 'helmet';

/**
 * For every answer. A page whose styles stand in the page itself, as the query editor's do, comes after it with `inlineStyles`: its policy then
 * takes the place of the strict one, and differs in nothing else.
 */
export function securityHeaders({ inlineStyles = false }: { inlineStyles?: boolean } = {}): RequestHandler {
  return helmet({
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
    // We speak HTTP; who puts TLS in front says so there.
    strictTransportSecurity: false,
  });
}
