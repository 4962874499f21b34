import type { LocalMinute } from '@cyclefill/domain/kernel';
import { ENTRY_STATUSES, type ListEntry } from '@cyclefill/domain/reconciliation';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

const Row = z.object({ id: z.string(), version: z.int(), drug: z.string(), ndc11: z.string(), rxcui: z.string(), strength: z.string(), form: z.string(), route: z.string(), sig: z.string(), status: z.enum(ENTRY_STATUSES) });

/** An order of ours as an entry, with the version it was read from. */
export type OurEntry = ListEntry & { readonly version: number };

/** What the pharmacy itself has for a resident: every order that has not ended, with its product and its state at a local minute. */
export async function readOurList(tx: Tx, residentId: string, at: LocalMinute): Promise<readonly OurEntry[]> {
  const rows = await tx.query(
    Row,
    `select v.order_id as id, v.version, v.drug, v.ndc11, coalesce(d.rxcui, '') as rxcui, coalesce(d.strength, '') as strength, coalesce(d.form, '') as form, v.route, v.sig_text as sig,
       case when exists (select from order_hold h where h.order_id = v.order_id and h.superseded_at is null and date_part('epoch', h.from_at) / 60 <= $2 and (h.to_at is null or date_part('epoch', h.to_at) / 60 > $2))
         then 'on-hold' when date_part('epoch', v.from_at) / 60 > $2 then 'intended' else 'active' end as status
     from order_version v left join drug_product d on d.tenant_id = v.tenant_id and d.ndc11 = v.ndc11 and d.superseded_at is null
     where v.resident_id = $1 and v.superseded_at is null and (v.to_at is null or date_part('epoch', v.to_at) / 60 > $2) order by v.rx_number collate "C"`,
    [residentId, at],
  );
  return rows.map((row) => ({ ...row, structure: null }));
}
