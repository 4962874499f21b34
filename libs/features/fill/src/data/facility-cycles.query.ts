import type { Cycle, CycleSeries, FacilityCycles } from '@cyclefill/domain/cycle-fill';
import { CYCLE_TIMING_COLUMNS, CycleTimingRow, cycleOf } from '@cyclefill/features/facility';
import { type Tx, prepared } from '@cyclefill/platform/database';
import { z } from 'zod';

const Row = CycleTimingRow.extend({ wing_id: z.string().nullable() });

/** Every series there has been: what a newer one took over from still says which windows there were. */
const SERIES = prepared(`select c.wing_id, ${CYCLE_TIMING_COLUMNS} from cycle c where c.facility_id = $1 and c.recorded_at <= $2 order by c.recorded_at, c.id`, ['uuid', 'timestamptz']);

/** A series takes over on its first day; one without a beginning stands for all before it, which was never in use. */
function withNext(series: CycleSeries, next: Cycle): CycleSeries {
  const { startsOn } = next;
  return [...(startsOn === undefined ? [] : series.filter((one) => one.startsOn === undefined || one.startsOn < startsOn)), next];
}

/** The cycles of a facility as known at an instant; null where no wing has one of its own, so that the facility's fills everybody. */
export async function readFacilityCycles(tx: Tx, facilityId: string, known: Date): Promise<FacilityCycles | null> {
  const rows = await tx.query(Row, SERIES, [facilityId, known]);
  if (rows.every(({ wing_id: wingId }) => wingId === null)) return null;
  const cycles = new Map<string | null, CycleSeries>();
  for (const row of rows) cycles.set(row.wing_id, withNext(cycles.get(row.wing_id) ?? [], cycleOf(row)));
  return cycles;
}
