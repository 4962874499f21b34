import { DISTANT_PAST, type LocalMinute, type MinuteOfDay } from '@cyclefill/domain/kernel';
import { buildPassSchedule, rowsFor } from '@cyclefill/domain/regimen';
import { MedPassRepository } from '@cyclefill/features/facility';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import { momentText } from '../data/local-time.js';

const WingRow = z.object({ name: z.string() });

/** Times of a pass code by the table that holds for a resident at a moment; null = no table knows the code. */
export async function readTimesInForce(tx: Tx, facilityId: string, residentId: string, at: LocalMinute): Promise<(code: string) => readonly MinuteOfDay[] | null> {
  const rows = rowsFor(await tx.get(MedPassRepository).known(facilityId, await tx.now()), residentId);
  const [wing] = await tx.query(
    WingRow,
    `select w.name from census_event e join wing w on w.id = e.wing_id
     where e.resident_id = $1 and e.kind in ('placed', 'transfer') and e.superseded_at is null and e.from_at <= $2 order by e.from_at desc limit 1`,
    [residentId, momentText(at)],
  );
  const passes = buildPassSchedule(rows, wing === undefined ? [] : [{ wing: wing.name, from: DISTANT_PAST }]);
  return (code) => passes.findLast((segment) => segment.from <= at)?.timesOf(code) ?? null;
}
