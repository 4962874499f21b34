import type { PrescriptionContent } from '@cyclefill/features/order';
import type { OrderNews } from '@cyclefill/interop/hl7v2';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

const TargetRow = z.object({ intakeId: z.string().nullable(), orderId: z.string().nullable(), readVersion: z.int().nullable(), rxNumber: z.string().nullable(), ndc11: z.string().nullable() });
/** What a number of a message means here: a prescription that arrived, and the order that it or the number is of, as it is now. */
export type OrderTarget = z.output<typeof TargetRow>;

const NUMBERED = `
select h.intake_id as "intakeId", v.order_id as "orderId", v.version as "readVersion", v.rx_number as "rxNumber", v.ndc11
from hl7_order h left join med_order o on o.id = h.order_id or o.intake_id = h.intake_id left join order_version v on v.order_id = o.id and v.superseded_at is null
where h.tenant_id = $1 and h.sender = $2 and h.placer = $3 and h.resident_id = $4`;
const BY_RX = `
select null as "intakeId", v.order_id as "orderId", v.version as "readVersion", v.rx_number as "rxNumber", v.ndc11
from med_order o join order_version v on v.order_id = o.id and v.superseded_at is null where o.tenant_id = $1 and o.rx_number = any($2) and o.resident_id = $3`;

/** Our prescription number as a message has it (RXE-15, else ORC-3); '' = none. */
export const rxNumberOf = ({ prescriptionNumber, filler }: OrderNews): string => prescriptionNumber || filler;

/** What an order of a message is here, by the sender's number and then by ours; another resident's order is none. */
export async function findTarget(tx: Tx, sender: string, order: OrderNews, residentId: string): Promise<OrderTarget | null> {
  const { tenantId } = tx.actor;
  const [known] = order.placer === '' ? [] : await tx.query(TargetRow, NUMBERED, [tenantId, sender, order.placer, residentId]);
  if (known !== undefined) return known;
  const [ours] = await tx.query(TargetRow, BY_RX, [tenantId, [order.prescriptionNumber, order.filler].filter((text) => text !== ''), residentId]);
  return ours ?? null;
}

/** Keeps what the sender's number means from now on. */
export async function linkOrder(tx: Tx, sender: string, placer: string, to: { readonly facilityId: string; readonly residentId: string; readonly intakeId: string | null; readonly orderId: string | null }): Promise<void> {
  if (placer === '') return;
  await tx.execute(
    'insert into hl7_order (id, tenant_id, facility_id, resident_id, sender, placer, intake_id, order_id, recorded_at) values ($1, $2, $3, $4, $5, $6, $7, $8, now()) on conflict (tenant_id, sender, placer) do nothing',
    [tx.newId(), tx.actor.tenantId, to.facilityId, to.residentId, sender, placer, to.intakeId, to.orderId],
  );
}

const FirstRow = z.object({
  npi: z.string().nullable(), ndc11: z.string(), frequencyCode: z.string(), dose: z.number(), prn: z.boolean(), sigText: z.string(), from: z.string(), to: z.string().nullable(), quantity: z.number().nullable(), refills: z.number().nullable(),
});
/** An order as it was first written, amounts in thousandths. */
export type FirstVersion = z.output<typeof FirstRow>;
const ReadingRow = z.object({ content: z.record(z.string(), z.json()) });

/** How an order began. */
export async function readFirstVersion(tx: Tx, orderId: string): Promise<FirstVersion> {
  const [row] = await tx.query(
    FirstRow,
    `select p.npi, v.ndc11, v.frequency_code as "frequencyCode", v.dose_milli as dose, v.prn, v.sig_text as "sigText", to_char(v.from_at, 'YYYY-MM-DD"T"HH24:MI') as "from", to_char(v.to_at, 'YYYY-MM-DD"T"HH24:MI') as "to",
       rx.quantity_written_milli as quantity, rx.refills_authorised as refills
     from order_version v left join prescriber p on p.id = v.prescriber_id
     left join lateral (select quantity_written_milli, refills_authorised from prescription where order_id = v.order_id order by recorded_at limit 1) rx on true
     where v.order_id = $1 order by v.version limit 1`,
    [orderId],
  );
  if (row === undefined) throw new Error('an order has no version');
  return row;
}

/** What a prescription said when it arrived. */
export async function readFirstReading(tx: Tx, intakeId: string): Promise<Partial<PrescriptionContent>> {
  const [row] = await tx.query(ReadingRow, 'select content from intake_reading where intake_id = $1 order by version limit 1', [intakeId]);
  return row?.content ?? {};
}
