import { InvalidInput, Refusal } from '@cyclefill/contracts';
import { applyDecorators, createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { Request } from 'express';

/** Weak or strong, with its quotes or without. */
const VERSION = /^(?:W\/)?"?(\d{1,9})"?$/u;
const KEY = /^[\w.:-]{8,80}$/u;
const header = (execution: ExecutionContext, name: string): string | undefined => execution.switchToHttp().getRequest<Request>().header(name);

/** The version that the caller has read, from `If-Match`. @throws Refusal `row.version-missing` */
export const ReadVersion: () => ParameterDecorator = createParamDecorator((_data: unknown, execution: ExecutionContext): number => {
  const text = header(execution, 'If-Match');
  if (text === undefined) throw new Refusal('row.version-missing');
  const version = VERSION.exec(text)?.[1];
  if (version === undefined) throw new InvalidInput([{ pointer: 'If-Match', rule: 'is no version like "3"' }]);
  return Number(version);
});

/** The caller's own name of this request, from `Idempotency-Key`: the same again is answered, not done again. */
export const RequestKey: () => ParameterDecorator = createParamDecorator((_data: unknown, execution: ExecutionContext): string => {
  const text = header(execution, 'Idempotency-Key') ?? '';
  if (!KEY.test(text)) throw new InvalidInput([{ pointer: 'Idempotency-Key', rule: text === '' ? 'is missing or of another type' : 'is no key of 8 to 80 letters, digits, dots, colons and hyphens' }]);
  return text;
});

/** Describes {@link ReadVersion}. */
export function ApiReadVersion(): MethodDecorator {
  return applyDecorators(ApiHeader({ name: 'If-Match', required: true, description: 'the version you have read; another one since is 412' }));
}

/** Describes {@link RequestKey}. */
export function ApiRequestKey(): MethodDecorator {
  return applyDecorators(ApiHeader({ name: 'Idempotency-Key', required: true, description: 'yours, 8 to 80 letters or digits; the same key again gives the same answer' }));
}
