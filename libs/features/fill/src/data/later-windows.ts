import { type Day, formatDay } from '@cyclefill/domain/kernel';
import { FacilityInputs } from '@cyclefill/features/facility';
import { type Tx, prepared } from '@cyclefill/platform/database';

/** The window whose lines became others, and the batch that they are of. */
interface ToldWindow {
  readonly id: string;
  readonly facilityId: string;
  readonly window: { readonly from: Day };
}

const LATER = prepared('select from fill_batch where facility_id = $1 and is_current and window_from > $2 and computed_at is not null limit 1');

/** The batch itself read all that moves by this, if it had read everything before. */
const STAY_CURRENT = `
update fill_batch b set input_version = c.input_version from facility_clock c
where b.id = $1 and c.facility_id = b.facility_id and b.input_version = c.input_version - 1`;

/**
 * Says that what a window takes is another: windows after it that are computed count it down, and compare its products
 * (R117, E21), so that they are rebuilt. @param orders whose lines are others; null = all.
 */
export async function tellLaterWindows(tx: Tx, { id, facilityId, window: { from } }: ToldWindow, orders: readonly string[] | null): Promise<void> {
  const later = await tx.raw(LATER, [facilityId, formatDay(from)]);
  if (later.length === 0) return;
  if (orders === null) await tx.get(FacilityInputs).everythingMoved(facilityId);
  else await tx.get(FacilityInputs).ordersMoved(facilityId, orders);
  await tx.execute(STAY_CURRENT, [id]);
}
