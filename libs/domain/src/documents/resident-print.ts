import type { Day } from '@cyclefill/domain/kernel';
import { diagnosisText } from '@cyclefill/domain/sig';
import type { AllergyLine, DateStyle, ResidentHeader } from './document-frame.js';
import { ageOn, dateText } from './print-dates.js';

/** What a document says about a resident, as recorded; the header says the rest in print. */
export interface ResidentPrint extends Omit<ResidentHeader, 'name' | 'age' | 'dateOfBirth' | 'diagnoses'> {
  readonly familyName: string;
  readonly givenName: string;
  readonly dateOfBirth: Day;
  /** ICD-10 codes, or words. */
  readonly diagnoses: readonly string[];
}

/** `CORMIER, Stevie`: family name in capitals, letters with their marks (D111). */
export function printedName(familyName: string, givenName: string): string {
  return `${familyName.toUpperCase()}, ${givenName}`;
}

const NO_KNOWN = /^(?:nkda|nka|no known (?:drug )?allerg(?:y|ies))\.?$/i;

/** The allergy line of a `; `-separated list; nothing recorded is said as such, never left blank (D14). */
export function allergyLine(recorded: string | null): AllergyLine {
  const items = (recorded ?? '').split(';').map((item) => item.trim()).filter(Boolean);
  if (items.length === 0) return { kind: 'not_recorded' };
  return items.every((item) => NO_KNOWN.test(item)) ? { kind: 'none_known', text: 'No known drug allergies' } : { kind: 'known', items };
}

/** The head of every page (D10, D111); the age is that of `on`. */
export function residentHeader(resident: ResidentPrint, on: Day, dates: DateStyle | undefined): ResidentHeader {
  const { familyName, givenName, dateOfBirth, diagnoses, ...rest } = resident;
  return {
    ...rest,
    name: printedName(familyName, givenName),
    dateOfBirth: dateText(dateOfBirth, dates),
    age: `${ageOn(dateOfBirth, on)} y`,
    diagnoses: diagnoses.map(diagnosisText),
  };
}
