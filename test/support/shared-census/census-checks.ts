import { type ClinicalCheck, checkResident } from '@cyclefill/domain/clinical';
import { atMinute } from '@cyclefill/domain/kernel';
import { type CensusFill, censusFills } from './census-fills.js';
import { type SharedCensus, cell } from './shared-census.js';

/** A resident of the census with the orders that a check holds against each other. */
export interface CensusCheck {
  readonly residentId: string;
  readonly fills: readonly CensusFill[];
  readonly check: ClinicalCheck;
}

const NO_ALLERGIES = /^(?:NKDA|NKA)$/u;

/** `null` = never recorded. */
function allergiesOf(text: string): readonly string[] | null {
  if (text === '') return null;
  return NO_ALLERGIES.test(text) ? [] : text.split(';').map((part) => part.trim());
}

/** The checks over each resident of the census, from the day the facility file names to the end of the next window. */
export function censusChecks(census: SharedCensus): readonly CensusCheck[] {
  const residents = new Map(census.residents.map((row) => [cell(row, 'resident_id'), row]));
  return [...Map.groupBy(censusFills(census), ({ order }) => order.residentId)].map(([residentId, own]): CensusCheck => {
    const fills = own.toSorted((a, b) => (a.rxNumber < b.rxNumber ? -1 : 1));
    const [row, { batch, resident }] = [residents.get(residentId) ?? {}, fills[0] as CensusFill];
    const check = checkResident(fills.map(({ order }) => order), {
      allergies: allergiesOf(cell(row, 'allergies')), age: Math.floor((Date.parse('2026-12-01') - Date.parse(cell(row, 'dob'))) / 31_557_600_000), crushMeds: resident.crushMeds,
      weightKg: null, creatinineClearance: null, passesOf: () => resident.passes, given: new Map(),
    }, { from: batch.asOf, to: atMinute(batch.window.to) }, batch.pack);
    return { residentId, fills, check };
  });
}
