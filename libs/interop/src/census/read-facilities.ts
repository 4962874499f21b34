import { type DeliveryCalendar, EVERY_DAY, parseDeliveryDays, parseHolidays } from '@cyclefill/domain/cycle-fill';
import { Zone, addDays } from '@cyclefill/domain/kernel';
import { type Findings, type RowReader, type Table, UniqueKeys, readRows } from '@cyclefill/interop/csv';
import type { FacilityRow } from './census-rows.js';
import { readCycleTiming } from './read-cycle-timing.js';
import { zoneOfState } from './state-zone.js';

const DEFAULT_LEAD_DAYS = 3;
const DEFAULT_CUT_OFF = 17 * 60;

/** Rows of `facilities.csv`. */
export function readFacilities(table: Table | null, findings: Findings): readonly FacilityRow[] {
  const codes = new UniqueKeys();
  return readRows(table, findings.errors, (row) => {
    const facility = readFacility(row);
    codes.claim(row, 'facility_id', facility.code);
    const lastCycleStart = row.optionalDay('last_cycle_start');
    if (row.ok && lastCycleStart !== null && facility.timing.kind === 'period' && addDays(lastCycleStart, facility.timing.days) !== facility.nextCycleStart) {
      findings.notices.add({ file: 'facilities.csv', line: row.line, column: 'last_cycle_start', reason: 'the last cycle does not end where the next one starts; next_cycle_start counts' });
    }
    return facility;
  });
}

function readFacility(row: RowReader): FacilityRow {
  const state = row.requiredText('state').toUpperCase();
  const packType = row.requiredText('pack_type');
  return {
    line: row.line, code: row.id('facility_id'), name: row.requiredText('name'), city: row.text('city'), state, zone: readZone(row, state),
    packaging: readPackaging(row, packType), packType,
    timing: readCycleTiming(row), nextCycleStart: row.day('next_cycle_start'), asOf: row.optionalDay('as_of'),
    leadDays: row.integer('lead_days', { min: 0, max: 60 }, DEFAULT_LEAD_DAYS), cutOff: row.clock('cut_off', DEFAULT_CUT_OFF),
    calendar: readCalendar(row), residenceCode: row.text('residence_code') || '03',
    labelProfile: readLabelProfile(row), wings: row.text('wings_with_own_times').split(';').map((wing) => wing.trim()).filter((wing) => wing !== ''),
  };
}

function readZone(row: RowReader, state: string): string {
  const given = row.raw('zone');
  const zone = given === '' ? zoneOfState(state) : given;
  if (zone === null) row.fail('zone', 'this state has more than one time zone: name the facility\'s, such as America/Chicago');
  else if (Zone.find(zone) === null) row.fail('zone', 'not a time zone of the IANA database, such as America/New_York');
  return zone ?? '';
}

function readCalendar(row: RowReader): DeliveryCalendar {
  const [deliveryWeekdays, holidays] = [parseDeliveryDays(row.raw('delivery_days')), parseHolidays(row.raw('holidays'))];
  if (deliveryWeekdays === null) row.fail('delivery_days', 'not weekdays such as MO;WE;FR');
  if (holidays === null) row.fail('holidays', 'not dates such as 2026-12-25;2027-01-01');
  return { deliveryWeekdays: deliveryWeekdays ?? EVERY_DAY.deliveryWeekdays, holidays: holidays ?? [] };
}

function readPackaging(row: RowReader, packType: string): FacilityRow['packaging'] {
  if (/multi-?dose/iu.test(packType)) return 'multi_dose';
  if (!/card|blister/iu.test(packType)) row.fail('pack_type', 'names neither a card nor a multi-dose pack');
  return 'card';
}

function readLabelProfile(row: RowReader): FacilityRow['labelProfile'] {
  const cell = row.raw('label_profile');
  if (cell === '' || cell === 'nurse') return 'nurse';
  if (cell !== 'self') row.fail('label_profile', 'neither nurse nor self');
  return 'self';
}
