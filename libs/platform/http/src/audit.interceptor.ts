import { Inject, Injectable } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { Request } from 'express';
import { catchError, from, map, mergeMap, of } from 'rxjs';
import type { Observable } from 'rxjs';
import { AuditRecorder } from './audit-recorder.js';
import { answerTo } from './error-answer.js';
import { contextOf } from './request-context.js';

/** Audits what a route did before its answer leaves: when the row cannot be written, the request fails. */
@Injectable()
export class AuditInterceptor implements NestInterceptor {
  constructor(@Inject(AuditRecorder) private readonly audit: AuditRecorder) {}

  intercept(execution: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    const context = contextOf(execution.switchToHttp().getRequest<Request>());
    return next.handle().pipe(
      catchError((error: unknown) => {
        const { status, code } = answerTo(error);
        const recorded = this.audit.record(context, status < 500 ? 'refused' : 'failed', code);
        return from(recorded.then((): never => {
          throw error;
        }));
      }),
      mergeMap((body) => (context.operation?.audit === 'write' ? of(body) : from(this.audit.record(context, 'done')).pipe(map(() => body)))),
    );
  }
}
