import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { contextOf } from './request-context.js';
import type { RequestContext } from './request-context.js';

/** The {@link RequestContext} as a parameter of a route. */
export const Context: () => ParameterDecorator = createParamDecorator(
  (_data: unknown, execution: ExecutionContext): RequestContext => contextOf(execution.switchToHttp().getRequest<Request>()),
);
