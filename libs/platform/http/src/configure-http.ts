import { Clock, Ids } from '@cyclefill/platform/clock';
import { Logger } from '@cyclefill/platform/logging';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import helmet from 'helmet';
import { openContext } from './request-context.js';
import type { RequestContext } from './request-context.js';

/** Everything closed but what the readable docs need; their library styles itself inline. */
const CONTENT_SECURITY = {
  'default-src': ["'none'"], 'script-src': ["'self'"], 'style-src': ["'self'", "'unsafe-inline'"], 'img-src': ["'self'", 'data:'],
  'connect-src': ["'self'"], 'object-src': ["'none'"], 'base-uri': ["'none'"], 'form-action': ["'none'"], 'frame-ancestors': ["'none'"],
};

/** Far above every body that a route takes. */
const BODY_LIMIT = '256kb';

/** Puts before every route: a request id, closed headers, nothing cached, one log line. Call it before `init`. */
export function configureHttp(app: NestExpressApplication): void {
  const [ids, clock, log] = [app.get(Ids), app.get(Clock), app.get(Logger)];
  app.disable('x-powered-by');
  // An ETag would be a hash of what a resident takes, kept by whoever sits between; nothing is cached anyway.
  app.disable('etag');
  app.use((request: Request, response: Response, next: NextFunction) => {
    // Ids of callers are not taken over: they could carry a name into the logs.
    const context = openContext(request, ids.next());
    const startedMs = clock.monotonicMs();
    response.setHeader('X-Request-Id', context.requestId);
    response.setHeader('Cache-Control', 'no-store');
    response.once('close', () => logRequest(log, context, { method: request.method, status: response.statusCode, ms: Math.round(clock.monotonicMs() - startedMs) }));
    next();
  });
  app.use(helmet({
    hsts: { maxAge: 31_536_000, includeSubDomains: true },
    contentSecurityPolicy: { useDefaults: false, directives: CONTENT_SECURITY },
    referrerPolicy: { policy: 'no-referrer' },
  }));
  // Behind the request id, so that what cannot be read is refused and logged like everything else.
  app.useBodyParser('json', { limit: BODY_LIMIT });
}

function logRequest(log: Logger, { requestId, operation, principal }: RequestContext, fields: { method: string; status: number; ms: number }): void {
  log.info('http.request.done', {
    requestId, ...fields, ...(operation && { operation: operation.id }), ...(principal && { userId: principal.userId }),
  });
}
