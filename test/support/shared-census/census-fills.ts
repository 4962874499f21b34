import { drugConcept, statedMost } from '@cyclefill/domain/clinical';
import { type DrugFacts, type FillOrder, type FillWindow, type ResidentContext, defaultFillMode, dosesPerUnitOf } from '@cyclefill/domain/cycle-fill';
import { type LocalMinute, type Milli, type MinuteOfDay, type MinuteRange, ONE_UNIT, ZERO, addDays, atMinute, day, parseClock, parseMilli, timesMilli } from '@cyclefill/domain/kernel';
import { DEA_SCHEDULES } from '@cyclefill/domain/law';
import { classifyProduct, crushReason } from '@cyclefill/domain/packing';
import { type MedPassRow, buildPassSchedule, passCodeOf, readFrequency } from '@cyclefill/domain/regimen';
import { COMMON_RULES } from '../../builders/rules.builder.js';
import { type CsvRow, type SharedCensus, cell, rowWhere } from './shared-census.js';

/** One order row of the census as the three arguments of `computeFill`. */
export interface CensusFill {
  readonly rxNumber: string;
  readonly order: FillOrder;
  readonly resident: ResidentContext;
  readonly batch: FillWindow;
}

const quantity = (row: CsvRow, column: string): Milli => parseMilli(cell(row, column)) ?? ZERO;
const clocks = (text: string): readonly MinuteOfDay[] => text.split(',').filter(Boolean).map((time) => parseClock(time) ?? Number.NaN);
const stamp = (text: string): LocalMinute => atMinute(day(text.slice(0, 10)), parseClock(text.slice(11, 16)) ?? 0);
const firstMinuteAfter = (date: string): LocalMinute => atMinute(addDays(day(date), 1));

/** What rows of orders refer to. */
interface CensusLookups {
  readonly prescribers: ReadonlySet<string>;
  readonly catalogue: ReadonlyMap<string, CsvRow>;
}

function batchOf(facility: CsvRow): FillWindow {
  const from = day(cell(facility, 'next_cycle_start'));
  return {
    window: { from, to: addDays(from, Number(cell(facility, 'cycle_days'))) },
    previousFrom: day(cell(facility, 'last_cycle_start')),
    asOf: atMinute(day(cell(facility, 'as_of'))),
    pack: COMMON_RULES,
  };
}

function residentsOf(census: SharedCensus): ReadonlyMap<string, ResidentContext> {
  const rowsOf = new Map<string, MedPassRow[]>();
  for (const row of census.medPassTimes) {
    const rows = rowsOf.get(cell(row, 'facility_id')) ?? [];
    rows.push({ wing: null, code: cell(row, 'pass_code'), effectiveFrom: day('2000-01-01'), minutes: clocks(cell(row, 'times')) });
    rowsOf.set(cell(row, 'facility_id'), rows);
  }
  return new Map(census.residents.map((row) => {
    const events = census.censusEvents.filter((event) => event['resident_id'] === row['resident_id']);
    const discharge = events.find((event) => event['event'] === 'DISCHARGE');
    const absences = events
      .filter((event) => event['event'] === 'LOA' || event['event'] === 'HOSPITAL')
      .map((event): MinuteRange => ({ from: stamp(cell(event, 'from_ts')), to: cell(event, 'to_ts') === '' ? null : stamp(cell(event, 'to_ts')) }));
    return [cell(row, 'resident_id'), {
      passes: buildPassSchedule(rowsOf.get(cell(row, 'facility_id')) ?? [], []),
      presence: { absences, dischargedAt: discharge === undefined ? null : stamp(cell(discharge, 'from_ts')) },
      allergiesRecorded: cell(row, 'allergies') !== '',
      placed: cell(row, 'room') !== '' && cell(row, 'bed') !== '',
      crushMeds: cell(row, 'crush_meds') === 'Y',
      coverage: { partD: false, partDFacility: true, residenceCode: '03' },
      consent: { census: false, standing: [], requestedWindows: [] },
    }];
  }));
}

/**
 * Authorised quantity left (R117). A C-II has one prescription of `qty_written`, other rows so many refills more. A
 * prescription never filled still has its first fill.
 */
function authorisedLeft(row: CsvRow): Milli {
  const written = quantity(row, 'qty_written');
  if (cell(row, 'dea_schedule') === 'CII') return Math.max(0, written - quantity(row, 'last_fill_qty')) as Milli;
  return timesMilli(written, Number(cell(row, 'refills_remaining')) + (cell(row, 'last_fill_date') === '' ? 1 : 0));
}

