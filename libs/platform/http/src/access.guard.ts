import { Invariant, Refusal, permits } from '@cyclefill/contracts';
import { Inject, Injectable } from '@nestjs/common';
import type { CanActivate, ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { AuditRecorder } from './audit-recorder.js';
import { Authenticator } from './authenticator.js';
import { OPERATION } from './operation.decorator.js';
import type { OperationOptions } from './operation.decorator.js';
import type { Principal } from './principal.js';
import { contextOf } from './request-context.js';

const BEARER = /^Bearer ([\w-]{1,200})$/iu;

/** Lets a request in when its token stands and its role holds the route's permission. A route that asks for nothing is a bug. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    @Inject(Reflector) private readonly reflector: Reflector,
    @Inject(Authenticator) private readonly authenticator: Authenticator,
    @Inject(AuditRecorder) private readonly audit: AuditRecorder,
  ) {}

  async canActivate(execution: ExecutionContext): Promise<boolean> {
    const operation = this.reflector.get<OperationOptions | undefined>(OPERATION, execution.getHandler());
    if (operation === undefined) throw new Invariant('a route does not declare its operation');
    const request = execution.switchToHttp().getRequest<Request>();
    const context = contextOf(request);
    context.operation = operation;
    if (operation.permission === 'public') return true;
    const principal = await this.principalOf(request);
    if (principal === null) throw new Refusal('auth.token-invalid');
    context.principal = principal;
    if (permits(principal.role, operation.permission)) return true;
    await this.audit.record(context, 'refused', 'auth.permission-missing');
    throw new Refusal('auth.permission-missing');
  }

  private async principalOf(request: Request): Promise<Principal | null> {
    const token = BEARER.exec(request.headers.authorization ?? '')?.[1];
    return token === undefined ? null : this.authenticator.authenticate(token);
  }
}
