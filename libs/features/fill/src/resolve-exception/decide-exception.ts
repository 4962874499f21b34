import { type AccessScope, Refusal, type Role } from '@cyclefill/contracts';
import { FacilityInputs } from '@cyclefill/features/facility';
import { type Actor, UnitOfWork } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { type Decision, ExceptionRepository, type OpenException } from './exception.repository.js';

/** Who decides, and what they may see. */
export interface Decider {
  readonly role: Role;
  readonly scope: AccessScope;
}

/** What is done with one exception, and why. */
export interface ExceptionDecision {
  readonly exceptionId: string;
  readonly decision: Decision;
  readonly reason: string;
}

/** A technician puts right what is a technician's; pharmacists and managers whatever comes. */
function mayDecide(role: Role, { owner_role: owner }: OpenException): boolean {
  return role === 'pharmacist' || role === 'manager' || (role === 'technician' && owner === 'technician');
}

function check(role: Role, found: OpenException, decision: Decision): void {
  if (decision === 'overridden') {
    if (found.overridable_by.length === 0) throw new Refusal('exception.not-overridable');
    if (!found.overridable_by.includes(role)) throw new Refusal('exception.role-missing');
  } else if (!mayDecide(role, found)) throw new Refusal('exception.role-missing');
}

/**
 * Closes an exception (R114): resolved, because what it names was put right; overridden, only by whom its rule names, with
 * a reason; or carried into the next window, with a reason. An overridden order goes on in the next build of the window.
 */
@Injectable()
export class DecideException {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** Returns the resident it was about. */
  execute(actor: Actor, decider: Decider, { exceptionId, decision, reason }: ExceptionDecision): Promise<string | null> {
    return this.uow.run(actor, async (tx) => {
      const exceptions = tx.get(ExceptionRepository);
      const found = await exceptions.lockOpen(decider.scope, exceptionId);
      check(decider.role, found, decision);
      await exceptions.decide(found, decision, reason);
      // An order whose finding is set aside goes on: its line is decided anew.
      if (decision === 'overridden' && found.resident_id !== null) await tx.get(FacilityInputs).residentsMoved(found.facility_id, [found.resident_id]);
      return found.resident_id;
    });
  }
}
