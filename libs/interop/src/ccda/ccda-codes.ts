import type { MedicationPart, NoneKnown } from './ccda-list.js';

export const RXNORM = '2.16.840.1.113883.6.88';
export const NDC = '2.16.840.1.113883.6.69';
export const SNOMED = '2.16.840.1.113883.6.96';
export const PHARM = 'urn:hl7-org:pharm';

const CCDA = '2.16.840.1.113883.10.20.22';

/** Templates of C-CDA by their root; the version (`extension`) decides nothing. */
export const TEMPLATE = {
  medicationActivity: [`${CCDA}.4.16`],
  plannedMedication: [`${CCDA}.4.42`],
  immunization: [`${CCDA}.4.52`, `${CCDA}.4.120`],
  freeTextSig: [`${CCDA}.4.147`],
  indication: [`${CCDA}.4.19`],
  instruction: [`${CCDA}.4.20`],
  comment: [`${CCDA}.4.64`],
  vehicle: [`${CCDA}.4.24`],
  reasonNotDone: ['2.16.840.1.113883.10.20.24.3.88', `${CCDA}.4.53`],
  /** Supply orders and dispenses, monitoring, priorities, acts already counted: said of a medication, but none of its directions. */
  besideDirections: [`${CCDA}.4.17`, `${CCDA}.4.18`, `${CCDA}.4.123`, `${CCDA}.4.143`, `${CCDA}.4.118`, `${CCDA}.4.119`, `${CCDA}.4.122`],
  concern: [`${CCDA}.4.30`],
  allergy: [`${CCDA}.4.7`, '2.16.840.1.113883.10.20.24.3.90'],
  reaction: [`${CCDA}.4.9`],
  severity: [`${CCDA}.4.8`],
  criticality: [`${CCDA}.4.145`],
  allergyStatus: [`${CCDA}.4.28`],
} as const;

/** What a section is about. Known by its template, or by its LOINC code where a sender leaves the template out. */
export type SectionKind = 'allergies' | Exclude<MedicationPart, 'elsewhere'>;

export const SECTION_TEMPLATES: ReadonlyMap<string, SectionKind> = new Map([
  [`${CCDA}.2.6`, 'allergies'], [`${CCDA}.2.6.1`, 'allergies'],
  [`${CCDA}.2.1`, 'current'], [`${CCDA}.2.1.1`, 'current'], [`${CCDA}.2.11`, 'current'], [`${CCDA}.2.11.1`, 'current'],
  [`${CCDA}.2.44`, 'admission'], [`${CCDA}.2.38`, 'administered'], [`${CCDA}.2.10`, 'planned'],
]);
export const SECTION_CODES: ReadonlyMap<string, SectionKind> = new Map([
  ['48765-2', 'allergies'], ['10160-0', 'current'], ['10183-2', 'current'], ['75311-1', 'current'], ['42346-7', 'admission'], ['29549-3', 'administered'], ['18776-5', 'planned'],
]);

/** A SNOMED CT code of a whole class: what is negated of it is negated of everything. */
export const GENERAL_SUBSTANCE = '105590001';
export const GENERAL_DRUG = '410942007';
const GENERAL_FOOD = '255620007';
export const GENERAL_CLASSES: readonly string[] = [GENERAL_SUBSTANCE, GENERAL_DRUG, GENERAL_FOOD];

/** Which allergies a negated kind (SNOMED CT) denies, where no substance is named. An intolerance is no allergy, so its negation denies none. */
export const DENIED_KIND: ReadonlyMap<string, NoneKnown> = new Map([
  ['419199007', 'allergies'], ['420134006', 'allergies'], ['418038007', 'allergies'], ['106190000', 'allergies'], ['609328004', 'allergies'],
  ['416098002', 'medication allergies'], ['419511003', 'medication allergies'], ['414285001', 'food allergies'], ['418471000', 'food allergies'], ['426232007', 'environmental allergies'],
]);
/** Which allergies a negated class of substances denies. */
export const DENIED_CLASS: ReadonlyMap<string, NoneKnown> = new Map([[GENERAL_DRUG, 'medication allergies'], [GENERAL_FOOD, 'food allergies']]);

/** Findings (SNOMED CT) that by themselves say that none is known. */
export const NONE_KNOWN_FINDINGS: ReadonlyMap<string, NoneKnown> = new Map([
  ['716186003', 'allergies'], ['160244002', 'allergies'], ['409137002', 'medication allergies'], ['429625007', 'food allergies'], ['428607008', 'environmental allergies'],
  ['1003774007', 'latex allergies'], ['428197003', 'insect allergies'],
]);
/** "No known medications" and "no drug therapy prescribed". */
export const NO_MEDICATIONS: readonly string[] = ['787481004', '182849000'];
