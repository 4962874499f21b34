import { type Day, type LocalDate, day } from '@cyclefill/domain/kernel';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

const Row = z.object({ today: z.string() });

/** Today in the pharmacy: of the zones of its facilities the one where the day began last, so that nothing is called expired a day too soon. */
export async function pharmacyToday(tx: Tx): Promise<Day> {
  const [row] = await tx.query(Row, 'select coalesce(min((now() at time zone f.zone)::date), current_date)::text as today from facility f where f.tenant_id = $1', [tx.actor.tenantId]);
  return day((row?.today ?? '') as LocalDate);
}
