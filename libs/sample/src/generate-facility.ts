import { isoDate } from './calendar-day.js';
import { buildCensusEvents } from './census-events.builder.js';
import type { CensusEventRow, FacilityRow, MedPassTimeRow, OrderRow, PlantedRow, PrescriberRow, ResidentRow } from './census-rows.js';
import { chartRows, RX_NUMBERS_PER_RESIDENT } from './chart-rows.builder.js';
import { facilityProfile, type FacilityProfile, type PassTimes } from './facility-profile.js';
import { inventedNpi } from './npi.js';
import { buildOrderIntents } from './order-intents.builder.js';
import { FAMILY_NAMES, MENS_NAMES, WOMENS_NAMES } from './people-names.js';
import { plantProblems, type Chart } from './planting.rule.js';
import { buildResidents } from './residents.builder.js';
import type { SampleOptions } from './sample-options.js';
import { SeededRandom } from './seeded-random.js';

/** Everything a census folder says about one facility. */
export interface FacilityCensus {
  readonly facilities: readonly FacilityRow[];
  readonly residents: readonly ResidentRow[];
  readonly prescribers: readonly PrescriberRow[];
  readonly medPassTimes: readonly MedPassTimeRow[];
  readonly orders: readonly OrderRow[];
  readonly censusEvents: readonly CensusEventRow[];
  /** The truth about what is wrong on purpose; nothing else is. */
  readonly planted: readonly PlantedRow[];
}

const FIRST_RX_NUMBER = 600_001;
const PRESCRIBERS_PER_FACILITY = 6;
const TITLES = ['MD', 'DO', 'MD', 'NP', 'MD', 'PA-C'];

/** One facility of a sample, by its place from 0; it depends on nothing but its place and the options. */
export function generateFacility(index: number, options: SampleOptions): FacilityCensus {
  const profile = facilityProfile(index, options);
  const stream = (part: number): SeededRandom => new SeededRandom(options.seed, index, part);
  const residents = buildResidents({ profile, count: residentsIn(index, options), random: stream(1) });
  const orderRandom = stream(2);
  const charts = residents.map((resident): Chart => ({
    resident, ...buildOrderIntents({ profile, resident, random: orderRandom }), allergiesRecorded: true, partD: null,
  }));
  plantProblems({ profile, charts, random: stream(3) });
  const prescribers = prescribersOf(index, stream(4));
  // Whoever has a planted problem stays in place, so that no absence hides the problem.
  const untroubled = charts.filter((chart) => chart.allergiesRecorded && chart.intents.every(({ problem }) => problem === null)).map(({ resident }) => resident);
  const censusEvents = buildCensusEvents({ profile, residents: untroubled, residentsInAll: residents.length, random: stream(5) });
  const away = new Set(censusEvents.filter(({ event, to_ts: to }) => event === 'HOSPITAL' && to === '').map((event) => event.resident_id));
  const rowRandom = stream(6);
  const charted = charts.map((chart) => chartRows({ chart, profile, prescriber: rowRandom.pick(prescribers), away, random: rowRandom, firstRx: firstRxOf(index, options) }));
  return {
    facilities: [facilityRow(profile)],
    residents: charted.map(({ resident }) => resident),
    prescribers,
    medPassTimes: [...passTimeRows(profile, profile.passTimes, ''), ...passTimeRows(profile, profile.ownTimes, profile.ownTimesWing)],
    orders: charted.flatMap(({ orders }) => orders),
    censusEvents,
    planted: charted.flatMap(({ planted }) => planted),
  };
}

/** Residents of a facility when they are shared out evenly. */
function residentsIn(index: number, { facilities, residents }: SampleOptions): number {
  return Math.floor(residents / facilities) + (index < residents % facilities ? 1 : 0);
}

function firstRxOf(index: number, { facilities, residents }: SampleOptions): number {
  const before = index * Math.floor(residents / facilities) + Math.min(index, residents % facilities);
  return FIRST_RX_NUMBER + before * RX_NUMBERS_PER_RESIDENT;
}

function prescribersOf(index: number, random: SeededRandom): PrescriberRow[] {
  return Array.from({ length: PRESCRIBERS_PER_FACILITY }, (_, place) => ({
    prescriber: `${random.pick(FAMILY_NAMES)}, ${random.pick(random.chance(0.5) ? WOMENS_NAMES : MENS_NAMES)} ${TITLES[place] ?? 'MD'}`,
    npi: inventedNpi(index * PRESCRIBERS_PER_FACILITY + place),
  }));
}

function facilityRow(profile: FacilityProfile): FacilityRow {
  return {
    facility_id: profile.id, name: profile.name, city: profile.city, state: profile.state,
    cycle_days: String(profile.cycleDays), last_cycle_start: isoDate(profile.lastCycleStart),
    next_cycle_start: isoDate(profile.nextCycleStart), pack_type: profile.packType, as_of: isoDate(profile.asOf),
    zone: profile.zone, lead_days: '7', cut_off: '17:00', delivery_days: 'MO;TU;WE;TH;FR;SA', residence_code: '03',
    wings_with_own_times: profile.ownTimesWing,
  };
}

function passTimeRows({ id, asOf }: FacilityProfile, table: PassTimes, wing: string): MedPassTimeRow[] {
  return Object.entries(table).map(([passCode, times]) => ({
    facility_id: id, pass_code: passCode, times: times.join(','), wing, effective_from: wing === '' ? '' : isoDate(asOf - 180),
  }));
}
