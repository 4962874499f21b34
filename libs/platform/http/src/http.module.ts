import { InvalidInput, inputProblems } from '@cyclefill/contracts';
import { Module, StandardSchemaValidationPipe } from '@nestjs/common';
import type { DynamicModule, Type } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { AccessGuard } from './access.guard.js';
import { AuditRecorder } from './audit-recorder.js';
import { AuditInterceptor } from './audit.interceptor.js';
import { ERROR_DIALECTS } from './error-dialect.js';
import type { ErrorDialect } from './error-dialect.js';
import { ProblemFilter } from './problem.filter.js';
import { StorableTextPipe } from './storable-text.pipe.js';

const strictInput = new StandardSchemaValidationPipe({ exceptionFactory: (issues) => new InvalidInput(inputProblems(issues)) });

/** What every route of an API goes through: access, audit, strict input, problem bodies. */
@Module({})
export class HttpModule {
  /** @param authentication the module that exports an `Authenticator`. @param dialects paths whose errors are no problem bodies */
  static forRoot(authentication: Type, dialects: readonly ErrorDialect[] = []): DynamicModule {
    return {
      module: HttpModule,
      imports: [authentication],
      providers: [
        AuditRecorder,
        { provide: ERROR_DIALECTS, useValue: dialects },
        { provide: APP_GUARD, useClass: AccessGuard },
        { provide: APP_INTERCEPTOR, useClass: AuditInterceptor },
        { provide: APP_PIPE, useClass: StorableTextPipe },
        { provide: APP_PIPE, useValue: strictInput },
        { provide: APP_FILTER, useClass: ProblemFilter },
      ],
    };
  }
}
