import { type AccessScope, Refusal } from '@cyclefill/contracts';
import { type Actor, type Tx, UnitOfWork } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { ExceptionRepository } from './exception.repository.js';

/** Gives an exception to a person, or back to all of its role (R114). */
@Injectable()
export class AssignException {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** @param ownerId null = nobody in particular. Returns the resident it is about. */
  execute(actor: Actor, scope: AccessScope, exceptionId: string, ownerId: string | null): Promise<string | null> {
    return this.uow.run(actor, async (tx) => {
      const exceptions = tx.get(ExceptionRepository);
      const found = await exceptions.lockOpen(scope, exceptionId);
      if (ownerId !== null) await this.checkOwner(tx, ownerId);
      await exceptions.assign(found, ownerId);
      return found.resident_id;
    });
  }

  private async checkOwner(tx: Tx, ownerId: string): Promise<void> {
    const [user] = await tx.query(z.object({ disabled: z.boolean() }), 'select disabled_at is not null as disabled from app_user where id = $1', [ownerId]);
    if (user === undefined) throw new Refusal('user.not-found');
    if (user.disabled) throw new Refusal('user.disabled');
  }
}
