import { isoDate } from './calendar-day.js';
import type { OrderRow, PlantedRow, PrescriberRow, ResidentRow } from './census-rows.js';
import type { FacilityProfile } from './facility-profile.js';
import type { PlantedProblem } from './order-intent.js';
import { buildOrderRow, type ResidentCells } from './order-row.builder.js';
import type { Chart } from './planting.rule.js';
import { specialOf } from './residents.builder.js';
import type { SeededRandom } from './seeded-random.js';

/** Rx numbers set aside for each resident, so that no facility needs to know how many the others used. */
export const RX_NUMBERS_PER_RESIDENT = 40;

const PAYERS_WITHOUT_PART_D = ['MEDICAID', 'MEDICARE_A', 'PRIVATE'];

const NOTES: Readonly<Record<PlantedProblem, string>> = {
  expired_prescription: 'written more than 12 months before the as-of date',
  no_refills_remaining: 'needs a new prescription before the next cycle',
  refill_too_soon: 'filled the day before the as-of date',
  cii_older_than_60_days: 'C-II prescription older than 60 days cannot be partially filled further',
  on_hand_variance: 'on-hand differs from expected by five days of doses',
  civ_refills_used: 'C-IV prescription with all five refills used',
  civ_older_than_6_months: 'C-IV prescription written more than six months before the as-of date',
  half_tablet_unsplittable: 'half of a tablet that must not be split',
  allergies_not_recorded: 'allergies were never recorded',
  prescriber_missing: 'order without a prescriber',
  duplicate_ingredient: 'a second strength of the same drug is active',
  do_not_crush: 'resident has a crush-medications order; form must not be crushed',
  brand_part_d: 'brand oral solid for a Part D resident in a cycle longer than 14 days',
};

interface ChartGiven {
  readonly chart: Chart;
  readonly profile: FacilityProfile;
  readonly prescriber: PrescriberRow;
  /** Ids of residents who are in hospital. */
  readonly away: ReadonlySet<string>;
  readonly firstRx: number;
  readonly random: SeededRandom;
}

/** A resident with orders as census rows, and the truth about what was planted there. */
export function chartRows({ chart, profile, prescriber, away, firstRx, random }: ChartGiven): { resident: ResidentRow; orders: OrderRow[]; planted: PlantedRow[] } {
  const { resident, intents } = chart;
  const { facility_id, wing, room, bed, resident_id, name, dob, sex, allergies, diagnoses } = residentCells(chart, profile);
  const cells: ResidentCells = { facility_id, wing, room, bed, resident_id, name, dob, sex, allergies, diagnoses, ...prescriber };
  const planted: PlantedRow[] = chart.allergiesRecorded ? [] : [plantedRow('allergies_not_recorded', resident_id, '', profile)];
  const orders = intents.map((intent, place) => {
    const rxNumber = String(firstRx + resident.number * RX_NUMBERS_PER_RESIDENT + place);
    if (intent.problem !== null) planted.push(plantedRow(intent.problem, resident_id, rxNumber, profile));
    return buildOrderRow({ cells, intent, rxNumber, profile, random });
  });
  return {
    resident: {
      facility_id, wing, room, bed, resident_id, name, dob, sex, allergies, diagnoses,
      admit_date: isoDate(resident.admitted), status: away.has(resident_id) ? 'hospital' : 'active',
      crush_meds: resident.crush ? 'Y' : 'N', source_patient_id: `SYN-${resident_id}`,
      ...payerCells(chart, profile, random), auto_refill_consent: 'Y',
    },
    orders, planted,
  };
}

function residentCells({ resident, intents, allergiesRecorded }: Chart, profile: FacilityProfile): Omit<ResidentCells, 'prescriber' | 'npi'> {
  const special = specialOf(resident.number);
  const acute = intents.some(({ group }) => group.startsWith('TAPER')) ? ['J44.1'] : [];
  const codes = [...acute, ...[...(special === undefined ? [] : [special]), ...resident.conditions].flatMap(({ icd }) => icd)];
  return {
    facility_id: profile.id, wing: resident.wing, room: resident.room, bed: resident.bed, resident_id: resident.id,
    name: resident.name, dob: isoDate(resident.dob), sex: resident.sex,
    allergies: allergiesRecorded ? resident.allergies : '', diagnoses: [...new Set(codes)].join(';'),
  };
}

/** In long cycles, residents on brand-name solids are not on Part D unless that is the planted problem. */
function payerCells({ intents, partD }: Chart, { cycleDays }: FacilityProfile, random: SeededRandom): Pick<ResidentRow, 'payer' | 'part_d'> {
  const barred = cycleDays > 14 && intents.some(({ product }) => product.category === 'oral_solid' && product.application === 'NDA');
  const drawn = random.chance(0.85) && !barred;
  const otherPayer = random.pick(PAYERS_WITHOUT_PART_D);
  return partD ?? drawn ? { payer: 'MEDICARE_D', part_d: 'Y' } : { payer: otherPayer, part_d: 'N' };
}

function plantedRow(problem: PlantedProblem, residentId: string, rxNumber: string, { id }: FacilityProfile): PlantedRow {
  return { facility_id: id, issue_type: problem, resident_id: residentId, rx_number: rxNumber, note: NOTES[problem] };
}
