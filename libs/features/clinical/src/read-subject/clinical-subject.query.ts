import type { ClinicalResident } from '@cyclefill/domain/clinical';
import { type Day, type EpochMinute, type LocalMinute, dayOf } from '@cyclefill/domain/kernel';
import { type RulePack, rulesFor } from '@cyclefill/domain/law';
import { type WingStay, buildPassSchedule, rowsFor } from '@cyclefill/domain/regimen';
import { MedPassRepository, facilityZone } from '@cyclefill/features/facility';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import { ageOn } from '../run-checks/age-on.js';
import { givenBefore } from '../run-checks/given-before.js';
import type { NamedOrder } from '../run-checks/resident-check.js';
import { readHandedOut, readResidentOrders } from './resident-orders.query.js';
import type { ResidentPlace } from './resident-place.query.js';

const VersionRow = z.object({ allergies: z.array(z.string()).nullable(), born_on: z.number(), crush_meds: z.boolean() });
const StayRow = z.object({ wing: z.string(), from_at: z.number() });

/** Everything that checks over one resident look at, as known now. */
export interface ClinicalSubject {
  readonly now: LocalMinute;
  readonly orders: readonly NamedOrder[];
  readonly resident: ClinicalResident;
  readonly pack: RulePack;
}

/** Reads one resident as the checks see them. The caller's transaction is REPEATABLE READ, or its own words are in it. */
export async function readClinicalSubject(tx: Tx, place: ResidentPlace): Promise<ClinicalSubject> {
  const { residentId, facilityId } = place;
  const now = facilityZone(place.zone).toLocal(Math.floor(place.now.getTime() / 60_000) as EpochMinute);
  const [version] = await tx.query(VersionRow, `select allergies, born_on - date '1970-01-01' as born_on, crush_meds from resident_version where resident_id = $1 and superseded_at is null`, [residentId]);
  const stays = await tx.query(
    StayRow,
    `select w.name as wing, (date_part('epoch', e.from_at) / 60) as from_at from census_event e join wing w on w.id = e.wing_id
     where e.resident_id = $1 and e.kind in ('placed', 'transfer') and e.superseded_at is null order by e.from_at`, [residentId],
  );
  const [passRows, orders, handedOut] = [await tx.get(MedPassRepository).known(facilityId, place.now), await readResidentOrders(tx, residentId), await readHandedOut(tx, residentId)];
  const wings = stays.map((stay): WingStay => ({ wing: stay.wing, from: stay.from_at as LocalMinute }));
  const today = dayOf(now);
  return {
    now, orders, pack: rulesFor({ state: place.usState, facility: place.facilityCode, payer: '', on: today }),
    resident: {
      allergies: version?.allergies ?? null, age: ageOn((version?.born_on ?? null) as Day | null, today), crushMeds: version?.crush_meds ?? false, weightKg: null, creatinineClearance: null,
      passesOf: (orderId) => buildPassSchedule(rowsFor(passRows, residentId, orderId), wings),
      given: givenBefore(orders.map((order) => ({ ingredients: order.drug.concept.ingredients, days: handedOut.get(order.orderId) ?? [] }))),
    },
  };
}
