import { instantSchema } from '@cyclefill/contracts';
import { FIRST_DOSES } from '@cyclefill/domain/regimen';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import { CHANGE_KINDS } from '../data/order.repository.js';
import { momentSchema } from '../data/read-input.js';

export const orderVersionSchema = z.object({
  version: z.int(), kind: z.enum(CHANGE_KINDS), reason: z.string(), effectiveAt: momentSchema.nullable(), recordedAt: instantSchema, supersededAt: instantSchema.nullable(),
  recordedBy: z.uuid().nullable(), ndc11: z.string(), drug: z.string(), prescriberId: z.uuid().nullable(), frequencyCode: z.string(), regimen: z.unknown(), firstDose: z.enum(FIRST_DOSES), prn: z.boolean(),
  prnReason: z.string(), dose: z.string(), doseUnit: z.string(), route: z.string(), sigText: z.string(), indication: z.string(),
  fillMode: z.enum(['cycle', 'on_demand', 'anniversary']), from: momentSchema, to: momentSchema.nullable(),
  proposedStopAt: momentSchema.nullable(), proposedStopRule: z.string().nullable(), stopReason: z.string().describe("why it ends although its prescriber stated no end; '' = the end is the prescriber's"),
}).meta({ id: 'OrderVersion' });

export const orderHoldSchema = z.object({
  from: momentSchema, to: momentSchema.nullable(), reason: z.string(), recordedAt: instantSchema, supersededAt: instantSchema.nullable(), recordedBy: z.uuid().nullable(),
}).meta({ id: 'OrderHold' });

/** An order with all that was ever recorded of it. */
export const orderHistorySchema = z.object({
  id: z.uuid(), rxNumber: z.string(), facilityId: z.uuid(), residentId: z.uuid(), replacesOrderId: z.uuid().nullable(), replacedByOrderId: z.uuid().nullable(),
  intakeId: z.uuid().nullable(), version: z.int(), versions: z.array(orderVersionSchema), holds: z.array(orderHoldSchema),
}).meta({ id: 'OrderHistory' });
export type OrderHistory = z.output<typeof orderHistorySchema>;

const OrderRow = z.object({
  id: z.string(), rxNumber: z.string(), facilityId: z.string(), residentId: z.string(), replacesOrderId: z.string().nullable(), replacedByOrderId: z.string().nullable(),
  intakeId: z.string().nullable(),
});

const moment = (column: string): string => `to_char(${column}, 'YYYY-MM-DD"T"HH24:MI')`;
/** A quantity without trailing zeros, as the API says it. */
const amount = (column: string): string => `trim_scale(${column}::numeric / 1000)::text`;

/** What a version says, as the API says it; `v` is the version. */
export const VERSION_COLUMNS = `
  v.version, v.change_kind as kind, v.change_reason as reason, ${moment('v.effective_at')} as "effectiveAt", v.recorded_at as "recordedAt", v.superseded_at as "supersededAt",
  v.recorded_by as "recordedBy", v.ndc11, v.drug, v.prescriber_id as "prescriberId", v.frequency_code as "frequencyCode", v.regimen,
  case when jsonb_path_exists(v.regimen::jsonb, '$.phases[*].stat') then 'stat_then_next_slot' else 'next_slot' end as "firstDose", v.prn, v.prn_reason as "prnReason",
  ${amount('v.dose_milli')} as dose, v.dose_unit as "doseUnit", v.route, v.sig_text as "sigText", v.indication, v.fill_mode as "fillMode", ${moment('v.from_at')} as "from",
  ${moment('v.to_at')} as "to", ${moment('v.proposed_stop_at')} as "proposedStopAt", v.proposed_stop_rule as "proposedStopRule",
  v.stop_reason as "stopReason"`;
export const HOLD_COLUMNS = `
  ${moment('h.from_at')} as "from", ${moment('h.to_at')} as "to", h.reason, h.recorded_at as "recordedAt", h.superseded_at as "supersededAt", h.recorded_by as "recordedBy"`;

/** One order with its whole history, oldest first; null when there is none. */
export class OrderHistoryQuery {
  constructor(private readonly tx: Tx) {}

  async run(orderId: string): Promise<OrderHistory | null> {
    const [order] = await this.tx.query(
      OrderRow,
      `select o.id, o.rx_number as "rxNumber", o.facility_id as "facilityId", o.resident_id as "residentId", o.replaces_order_id as "replacesOrderId",
         (select n.id from med_order n where n.replaces_order_id = o.id) as "replacedByOrderId", o.intake_id as "intakeId" from med_order o where o.id = $1`,
      [orderId],
    );
    if (order === undefined) return null;
    const versions = await this.tx.query(orderVersionSchema, `select ${VERSION_COLUMNS} from order_version v where v.order_id = $1 order by v.version`, [orderId]);
    const holds = await this.tx.query(orderHoldSchema, `select ${HOLD_COLUMNS} from order_hold h where h.order_id = $1 order by h.recorded_at, h.from_at`, [orderId]);
    return { ...order, version: versions.at(-1)?.version ?? 0, versions, holds };
  }
}
