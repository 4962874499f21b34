import type { ErrorCode } from '@cyclefill/contracts';
import { UnitOfWork } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import type { RequestContext } from './request-context.js';

/** Writes the audit row of a request in a transaction of its own: what was refused or read has none to share. */
@Injectable()
export class AuditRecorder {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** One row per request whose operation is audited and whose caller is known; nothing otherwise. */
  async record(context: RequestContext, outcome: 'done' | 'refused' | 'failed', code?: ErrorCode): Promise<void> {
    const { operation, principal } = context;
    if (operation === null || operation.audit === 'none' || principal === null) return;
    await this.uow.run(context.actor, (tx) => tx.audit({
      action: operation.id,
      subjectKind: operation.id.slice(0, operation.id.indexOf('.')),
      subjectId: context.subjectId,
      residentIds: context.residentIds,
      outcome,
      ...(code !== undefined && { detail: { code } }),
    }));
  }
}
