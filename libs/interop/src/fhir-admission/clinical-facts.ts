import type { AllergyResource, Concept, ConditionResource } from './admission-shapes.js';

/** Codes of SNOMED CT that say that there are no allergies. */
const NO_ALLERGY_CODES: ReadonlySet<string> = new Set(['716186003', '409137002', '428607008', '429625007', '428197003', '1003774007']);
const NO_ALLERGY_TEXT = /^no known (?:(?:drug|food|medication|environmental|latex) )?allerg/iu;
const ICD10: ReadonlySet<string> = new Set(['http://hl7.org/fhir/sid/icd-10-cm', 'http://hl7.org/fhir/sid/icd-10']);

const codesOf = (concept: Concept | undefined): readonly string[] => concept?.coding?.flatMap(({ code }) => code ?? []) ?? [];
/** What a person reads: the text, else what a code is called, else the code. */
const textOf = (concept: Concept | undefined): string => [concept?.text, ...(concept?.coding ?? []).map(({ display }) => display), ...codesOf(concept)].find((text) => (text ?? '').trim() !== '')?.trim() ?? '';

const REFUTED = ['refuted', 'entered-in-error'];

/** Why an allergy does not hold; null = it does. */
export function whyNoAllergy({ clinicalStatus, verificationStatus, modifierExtension, code }: AllergyResource): string | null {
  if (modifierExtension !== undefined) return 'holds a modifier extension, which may turn its meaning round: have a person read it';
  if (codesOf(verificationStatus).some((one) => REFUTED.includes(one))) return 'is refuted, or was entered in error';
  if (codesOf(clinicalStatus).some((one) => one === 'inactive' || one === 'resolved')) return 'is not active';
  return textOf(code) === '' ? 'says by no text or code what the allergy is to: add code.text' : null;
}

export const saysNoAllergies = ({ code }: AllergyResource): boolean => codesOf(code).some((one) => NO_ALLERGY_CODES.has(one)) || NO_ALLERGY_TEXT.test(textOf(code));

/** `Penicillin (rash)`. */
export function allergyText({ code, reaction }: AllergyResource): string {
  const signs = [...new Set(reaction.flatMap(({ manifestation }) => manifestation.map(textOf)).filter((text) => text !== ''))];
  return `${textOf(code)}${signs.length === 0 ? '' : ` (${signs.join(', ')})`}`;
}

/** Why a condition is no diagnosis of today; null = it is one. */
export function whyNoDiagnosis({ clinicalStatus, verificationStatus, modifierExtension, code }: ConditionResource): string | null {
  if (modifierExtension !== undefined) return 'holds a modifier extension, which may turn its meaning round: have a person read it';
  if (codesOf(verificationStatus).some((one) => REFUTED.includes(one))) return 'is refuted, or was entered in error';
  if (codesOf(clinicalStatus).some((one) => ['inactive', 'remission', 'resolved'].includes(one))) return 'is over';
  return textOf(code) === '' ? 'says by no text or code what it is: add code.text' : null;
}

/** Its code of ICD-10; null = it has none. */
export const icd10Of = ({ code }: ConditionResource): string | null => code?.coding?.find((one) => ICD10.has(one.system ?? '') && (one.code ?? '') !== '')?.code ?? null;

/** Its code of ICD-10, as our census has them; else what a person reads. */
export const diagnosisText = (condition: ConditionResource): string => icd10Of(condition) ?? textOf(condition.code);
