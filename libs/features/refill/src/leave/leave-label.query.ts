import type { Tx } from '@cyclefill/platform/database';
import { invariant } from '@cyclefill/domain/kernel';
import { z } from 'zod';

/** What the label of a leave supply says beside its doses: in full, since the resident takes it alone (R123, R226). */
export const leaveLabelSchema = z.object({
  pharmacy: z.string(), phone: z.string(), address: z.string(), resident: z.string(), drug: z.string(), strength: z.string(), directions: z.string(), prescriber: z.string(), doseUnit: z.string(),
});
export type LeaveLabel = z.output<typeof leaveLabelSchema>;

/** The label data of one order. */
export async function readLeaveLabel(tx: Tx, orderId: string): Promise<LeaveLabel> {
  const [label] = await tx.query(
    leaveLabelSchema,
    `select coalesce(ph.name, '') as pharmacy, coalesce(ph.phone, '') as phone, coalesce(ph.address, '') as address, r.given_name || ' ' || r.family_name as resident, d.name as drug, d.strength,
       v.sig_text as directions, coalesce(p.name, '') as prescriber, v.dose_unit as "doseUnit"
     from order_version v join resident_version r on r.resident_id = v.resident_id and r.superseded_at is null
     join drug_product d on d.ndc11 = v.ndc11 and d.superseded_at is null left join prescriber p on p.id = v.prescriber_id left join pharmacy ph on ph.tenant_id = v.tenant_id
     where v.order_id = $1 and v.superseded_at is null`,
    [orderId],
  );
  invariant(label !== undefined, 'an order without its product or resident');
  return label;
}
