import { describe, expect, it } from '@jest/globals';
import { allergyResource } from './allergy-intolerance.js';
import { conditionResource } from './condition.js';
import { patientResource } from './patient.js';

const stamp = { id: 'x', version: 2, updatedAt: new Date('2026-03-01T12:00:00Z') };

describe('a resident', () => {
  const resident = { ...stamp, code: 'FAC01-R0001', facilityId: 'f', familyName: 'Testperson', givenName: 'Ann', bornOn: '1941-08-06', sex: 'F' };

  it('is known by the number of the facility and by ours, and has no extension', () => {
    expect(patientResource(resident)).toMatchObject({
      identifier: [{ system: 'urn:cyclefill:resident', value: 'FAC01-R0001' }, { system: 'urn:ietf:rfc:3986', value: 'urn:uuid:x' }], name: [{ family: 'Testperson', given: ['Ann'] }], gender: 'female', birthDate: '1941-08-06',
    });
    expect(JSON.stringify(patientResource(resident))).not.toContain('xtension');
  });

  it.each([['M', 'male'], ['f', 'female'], ['Other', 'other'], ['', 'unknown'], ['X', 'unknown']])('of the recorded sex %j is %s', (sex, gender) => {
    expect(patientResource({ ...resident, sex }).gender).toBe(gender);
  });
});

describe('a recorded allergy', () => {
  const of = (text: string | null) => allergyResource({ ...stamp, residentId: 'r', text });

  it.each([
    ['Codeine (nausea)', 'Codeine', 'nausea'], ['Sulfa', 'Sulfa', undefined], ['Dander (animal) and dust', 'Dander (animal) and dust', undefined],
  ])('%j is of %j with the reaction %j', (text, allergen, reaction) => {
    expect([of(text).code?.text, of(text).reaction?.[0]?.manifestation[0]?.text]).toEqual([allergen, reaction]);
  });

  it('that there is none is coded as such', () => {
    expect(of(null).code?.coding?.[0]).toMatchObject({ code: '716186003' });
  });
});

describe('a diagnosis', () => {
  it('is coded where it is an ICD-10-CM code, and words where it is words', () => {
    const codeOf = (diagnosis: string) => conditionResource({ ...stamp, residentId: 'r', diagnosis }).code;
    expect(codeOf('I10')).toEqual({ coding: [{ system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'I10' }], text: 'hypertension I10' });
    expect(codeOf('old hip fracture')).toEqual({ text: 'old hip fracture' });
  });
});
