import type { AccessScope } from '@cyclefill/contracts';
import { type LocalMinute, MINUTES_PER_DAY } from '@cyclefill/domain/kernel';
import { type Actor, type Tx, UnitOfWork } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { type ClinicalSubject, readClinicalSubject } from '../read-subject/clinical-subject.query.js';
import { findResidentPlace } from '../read-subject/resident-place.query.js';
import { recordChecks } from '../record-checks/record-checks.js';
import { type ResidentCheck, checkedResident } from '../run-checks/resident-check.js';
import { type ClinicalCheckView, checkView } from './check-view.js';
import { type StoredRun, readStoredRuns } from './stored-runs.query.js';

/** How far ahead orders are held against each other where no window says so. */
const DAYS_AHEAD = 31;

/** From now on; for an order that begins later, from its beginning on too. */
function checkSubject(residentId: string, { now, orders, resident, pack }: ClinicalSubject, orderId: string | null): ResidentCheck {
  const begins = orders.find((order) => order.orderId === orderId)?.from ?? now;
  return checkedResident(residentId, orders, resident, { from: now, to: (Math.max(now, begins) + DAYS_AHEAD * MINUTES_PER_DAY) as LocalMinute }, pack);
}

/** The checks at order entry: what is about the order that a command just wrote, in its transaction, and stored with it (R412). */
export async function checkEnteredOrder(tx: Tx, residentId: string, orderId: string): Promise<ClinicalCheckView> {
  const place = await findResidentPlace(tx, 'pharmacy', { id: residentId });
  const subject = await readClinicalSubject(tx, place);
  const checked = checkSubject(residentId, subject, orderId);
  await recordChecks(tx, { facilityId: place.facilityId, occasion: 'order', batchId: null }, [checked]);
  return checkView(checked, subject.orders, orderId);
}

/** A resident's checks as of now, and the newest that were stored. */
export interface CheckedResident {
  readonly residentId: string;
  readonly now: ClinicalCheckView;
  readonly stored: readonly StoredRun[];
}

/** Checks the orders of a resident as they stand now. */
@Injectable()
export class CheckOrders {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** @param keep whether the run is stored (R412); a mere look is not @throws Refusal resident.not-found */
  execute(actor: Actor, scope: AccessScope, resident: { readonly id: string } | { readonly code: string }, keep: boolean): Promise<CheckedResident> {
    return this.uow.run(actor, async (tx) => {
      const place = await findResidentPlace(tx, scope, resident);
      const subject = await readClinicalSubject(tx, place);
      const checked = checkSubject(place.residentId, subject, null);
      if (keep) await recordChecks(tx, { facilityId: place.facilityId, occasion: 'asked', batchId: null }, [checked]);
      const stored = await readStoredRuns(tx, place.facilityId, place.residentId);
      return { residentId: place.residentId, now: checkView(checked, subject.orders, null), stored };
    }, { isolation: 'REPEATABLE READ' });
  }
}
