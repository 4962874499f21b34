import { type Day, type LocalDate, addDays, day } from '@cyclefill/domain/kernel';
import { rulesFor } from '@cyclefill/domain/law';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

const FacilityRow = z.object({ code: z.string(), state: z.string(), last_day: z.string().nullable() });

const FACILITIES = `
select f.code, f.state, (max(b.window_to) - 1)::text as last_day from facility f left join fill_batch b on b.facility_id = f.id and b.is_current and b.closed_at is null
where f.tenant_id = $1 group by f.id, f.code, f.state`;

/** Until when a lot is good for every pack of the windows that are built now: the last day of each and the margin of its facility (D94). */
export async function goodUntil(tx: Tx, today: Day): Promise<Day> {
  const facilities = await tx.query(FacilityRow, FACILITIES, [tx.actor.tenantId]);
  return facilities.reduce<Day>((latest, { code, state, last_day: last }) => {
    const { rules } = rulesFor({ state, payer: '', facility: code, on: today });
    const from = last === null ? today : (Math.max(today, day(last as LocalDate)) as Day);
    return Math.max(latest, addDays(from, rules['bench.short-date-days'].value)) as Day;
  }, today);
}
