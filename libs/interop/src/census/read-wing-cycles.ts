import { parseDeliveryDays } from '@cyclefill/domain/cycle-fill';
import { type Findings, type RowReader, type Table, UniqueKeys, readRows } from '@cyclefill/interop/csv';
import type { FacilityRow, WingCycleRow } from './census-rows.js';
import { readCycleTiming } from './read-cycle-timing.js';
import type { References } from './references.js';

/** Rows of `wing_cycles.csv`; lead days and cut-off are the facility's unless given. */
export function readWingCycles(table: Table | null, facilities: readonly FacilityRow[], references: References, findings: Findings): readonly WingCycleRow[] {
  const byCode = new Map(facilities.map((facility) => [facility.code, facility]));
  const keys = new UniqueKeys();
  return readRows(table, findings.errors, (row) => {
    references.checkFacility(row);
    const facility = byCode.get(row.raw('facility_id'));
    const cycle: WingCycleRow = {
      line: row.line, facility: row.raw('facility_id'), wing: readWing(row, facility, references), timing: readCycleTiming(row), anchor: row.day('next_cycle_start'),
      leadDays: row.integer('lead_days', { min: 0, max: 60 }, facility?.leadDays ?? 0), cutOff: row.clock('cut_off', facility?.cutOff ?? 0), deliveryWeekdays: readDays(row),
    };
    keys.claim(row, 'wing', JSON.stringify([cycle.facility, cycle.wing]));
    return cycle;
  });
}

/** A wing that nobody knows is a slip of the pen: its cycle would fill nobody. */
function readWing(row: RowReader, facility: FacilityRow | undefined, references: References): string {
  const wing = row.requiredText('wing');
  if (wing !== '' && facility !== undefined && !references.hasWing(facility.code, wing) && !facility.wings.includes(wing)) {
    row.fail('wing', `nobody lives in wing ${wing} of ${facility.code}: correct it, or name the wing in wings_with_own_times of facilities.csv`);
  }
  return wing;
}

function readDays(row: RowReader): WingCycleRow['deliveryWeekdays'] {
  const cell = row.raw('delivery_days');
  const days = cell === '' ? null : parseDeliveryDays(cell);
  if (cell !== '' && days === null) row.fail('delivery_days', 'not weekdays such as MO;WE;FR');
  return days;
}
