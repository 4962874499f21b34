import type { AllergyIntolerance, CodeableConcept } from 'fhir/r4.js';
import { type Stamp, stamped } from './stamp.js';
import { SYSTEMS } from './systems.js';

/** One recorded allergy of a resident. */
export interface AllergyFacts extends Stamp {
  readonly residentId: string;
  /** As recorded, such as `Codeine (nausea)`; null = it is recorded that there is none. */
  readonly text: string | null;
}

const NONE_KNOWN: CodeableConcept = { coding: [{ system: SYSTEMS.snomed, code: '716186003', display: 'No known allergy' }], text: 'No known allergies' };
/** An allergen with its reaction in brackets, as facilities write it. */
const WITH_REACTION = /^(?<allergen>[^()]+?)\s*\((?<reaction>[^()]+)\)$/u;

/** A recorded allergy, or that none is known (which is not the same as nothing recorded, of which there is no resource). */
export function allergyResource(allergy: AllergyFacts): AllergyIntolerance {
  const { allergen = allergy.text ?? '', reaction } = WITH_REACTION.exec(allergy.text ?? '')?.groups ?? {};
  return {
    resourceType: 'AllergyIntolerance', ...stamped(allergy),
    clinicalStatus: { coding: [{ system: SYSTEMS.allergyClinical, code: 'active' }] },
    verificationStatus: { coding: [{ system: SYSTEMS.allergyVerification, code: 'unconfirmed' }] },
    code: allergy.text === null ? NONE_KNOWN : { text: allergen },
    patient: { reference: `Patient/${allergy.residentId}` },
    ...(reaction !== undefined && { reaction: [{ manifestation: [{ text: reaction }] }] }),
  };
}
