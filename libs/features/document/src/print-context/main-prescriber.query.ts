import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

const Row = z.object({ name: z.string(), npi: z.string() });
const PRESCRIBER = `
select p.name, p.npi from order_version v join prescriber p on p.id = v.prescriber_id where v.resident_id = $1 and v.recorded_at <= $2 and (v.superseded_at is null or v.superseded_at > $2)
group by p.name, p.npi order by count(*) desc, p.npi limit 1`;

/** The prescriber of most of a resident's orders, with NPI, as known at an instant; '' = none is on record. */
export async function readMainPrescriber(tx: Tx, residentId: string, known: Date): Promise<string> {
  const [row] = await tx.query(Row, PRESCRIBER, [residentId, known]);
  return row === undefined ? '' : `${row.name} · NPI ${row.npi}`;
}
