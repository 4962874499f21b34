import { PROBLEM_MEDIA_TYPE } from '@cyclefill/contracts';
import type { Problem } from '@cyclefill/contracts';
import { Logger, errorFields } from '@cyclefill/platform/logging';
import { Catch, Inject } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';
import { answerTo } from './error-answer.js';
import type { ErrorAnswer } from './error-answer.js';
import { ERROR_DIALECTS, dialectOf } from './error-dialect.js';
import type { ErrorDialect } from './error-dialect.js';
import { contextOf } from './request-context.js';

const RETRY_AFTER_S = '5';

/** Turns every error into a problem body, or what the dialect of its path has for it; only bugs and outages are logged with what they were. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(@Inject(Logger) private readonly log: Logger, @Inject(ERROR_DIALECTS) private readonly dialects: readonly ErrorDialect[]) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<Request>();
    const context = contextOf(request);
    const response = http.getResponse<Response>();
    const answer = answerTo(error);
    if (answer.status >= 500) {
      this.log[answer.status === 503 ? 'warn' : 'error']('http.request.failed', {
        requestId: context.requestId, ...(context.operation && { operation: context.operation.id }), ...errorFields(error),
      });
    }
    if (response.headersSent) {
      response.destroy();
      return;
    }
    if (answer.status === 401) response.setHeader('WWW-Authenticate', 'Bearer');
    if (answer.status === 503) response.setHeader('Retry-After', RETRY_AFTER_S);
    const { mediaType, body } = dialectOf(this.dialects, request.path) ?? { mediaType: PROBLEM_MEDIA_TYPE, body: problem };
    response.status(answer.status).type(mediaType).send(JSON.stringify(body(answer, context.requestId)));
  }
}

function problem({ status, title, code, problems, since }: ErrorAnswer, requestId: string): Problem {
  return {
    type: `urn:cyclefill:problem:${code}`, title, status, code, instance: requestId,
    ...(since !== undefined && { since: [...since] }),
    ...(problems !== undefined && { errors: [...problems] }),
  };
}
