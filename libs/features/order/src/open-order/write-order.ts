import { Refusal } from '@cyclefill/contracts';
import { defaultFillMode } from '@cyclefill/domain/cycle-fill';
import { type LocalMinute, type Milli, addMilli, formatDay, timesMilli } from '@cyclefill/domain/kernel';
import { proposeStop } from '@cyclefill/domain/orders';
import { type Tx, sqlState } from '@cyclefill/platform/database';
import { z } from 'zod';
import { touchFacility } from '../data/order.repository.js';
import { momentText, openMomentText, wireMoment } from '../data/local-time.js';
import { momentSchema } from '../data/read-input.js';
import { regimenToJson } from '../data/regimen-json.js';
import type { ReadPrescription } from '../intake/read-prescription.js';
import { readStopPolicy } from './stop-policy.query.js';

/** What a new order is made of. */
export interface NewOrderFacts {
  readonly facilityId: string;
  readonly rxNumber: string;
  readonly reason: string;
  readonly prescription: ReadPrescription;
  /** The complete reading it stands on. */
  readonly intakeId: string;
  readonly readingId: string;
  /** The order it renews and the line both belong to. */
  readonly replaces: { readonly orderId: string; readonly lineOrderId: string } | null;
}

/** The id of a new order, and the stop that a policy proposes for it. */
export interface WrittenOrder {
  readonly orderId: string;
  readonly proposedStop: { readonly at: LocalMinute; readonly rule: string } | null;
}

/** What a person decides when opening an order. */
export interface OrderOpening {
  readonly rxNumber: string;
  readonly reason: string;
}

/** A new order as its caller is told. */
export const openedOrderSchema = z.object({
  orderId: z.uuid(), version: z.int(),
  proposedStop: z.object({ at: momentSchema, rule: z.string() }).nullable().describe('an automatic stop that a policy proposes; nothing ends by it until an order change says so'),
}).meta({ id: 'OpenedOrder' });
export type OpenedOrder = z.output<typeof openedOrderSchema>;

/** The answer to a command that opened an order. */
export function openedOrder({ orderId, proposedStop }: WrittenOrder, version: number): OpenedOrder {
  return { orderId, version, proposedStop: proposedStop === null ? null : { at: wireMoment(proposedStop.at), rule: proposedStop.rule } };
}

const TAKEN = '23505';

/** What a prescription authorises: its quantity once and once more for each refill (R117). */
export function authorised(quantity: Milli, refills: number): Milli {
  return addMilli(quantity, timesMilli(quantity, refills));
}

/** Records an order with its first version and its prescription. @throws Refusal `order.rx-taken`, `order.replaced` */
export async function writeOrder(tx: Tx, facts: NewOrderFacts): Promise<WrittenOrder> {
  const { facilityId, prescription, rxNumber, replaces } = facts;
  const { tenantId, userId } = tx.actor;
  const orderId = tx.newId();
  try {
    await tx.execute(
      `insert into med_order (id, tenant_id, facility_id, resident_id, rx_number, replaces_order_id, intake_id, reading_id, reading_complete, recorded_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, true, now())`,
      [orderId, tenantId, facilityId, prescription.residentId, rxNumber, replaces?.orderId ?? null, facts.intakeId, facts.readingId],
    );
  } catch (error) {
    throw sqlState(error) === TAKEN ? new Refusal(replacedOnce(error) ? 'order.replaced' : 'order.rx-taken', { cause: error }) : error;
  }
  const { product, directions, from, to } = prescription;
  const stop = proposeStop(prescription, product, await readStopPolicy(tx, facilityId, momentText(from).slice(0, 10)));
  await tx.execute(
    `insert into order_version (id, tenant_id, facility_id, resident_id, order_id, version, rx_number, ndc11, drug, prescriber_id, frequency_code, regimen, prn, prn_reason, dose_milli,
       dose_unit, route, sig_text, indication, category, fill_mode, from_at, to_at, effective_from, recorded_at, recorded_by, change_kind, change_reason, effective_at, line_order_id,
       proposed_stop_at, proposed_stop_rule, time_critical, data_problem)
     values ($1, $2, $3, $4, $5, 1, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, now(), $24, 'new', $25, $21, $26, $27, $28, $29, $30)`,
    [
      tx.newId(), tenantId, facilityId, prescription.residentId, orderId, rxNumber, product.ndc11, product.name, prescription.prescriberId, directions.frequencyCode,
      JSON.stringify(regimenToJson(directions.regimen)), directions.prn, directions.prnReason, directions.dose, product.doseUnit, directions.route, directions.sigText,
      prescription.indication, product.category, defaultFillMode({ prn: directions.prn, schedule: product.schedule, countable: product.countable }), momentText(from), openMomentText(to),
      momentText(from).slice(0, 10), userId, facts.reason, replaces?.lineOrderId ?? null, openMomentText(stop?.at ?? null), stop?.rule ?? null, prescription.timeCritical, directions.dataProblem,
    ],
  );
  await tx.execute(
    `insert into prescription (id, tenant_id, facility_id, order_id, written_on, dea_schedule, quantity_written_milli, refills_authorised, refills_used, authorised_left_milli, recorded_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, 0, $9, now())`,
    [
      tx.newId(), tenantId, facilityId, orderId, formatDay(prescription.writtenOn), product.schedule, prescription.quantity, prescription.refills,
      authorised(prescription.quantity, prescription.refills),
    ],
  );
  await touchFacility(tx, facilityId);
  return { orderId, proposedStop: stop };
}

function replacedOnce(error: unknown): boolean {
  return (error as { driverError?: { constraint?: unknown } } | null)?.driverError?.constraint === 'med_order_replaced_once';
}
