import { type AccessScope, scopeArrays } from '@cyclefill/contracts';
import { type Day, addDays, dayOf, formatDay } from '@cyclefill/domain/kernel';
import { type EmergencyState, checkEmergencyOral, rulesFor } from '@cyclefill/domain/law';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import { localNow } from '../data/read-input.js';

const STATES = ['waiting', 'settled', 'unmarked', 'tell-agency', 'reported'] as const satisfies readonly EmergencyState[];

/** A C-II dispensed on an oral order in an emergency, where its signed prescription stands, and until when it is due (R208). */
export const listedEmergencySchema = z.object({
  orderId: z.uuid(), rxNumber: z.string(), facilityId: z.uuid(), residentId: z.uuid(), orderedOn: z.iso.date(), dueOn: z.iso.date(), state: z.enum(STATES),
  signedOn: z.iso.date().nullable(), agencyToldOn: z.iso.date().nullable(), rule: z.string(),
}).meta({ id: 'EmergencyPrescription' });
export type ListedEmergency = z.output<typeof listedEmergencySchema>;

/** Of one order, or of one facility by its code; neither = all of the scope. */
export interface EmergencyFilter {
  readonly orderId?: string | undefined;
  readonly facilityCode?: string | undefined;
}

const Row = z.object({
  order_id: z.string(), rx_number: z.string(), facility_id: z.string(), resident_id: z.string(), code: z.string(), state: z.string(), zone: z.string(), now: z.date(), ordered_on: z.number(),
  signed_on: z.number().nullable(), marked: z.boolean().nullable(), named: z.boolean().nullable(), told_on: z.number().nullable(),
});

/** Emergency oral orders of a scope, the one due first before the others. Of several papers the first with its marks counts. */
export class EmergencyQuery {
  constructor(private readonly tx: Tx) {}

  async run(scope: AccessScope, { orderId, facilityCode }: EmergencyFilter): Promise<readonly ListedEmergency[]> {
    const rows = await this.tx.query(
      Row,
      `select e.order_id, o.rx_number, e.facility_id, e.resident_id, f.code, f.state, f.zone, now() as now, e.ordered_on - date '1970-01-01' as ordered_on,
         s.happened_on - date '1970-01-01' as signed_on, s.marked_emergency as marked, s.names_oral_date as named,
         (select min(t.happened_on) - date '1970-01-01' from emergency_step t where t.order_id = e.order_id and t.kind = 'agency_told') as told_on
       from emergency_prescription e join med_order o on o.id = e.order_id join facility f on f.id = e.facility_id
       left join lateral (select * from emergency_step n where n.order_id = e.order_id and n.kind = 'signed' order by n.marked_emergency and n.names_oral_date desc, n.happened_on limit 1) s on true
       where ($1::uuid[] is null or exists (select from unnest($1::uuid[], $2::uuid[]) as p (facility_id, wing_id) where p.facility_id = e.facility_id and p.wing_id is null))
         and ($3::uuid is null or e.order_id = $3) and ($4::text is null or f.code = $4) order by e.ordered_on, e.order_id`,
      [...scopeArrays(scope), orderId ?? null, facilityCode ?? null],
    );
    return rows.map(listed);
  }
}

const text = (day: number | null): string | null => (day === null ? null : formatDay(day as Day));

function listed(row: z.infer<typeof Row>): ListedEmergency {
  const [orderedOn, today] = [row.ordered_on as Day, dayOf(localNow(row.now, row.zone))];
  const pack = rulesFor({ state: row.state, payer: '', facility: row.code, on: today });
  const signed = row.signed_on === null ? null : { on: row.signed_on as Day, markedEmergency: row.marked === true, namesOralDate: row.named === true };
  const { value: days, rule } = pack.rules['cii.emergency-paper-days'];
  return {
    orderId: row.order_id, rxNumber: row.rx_number, facilityId: row.facility_id, residentId: row.resident_id, orderedOn: formatDay(orderedOn), dueOn: formatDay(addDays(orderedOn, days)),
    state: checkEmergencyOral({ orderedOn, signed, agencyToldOn: row.told_on as Day | null }, today, pack), signedOn: text(row.signed_on), agencyToldOn: text(row.told_on), rule,
  };
}
