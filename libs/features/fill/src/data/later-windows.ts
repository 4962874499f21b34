import { type Day, formatDay } from '@cyclefill/domain/kernel';
import { FacilityInputs } from '@cyclefill/features/facility';
import { type Tx, prepared } from '@cyclefill/platform/database';

/** The window whose lines became others, and the batch that they are of. */
interface ToldWindow {
  readonly id: string;
  readonly facilityId: string;
  readonly window: { readonly from: Day };
  readonly fills: { readonly wingId: string | null } | null;
}

const LATER = prepared(`
select wing_id is not distinct from $3 as same from fill_batch
where facility_id = $1 and is_current and window_from > $2 and computed_at is not null order by same desc limit 1`, ['uuid', 'date', 'uuid']);

/** The batch itself read all that moves by this, if it had read everything before. */
const STAY_CURRENT = `
update fill_batch b set input_version = c.input_version from facility_clock c
where b.id = $1 and c.facility_id = b.facility_id and b.input_version = c.input_version - 1`;

/** Orders of a batch that a later window of another cycle fills too: their residents moved. */
async function ordersInBoth(tx: Tx, batchId: string): Promise<readonly string[]> {
  const rows = await tx.raw<{ order_id: string }>(
    `select distinct l.order_id from fill_line l join fill_line o on o.order_id = l.order_id and o.kind = l.kind and o.window_from > l.window_from and o.is_current
     where l.batch_id = $1 and l.superseded_at is null`,
    [batchId],
  );
  return rows.map((row) => row.order_id);
}

/**
 * Says that what a window takes is another: windows after it that are computed count it down, and compare its products
 * (R117, E21), so that they are rebuilt. @param orders whose lines are others; null = all.
 */
export async function tellLaterWindows(tx: Tx, { id, facilityId, window: { from }, fills }: ToldWindow, orders: readonly string[] | null): Promise<void> {
  const later = await tx.raw<{ same: boolean }>(LATER, [facilityId, formatDay(from), fills?.wingId ?? null]);
  if (later[0] === undefined) return;
  if (orders === null && later[0].same) await tx.get(FacilityInputs).everythingMoved(facilityId);
  else {
    const told = orders ?? (await ordersInBoth(tx, id));
    if (told.length === 0) return;
    await tx.get(FacilityInputs).ordersMoved(facilityId, told);
  }
  await tx.execute(STAY_CURRENT, [id]);
}
