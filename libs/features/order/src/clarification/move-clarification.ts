import { InvalidInput, Refusal } from '@cyclefill/contracts';
import { type Actor, UnitOfWork } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { type Clarification, ClarificationRepository, type ClarificationState } from './clarification.repository.js';

export const moveClarificationSchema = z.strictObject({ status: z.enum(['sent', 'answered', 'cancelled']), answer: z.string().max(2000).default('') }).meta({ id: 'MoveClarification' });
export type MoveClarificationRequest = z.output<typeof moveClarificationSchema>;

const NEXT: Readonly<Record<ClarificationState, readonly ClarificationState[]>> = { open: ['sent', 'answered', 'cancelled'], sent: ['answered', 'cancelled'], answered: [], cancelled: [] };

/** Says that a clarification was sent, answered or is no longer needed. What was answered is then read into the intake by a person. */
@Injectable()
export class MoveClarification {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** @throws InvalidInput an answer without words; Refusal `clarification.not-found`, `clarification.status`, `row.stale` */
  async execute(actor: Actor, id: string, readVersion: number, { status, answer }: MoveClarificationRequest): Promise<Clarification> {
    if ((status === 'answered') !== (answer.trim() !== '')) throw new InvalidInput([{ pointer: '/answer', rule: 'belongs to an answered clarification, and to no other' }]);
    return this.uow.run(actor, async (tx) => {
      const clarifications = tx.get(ClarificationRepository);
      const { status: before, residentId } = await clarifications.one(id);
      if (!NEXT[before].includes(status)) throw new Refusal('clarification.status');
      await clarifications.move(id, readVersion, status, answer);
      await tx.audit({ action: 'clarification.move', subjectKind: 'clarification', subjectId: id, residentIds: residentId === null ? [] : [residentId], detail: { from: before, to: status } });
      return clarifications.one(id);
    });
  }
}
