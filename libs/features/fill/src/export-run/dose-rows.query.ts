import { type Day, type DayRange, Zone, atMinute, dayOf, formatClock, formatDay, formatInstant, formatMilli, minuteOf } from '@cyclefill/domain/kernel';
import { doseStateAt, expandRegimen } from '@cyclefill/domain/regimen';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import { readFacilitySnapshot } from '../compute-fill-batch/facility-snapshot.query.js';
import { contextOf } from '../compute-fill-batch/resident-contexts.js';

/** Columns of `export doses`. */
export const DOSE_COLUMNS = ['facility_id', 'resident_id', 'rx_number', 'local_date', 'local_time', 'utc_instant', 'quantity', 'unit', 'state'] as const;

const UnitRow = z.object({ id: z.string(), dose_unit: z.string() });

/** The wall time shown and the instant of a dose: a slot in a gap of the clocks shows the moved time (D47). */
function whenDue(zone: Zone, day: Day, minute: number): readonly [string, string, string] {
  const instant = zone.instantOf(atMinute(day, minute));
  const shown = zone.toLocal(instant);
  const clock = formatClock(minuteOf(shown));
  return [formatDay(dayOf(shown)), `${clock.slice(0, 2)}:${clock.slice(2)}`, formatInstant(instant)];
}

/** Every scheduled dose of a facility in `range`, PRN left out, by resident, Rx number, time. */
export async function doseRows(tx: Tx, facilityId: string, range: DayRange): Promise<readonly (readonly string[])[]> {
  const now = await tx.now();
  const { snapshot, contexts } = await readFacilitySnapshot(tx, facilityId, range, { asOf: now, knownAt: now });
  const rows = await tx.query(UnitRow, `select id, dose_unit from order_version where facility_id = $1 and superseded_at is null`, [facilityId]);
  const units = new Map(rows.map((row) => [row.id, row.dose_unit]));
  const zone = Zone.of(snapshot.batch.zone);
  return snapshot.orders.flatMap((order) => {
    const context = contextOf(contexts, order);
    if (context === undefined || order.regimen === null) return [];
    const code = snapshot.residents.get(order.residentId)?.code ?? '';
    return expandRegimen(order.regimen, context.passes, range).map(({ day, minute, dose }) => {
      const state = doseStateAt(atMinute(day, minute), order.holds, context.presence);
      return [snapshot.batch.facilityCode, code, order.rxNumber, ...whenDue(zone, day, minute), formatMilli(dose), units.get(order.versionId) ?? '', state];
    });
  });
}
