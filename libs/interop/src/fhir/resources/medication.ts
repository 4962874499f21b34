import type { CodeableConcept, Medication } from 'fhir/r4.js';
import { type Stamp, stamped } from './stamp.js';
import { SYSTEMS } from './systems.js';

/** A drug product of the catalogue; its id is the NDC of claims, 11 digits. */
export interface ProductFacts extends Stamp {
  readonly name: string;
  readonly strength: string;
  readonly form: string;
  readonly ingredient: string;
  /** Empty = unknown. */
  readonly rxcui: string;
  readonly labeler: string;
}

/** What drug it is, by package and, where known, by clinical drug. */
export function drugConcept(ndc11: string, rxcui: string, text: string): CodeableConcept {
  return { coding: [{ system: SYSTEMS.ndc, code: ndc11 }, ...(rxcui === '' ? [] : [{ system: SYSTEMS.rxnorm, code: rxcui }])], text };
}

/** A drug product. Its strength is words, as in the catalogue: a ratio would be a reading of them. */
export function medicationResource(product: ProductFacts): Medication {
  const { id, name, strength, form, ingredient, rxcui, labeler } = product;
  return {
    resourceType: 'Medication', ...stamped(product),
    code: drugConcept(id, rxcui, [name, strength].filter(Boolean).join(' ')),
    status: 'active',
    ...(labeler !== '' && { manufacturer: { display: labeler } }),
    form: { text: form },
    ...(ingredient !== '' && { ingredient: [{ itemCodeableConcept: { text: ingredient }, isActive: true }] }),
  };
}
