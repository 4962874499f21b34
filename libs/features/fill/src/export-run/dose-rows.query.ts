import { type DayRange, dayOf, formatClock, formatDay, formatInstant, formatMilli, minuteOf } from '@cyclefill/domain/kernel';
import type { Tx } from '@cyclefill/platform/database';
import { doseEvents } from './dose-events.query.js';

/** Columns of `export doses`. */
export const DOSE_COLUMNS = ['facility_id', 'resident_id', 'rx_number', 'local_date', 'local_time', 'utc_instant', 'quantity', 'unit', 'state'] as const;

/** Every scheduled dose of a facility in `range`, PRN left out, by resident, Rx number, time. */
export async function doseRows(tx: Tx, facilityId: string, range: DayRange): Promise<readonly (readonly string[])[]> {
  return (await doseEvents(tx, facilityId, range)).map(({ facilityCode, residentCode, rxNumber, at, instant, dose, unit, state }) => {
    const clock = formatClock(minuteOf(at));
    return [facilityCode, residentCode, rxNumber, formatDay(dayOf(at)), `${clock.slice(0, 2)}:${clock.slice(2)}`, formatInstant(instant), formatMilli(dose), unit, state];
  });
}
