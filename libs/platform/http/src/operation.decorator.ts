import type { Permission } from '@cyclefill/contracts';
import { PROBLEM_MEDIA_TYPE } from '@cyclefill/contracts';
import { SetMetadata, applyDecorators } from '@nestjs/common';
import { ApiBearerAuth, ApiDefaultResponse, ApiOperation } from '@nestjs/swagger';

/**
 * What a call leaves in the audit: `none` nothing (only what holds nothing of a pharmacy), `read` who read what,
 * `phi` besides whose data it was: the route names the residents with `context.touched`; `write` what was refused, since
 * what was done leaves its row in the transaction that did it.
 */
export type AuditKind = 'none' | 'read' | 'phi' | 'write';

export interface OperationOptions {
  /** `resource.verb`: the operation's name in OpenAPI, in the audit and in the logs. */
  readonly id: `${string}.${string}`;
  /** Asked of the caller's role; `public` asks for no token at all. */
  readonly permission: Permission | 'public';
  readonly audit: AuditKind;
  readonly summary: string;
}

export const OPERATION = Symbol('operation');

/** Compulsory on every route: one without it answers 500 and fails the architecture test. */
export function Operation(options: OperationOptions): MethodDecorator {
  const open = options.permission === 'public';
  return applyDecorators(
    SetMetadata(OPERATION, Object.freeze(options)),
    ApiOperation({ operationId: options.id, summary: options.summary, 'x-permission': options.permission, 'x-audit': options.audit } as object),
    ApiDefaultResponse({ description: 'Any error', content: { [PROBLEM_MEDIA_TYPE]: { schema: { $ref: '#/components/schemas/Problem' } } } }),
    ...(open ? [] : [ApiBearerAuth()]),
  );
}
