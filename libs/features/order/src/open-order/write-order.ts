import { Refusal } from '@cyclefill/contracts';
import { defaultFillMode } from '@cyclefill/domain/cycle-fill';
import type { LocalMinute } from '@cyclefill/domain/kernel';
import { proposeStop, stoppedAt } from '@cyclefill/domain/orders';
import { type ClinicalCheckView, clinicalCheckSchema } from '@cyclefill/features/clinical';
import { FacilityInputs } from '@cyclefill/features/facility';
import { type Tx, sqlState } from '@cyclefill/platform/database';
import { z } from 'zod';
import { momentText, openMomentText, wireMoment } from '../data/local-time.js';
import { momentSchema } from '../data/read-input.js';
import { regimenToJson } from '../data/regimen-json.js';
import type { ReadPrescription } from '../intake/read-prescription.js';
import { readStopPolicy } from './stop-policy.query.js';
import { writePrescription } from './write-prescription.js';

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

/** The stop of a new order that states no end (R221). */
export interface PolicyStop {
  readonly at: LocalMinute;
  readonly rule: string;
  /** Why it happens: the facility's own policy; '' = it is only proposed. */
  readonly reason: string;
}

/** The id of a new order, and the stop that a policy proposes or brings. */
export interface WrittenOrder {
  readonly orderId: string;
  readonly proposedStop: PolicyStop | null;
}

/** What a person decides when opening an order. */
export interface OrderOpening {
  readonly rxNumber: string;
  readonly reason: string;
}

/** A new order as its caller is told. */
export const openedOrderSchema = z.object({
  orderId: z.uuid(), version: z.int(),
  proposedStop: z.object({ at: momentSchema, rule: z.string(), applied: z.boolean().describe("the facility's own policy: the order ends then unless a change gives it another end") }).nullable()
    .describe('an automatic stop by policy of an order that states no end; not applied, it is proposed and nothing ends by it'),
  clinical: clinicalCheckSchema.describe('what the checks found of this order; what interrupts keeps it from being packed until a pharmacist sets that aside'),
}).meta({ id: 'OpenedOrder' });
export type OpenedOrder = z.output<typeof openedOrderSchema>;

/** The answer to a command that opened an order. */
export function openedOrder({ orderId, proposedStop }: WrittenOrder, version: number, clinical: ClinicalCheckView): OpenedOrder {
  return { orderId, version, clinical, proposedStop: proposedStop === null ? null : { at: wireMoment(proposedStop.at), rule: proposedStop.rule, applied: proposedStop.reason !== '' } };
}

const TAKEN = '23505';

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
  const { product, directions, from } = prescription;
  const stop = await policyStop(tx, facilityId, prescription);
  const applies = stop !== null && stop.reason !== '';
  const [to, regimen] = applies ? [stop.at, stoppedAt(directions.regimen, stop.at)] : [prescription.to, directions.regimen];
  const proposed = applies ? null : stop;
  await tx.execute(
    `insert into order_version (id, tenant_id, facility_id, resident_id, order_id, version, rx_number, ndc11, drug, prescriber_id, frequency_code, regimen, prn, prn_reason, dose_milli,
       dose_unit, route, sig_text, indication, category, fill_mode, from_at, to_at, effective_from, recorded_at, recorded_by, change_kind, change_reason, effective_at, line_order_id,
       proposed_stop_at, proposed_stop_rule, time_critical, stop_reason, data_problem)
     values ($1, $2, $3, $4, $5, 1, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, now(), $24, 'new', $25, $21, $26, $27, $28, $29, $30, $31)`,
    [
      tx.newId(), tenantId, facilityId, prescription.residentId, orderId, rxNumber, product.ndc11, product.name, prescription.prescriberId, directions.frequencyCode,
      JSON.stringify(regimenToJson(regimen)), directions.prn, directions.prnReason, directions.dose, product.doseUnit, directions.route, directions.sigText,
      prescription.indication, product.category, defaultFillMode({ prn: directions.prn, schedule: product.schedule, countable: product.countable }), momentText(from), openMomentText(to),
      momentText(from).slice(0, 10), userId, facts.reason, replaces?.lineOrderId ?? null, openMomentText(proposed?.at ?? null), proposed?.rule ?? null, prescription.timeCritical,
      stop?.reason ?? '', directions.dataProblem,
    ],
  );
  await writePrescription(tx, { facilityId, orderId, prescription });
  await tx.get(FacilityInputs).ordersMoved(facilityId, [orderId]);
  return { orderId, proposedStop: stop };
}

/** The stop that a policy has for a prescription without an end; it happens where the facility has set the days itself (R221). */
async function policyStop(tx: Tx, facilityId: string, prescription: ReadPrescription): Promise<PolicyStop | null> {
  const policy = await readStopPolicy(tx, facilityId, momentText(prescription.from).slice(0, 10));
  const stop = proposeStop(prescription, prescription.product, policy.days);
  if (stop === null) return null;
  const since = policy.own.get(stop.stopClass);
  return { at: stop.at, rule: stop.rule, reason: since === undefined ? '' : `${stop.rule}: ${stop.stopClass}, ${stop.days} days by the facility's policy of ${since}` };
}

function replacedOnce(error: unknown): boolean {
  return (error as { driverError?: { constraint?: unknown } } | null)?.driverError?.constraint === 'med_order_replaced_once';
}
