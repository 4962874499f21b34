import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FhirRefusal } from './admission.js';
import { FHIR_LIMITS } from './parse-fhir.js';
import { readFhirAdmission } from './read-fhir-admission.js';

const concept = (text: string, code = '1', system = 'http://snomed.info/sct') => ({ text, coding: [{ system, code, display: text }] });
const BUNDLE = {
  resourceType: 'Bundle', type: 'collection', entry: [
    { resource: { resourceType: 'Patient', id: 'p', identifier: [{ value: '999-00-1111', type: { coding: [{ code: 'SS' }] } }, { value: 'MR-7', type: { coding: [{ code: 'MR' }] } }], name: [{ family: 'Example', given: ['Ann', 'B.'], prefix: ['Ms.'] }], gender: 'female', birthDate: '1940-02-01', telecom: [] } },
    { resource: { resourceType: 'AllergyIntolerance', code: concept('Penicillin'), reaction: [{ manifestation: [concept('Rash')] }], criticality: 'high' } },
    { resource: { resourceType: 'AllergyIntolerance', code: concept('Latex'), verificationStatus: { coding: [{ code: 'refuted' }] } } },
    { resource: { resourceType: 'Condition', code: { coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'I10', display: 'Hypertension' }] } } },
    { resource: { resourceType: 'Condition', code: concept('Cough'), clinicalStatus: { coding: [{ code: 'resolved' }] } } },
    { resource: { resourceType: 'MedicationRequest', status: 'active', intent: 'order', medicationCodeableConcept: concept('lisinopril 10 mg'), authoredOn: '2026-11-01' } },
    { resource: { resourceType: 'Observation', status: 'final' } },
  ],
};
const bytes = (value: unknown): Uint8Array => new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));
const refusalOf = (value: unknown): readonly { place: string; fix: string }[] => {
  try {
    readFhirAdmission(bytes(value));
    return [];
  } catch (error) {
    if (error instanceof FhirRefusal) return error.problems;
    throw error;
  }
};

describe('a Bundle that came with a resident', () => {
  it('tells of each entry what becomes of it and which elements are lost; no private number is kept', () => {
    const { person, entries, medications } = readFhirAdmission(bytes(BUNDLE));
    expect(person).toEqual({ numbers: ['MR-7'], familyName: 'Example', givenName: 'Ann B.', bornOn: '1940-02-01', sex: 'F', allergies: ['Penicillin (Rash)'], diagnoses: ['I10'], facilityId: null, bedId: null });
    expect(medications).toBe(1);
    expect(entries.map(({ type, outcome, says, lost }) => [type, outcome, says, lost.join()])).toEqual([
      ['Patient', 'taken', 'the resident', 'Patient.telecom,Patient.identifier[0],Patient.name[0].prefix'], ['AllergyIntolerance', 'taken', 'the allergies of the resident', 'AllergyIntolerance.criticality,AllergyIntolerance.code.coding'],
      ['AllergyIntolerance', 'not-taken', 'is refuted, or was entered in error', ''], ['Condition', 'taken', 'the diagnoses of the resident', ''], ['Condition', 'not-taken', 'is over', ''],
      ['MedicationRequest', 'taken', 'the list that is held against our orders', 'MedicationRequest.authoredOn,MedicationRequest.medicationCodeableConcept.coding'], ['Observation', 'not-taken', 'is not taken by an import', ''],
    ]);
  });

  it('says that there are no allergies where it does, and nothing where it says nothing', () => {
    const only = (...resources: readonly object[]) => readFhirAdmission(bytes({ ...BUNDLE, entry: [BUNDLE.entry[0], ...resources.map((resource) => ({ resource }))] })).person.allergies;
    expect(only()).toBeNull();
    expect(only({ resourceType: 'AllergyIntolerance', code: concept('No known allergy', '716186003') })).toEqual([]);
    expect(only({ resourceType: 'AllergyIntolerance', code: concept('No known allergy', '716186003'), verificationStatus: { coding: [{ code: 'entered-in-error' }] } })).toBeNull();
  });

  it.each<[string, unknown, string]>([
    ['no JSON', '{', ''], ['no Bundle', { resourceType: 'Patient' }, 'Bundle.resourceType'], ['nobody', { ...BUNDLE, entry: [] }, 'Bundle.entry'], ['two people', { ...BUNDLE, entry: [BUNDLE.entry[0], BUNDLE.entry[0]] }, 'Bundle.entry'],
    ['a batch', { ...BUNDLE, type: 'batch' }, 'Bundle.type'],
    ['a birth day that is none', { ...BUNDLE, entry: [{ resource: { resourceType: 'Patient', birthDate: '1940-02-31' } }] }, 'Bundle.entry[0].resource.birthDate'],
    ['somebody who died', { ...BUNDLE, entry: [{ resource: { resourceType: 'Patient', deceasedBoolean: true } }] }, 'Bundle.entry[0].resource.deceased'],
    ['nesting without end (fault 26)', '['.repeat(FHIR_LIMITS.depth + 1) + ']'.repeat(FHIR_LIMITS.depth + 1), ''], ['an element twice', '{"resourceType":"Bundle","resourceType":"Bundle"}', ''],
  ])('is refused with its place: %s', (_name, value, place) => {
    expect(refusalOf(value).map((problem) => problem.place)[0]).toBe(place);
  });

  it('is read or refused whatever it was changed into', () => {
    const text = JSON.stringify(BUNDLE);
    const noise = fc.string({ unit: fc.constantFrom('{', '}', '[', ']', '"', ':', ',', 'null', '0', '-1', 'é', '\\u0000', '\\ud800', 'resource', 'Patient', ' '), maxLength: 30 });
    fc.assert(fc.property(fc.nat(text.length), fc.nat(40), noise, (at, length, inserted) => {
      refusalOf(text.slice(0, at) + inserted + text.slice(at + length));
    }));
  });

  it('is read or refused whatever stands in the place of an element', () => {
    const value = fc.jsonValue({ maxDepth: 3 });
    fc.assert(fc.property(fc.nat(BUNDLE.entry.length - 1), fc.nat(12), value, (index, field, put) => {
      const entry = structuredClone(BUNDLE.entry) as { resource: Record<string, unknown> }[];
      const resource = entry[index]?.resource ?? {};
      const name = Object.keys(resource)[field % Object.keys(resource).length] ?? '';
      if (name !== 'resourceType') resource[name] = put;
      refusalOf({ ...BUNDLE, entry });
    }));
  });
});