function drugOf(row: CsvRow, countable: boolean, catalogue: ReadonlyMap<string, CsvRow>): DrugFacts {
  const product = catalogue.get(cell(row, 'ndc11')) ?? {};
  const description = { displayName: cell(row, 'drug'), ingredient: product['substance_name'] ?? '', form: cell(row, 'form'), category: cell(row, 'category') };
  const { hazardous } = classifyProduct(description);
  return {
    ndc11: cell(row, 'ndc11'), ingredients: product['ingredient_rxcui'] ?? '', therapeuticClass: product['therapeutic_class'] ?? '', applicationType: '', solidOral: countable,
    originalContainer: false, discardAfterDays: null, doNotCrush: crushReason(description.displayName, description, hazardous),
    concept: drugConcept({ ...description, ingredient: description.ingredient || (product['nonproprietary_name'] ?? ''), name: description.displayName, strength: cell(row, 'strength'), hazardous }),
  };
}

function orderOf(row: CsvRow, facilityTimes: ReadonlyMap<string, string>, asOf: LocalMinute, { prescribers, catalogue }: CensusLookups): FillOrder {
  const code = cell(row, 'frequency_code');
  const prn = cell(row, 'prn') === 'Y';
  const [from, to] = [atMinute(day(cell(row, 'start_date'))), cell(row, 'stop_date') === '' ? null : firstMinuteAfter(cell(row, 'stop_date'))];
  const followsTable = facilityTimes.get(passCodeOf(code) ?? '') === cell(row, 'admin_times');
  const reading = readFrequency({
    code,
    prn,
    from,
    to,
    detail: cell(row, 'schedule_detail'),
    ownTimes: followsTable ? [] : clocks(cell(row, 'admin_times')),
    dose: quantity(row, 'dose_quantity'),
    anchor: day(cell(row, 'schedule_anchor')),
  });
  const schedule = DEA_SCHEDULES.find((known) => known === cell(row, 'dea_schedule')) ?? null;
  const countable = cell(row, 'category') === 'oral_solid';
  return {
    orderId: cell(row, 'rx_number'),
    residentId: cell(row, 'resident_id'),
    regimen: 'phase' in reading ? { prn, phases: [reading.phase] } : null,
    from,
    to,
    holds: cell(row, 'hold_from') === '' ? [] : [{ from: atMinute(day(cell(row, 'hold_from'))), to: cell(row, 'hold_to') === '' ? null : firstMinuteAfter(cell(row, 'hold_to')) }],
    mode: defaultFillMode({ prn, schedule, countable }),
    prescriberKnown: prescribers.has(cell(row, 'npi')), problem: null,
    changedSince: false,
    schedule,
    splitUnit: (countable && /tablet/i.test(cell(row, 'form')) ? 500 : countable ? ONE_UNIT : 1) as Milli,
    writtenOn: day(cell(row, 'written_date')),
    refillsUsed: Number(cell(row, 'refills_authorized')) - Number(cell(row, 'refills_remaining')),
    everFilled: cell(row, 'last_fill_date') !== '',
    dosesPerUnit: dosesPerUnitOf({ doseUnit: cell(row, 'dose_unit'), strength: cell(row, 'strength'), countable }),
    authorisedLeft: authorisedLeft(row),
    lastFill: cell(row, 'last_fill_date') === '' ? null : { on: day(cell(row, 'last_fill_date')), quantity: quantity(row, 'last_fill_qty') },
    earliestFillOn: null, drug: drugOf(row, countable, catalogue), group: cell(row, 'order_group') || null, prnReasonGiven: cell(row, 'prn_reason') !== '', prnReviews: [], statedMost: statedMost(cell(row, 'sig_text')), emergency: null, stopsByPolicy: false, previousNdc11: null,
    onHand: cell(row, 'on_hand') === '' ? null : { quantity: quantity(row, 'on_hand'), at: asOf },
  };
}

/** Every order of the census in its facility's next cycle, as of the day the facility file names. */
export function censusFills(census: SharedCensus): readonly CensusFill[] {
  const residents = residentsOf(census);
  const lookups: CensusLookups = {
    prescribers: new Set(census.prescribers.map((row) => cell(row, 'npi'))),
    catalogue: new Map(census.catalogue.map((row) => [cell(row, 'ndc11'), row])),
  };
  const batches = new Map(census.facilities.map((row) => [cell(row, 'facility_id'), batchOf(row)]));
  return census.orders.map((row) => {
    const facility = cell(row, 'facility_id');
    const batch = batches.get(facility) ?? batchOf(rowWhere(census.facilities, 'facility_id', facility));
    const times = new Map(census.medPassTimes.filter((pass) => pass['facility_id'] === facility).map((pass) => [cell(pass, 'pass_code'), cell(pass, 'times')]));
    const resident = residents.get(cell(row, 'resident_id'));
    if (resident === undefined) throw new Error('an order without a resident');
    return { rxNumber: cell(row, 'rx_number'), order: orderOf(row, times, batch.asOf, lookups), resident, batch };
  });
}
