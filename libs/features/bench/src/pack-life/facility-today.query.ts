import { type Day, type EpochMinute, type LocalMinute, dayOf } from '@cyclefill/domain/kernel';
import { facilityZone } from '@cyclefill/features/facility';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

const Row = z.object({ zone: z.string() });

/** Today on the facility's wall. */
export async function facilityToday(tx: Tx, facilityId: string): Promise<Day> {
  const [row] = await tx.query(Row, 'select zone from facility where id = $1', [facilityId]);
  if (row === undefined) throw new Error('a pack without its facility');
  return dayOf(facilityZone(row.zone).toLocal(Math.floor((await tx.now()).getTime() / 60_000) as EpochMinute) as LocalMinute);
}
