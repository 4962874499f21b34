import { diagnosisText } from '@cyclefill/domain/sig';
import type { CodeableConcept, Condition } from 'fhir/r4.js';
import { type Stamp, stamped } from './stamp.js';
import { SYSTEMS } from './systems.js';

/** One diagnosis of a resident: an ICD-10-CM code, or words. */
export interface ConditionFacts extends Stamp {
  readonly residentId: string;
  readonly diagnosis: string;
}

const ICD10 = /^[A-TV-Z]\d[0-9A-Z](?:\.[0-9A-Z]{1,4})?$/u;

function conceptOf(diagnosis: string): CodeableConcept {
  return ICD10.test(diagnosis) ? { coding: [{ system: SYSTEMS.icd10, code: diagnosis }], text: diagnosisText(diagnosis) } : { text: diagnosis };
}

/** A diagnosis on the resident's list of problems. */
export function conditionResource(condition: ConditionFacts): Condition {
  return {
    resourceType: 'Condition', ...stamped(condition),
    clinicalStatus: { coding: [{ system: SYSTEMS.conditionClinical, code: 'active' }] },
    category: [{ coding: [{ system: SYSTEMS.conditionCategory, code: 'problem-list-item' }] }],
    code: conceptOf(condition.diagnosis),
    subject: { reference: `Patient/${condition.residentId}` },
  };
}
