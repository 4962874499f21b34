import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ListEntry } from '@cyclefill/domain/reconciliation';
import { IssueList, formatIssue } from '@cyclefill/interop/csv';
import { readReceivedList } from './read-received-list.js';

function read(text: string): { readonly entries: readonly ListEntry[]; readonly errors: readonly string[]; readonly notices: readonly string[]; readonly bornOn: string | null } {
  const findings = { errors: new IssueList(), notices: new IssueList() };
  const list = readReceivedList({ name: 'list.json', content: text }, findings);
  return { entries: list.entriesOn('2026-12-01'), errors: findings.errors.list().map(formatIssue), notices: findings.notices.list().map(formatIssue), bornOn: list.bornOn };
}
const DRUG = { coding: [{ system: 'http://www.nlm.nih.gov/research/umls/rxnorm', code: '197380' }], text: 'atenolol 25 MG Oral Tablet' };
const DAILY = { timing: { repeat: { frequency: 1, period: 1, periodUnit: 'd' } }, doseAndRate: [{ doseQuantity: { value: 1 } }] };
const request = (more: object = {}): object => ({ resourceType: 'MedicationRequest', status: 'active', intent: 'order', medicationCodeableConcept: DRUG, dosageInstruction: [DAILY], ...more });
const bundle = (...resources: readonly object[]): string => JSON.stringify({ resourceType: 'Bundle', type: 'collection', entry: resources.map((resource) => ({ resource })) });
const one = (more: object): ListEntry | undefined => read(bundle(request(more))).entries[0];
const sigOf = (dosage: object): string | undefined => one({ dosageInstruction: [dosage] })?.sig;
const repeat = (of: object): object => ({ ...DAILY, timing: { repeat: of } });

describe('a FHIR Bundle as a medication list', () => {
  it('has a line for each request and statement, and tells of the rest', () => {
    const { entries, errors, notices, bornOn } = read(bundle({ resourceType: 'Patient', birthDate: '1950-04-01' }, request(), request({ resourceType: 'MedicationStatement', intent: undefined, dosageInstruction: undefined, dosage: [DAILY] }), { resourceType: 'Condition' }));
    expect([errors, notices, bornOn]).toEqual([[], ['list.json:1:-: 1 of Condition is not held against our orders'], '1950-04-01']);
    expect(entries).toMatchObject([{ id: 'entry[1]', drug: 'atenolol 25 MG Oral Tablet', rxcui: '197380', sig: '1 tablet once a day', status: 'active' }, { id: 'entry[2]', sig: '1 tablet once a day' }]);
  });

  it.each([
    [{ text: 'Take 2 tablets at bedtime' }, 'Take 2 tablets at bedtime'], [repeat({ frequency: 2, period: 1, periodUnit: 'd' }), '1 tablet 2 times a day'], [repeat({ frequency: 1, period: 6, periodUnit: 'h' }), '1 tablet every 6 hours'], [repeat({ frequency: 1, period: 4, periodMax: 6, periodUnit: 'h' }), '1 tablet every 4-6 hours'],
    [repeat({ when: ['CM', 'HS'] }), '1 tablet with breakfast and at bedtime'], [{ ...DAILY, asNeededCodeableConcept: { text: 'Pain' } }, '1 tablet once a day as needed for pain'], [{ ...DAILY, doseAndRate: [{ doseRange: { low: { value: 1, unit: 'mg' }, high: { value: 2, unit: 'mg' } } }] }, '1-2 mg once a day'],
    [{ ...DAILY, timing: { code: { text: 'BID' } } }, '1 tablet BID'], [{ ...DAILY, route: { text: 'Oral Route' } }, '1 tablet oral once a day'], [repeat({ frequency: 1, period: 1, periodUnit: 'd', dayOfWeek: ['mon'] }), '1 tablet once a day (not understood: dayOfWeek)'],
    [{ ...DAILY, doseAndRate: [{ doseQuantity: { value: 5, unit: 'mg/kg' } }] }, 'once a day (not understood: the dose)'], [{ ...DAILY, maxDosePerPeriod: {} }, '1 tablet once a day (not understood: maxDosePerPeriod)'], [{ ...DAILY, timing: { code: { text: 'BID' }, repeat: { frequency: 3, period: 1, periodUnit: 'd' } } }, '1 tablet (not understood: the timing)'],
    [{ ...DAILY, modifierExtension: [{}] }, '1 tablet once a day (not understood: a modifier extension of the dosage)'], [repeat({ when: ['HS'], offset: 30 }), '1 tablet at bedtime (not understood: offset)'],
  ])('says %j as %s', (dosage, sig) => {
    expect(sigOf(dosage)).toBe(sig);
  });

  it('doubts a text that its structure contradicts', () => {
    expect(sigOf({ ...DAILY, text: 'Take 1 tablet three times a day' })).toContain('(not understood: its structure says otherwise in often');
  });

  it.each([
    [{ status: 'on-hold' }, 'on-hold'], [{ status: 'stopped' }, 'stopped'], [{ status: 'completed' }, 'stopped'], [{ status: 'cancelled' }, 'stopped'], [{ intent: 'plan' }, 'intended'], [{ doNotPerform: true }, 'stopped'], [{ status: 'toString' }, 'active'],
    [{ dosageInstruction: [repeat({ frequency: 1, period: 1, periodUnit: 'd', boundsPeriod: { end: '2026-11-30' } })] }, 'stopped'], [{ dosageInstruction: [repeat({ frequency: 1, period: 1, periodUnit: 'd', boundsPeriod: { end: '2026-12-01' } })] }, 'active'],
  ])('with %j is %s', (more, status) => {
    expect(one(more)?.status).toBe(status);
  });

  it('has no line of what was entered in error, and says so', () => {
    const { entries, notices } = read(bundle(request(), request({ status: 'entered-in-error' })));
    expect([entries.length, notices]).toEqual([1, ['list.json:1:entry[1]: a medication that was entered in error is not held against our orders']]);
  });

  it.each([
    ['a status that does not tell', { status: 'unknown' }], ['several dosages', { dosageInstruction: [DAILY, DAILY] }], ['a drug that is not there', { medicationCodeableConcept: undefined, medicationReference: { reference: 'Medication/9' } }], ['no drug', { medicationCodeableConcept: undefined }],
    ['a modifier', { modifierExtension: [{}] }], ['a malformed dosage', { dosageInstruction: [{ timing: 'daily' }] }], ['a malformed resource', { status: 7 }], ['two drugs', { medicationReference: { reference: '#a' } }],
  ])('doubts %s, in the line and beside it', (_, more) => {
    const { entries, notices } = read(bundle(request(more)));
    expect([entries[0]?.sig, notices[0]]).toEqual([expect.stringContaining('(not understood: '), expect.stringContaining('not understood: ')]);
  });

  it('keeps nothing that no database holds, and no text without end', () => {
    expect(one({ medicationCodeableConcept: { text: 'ate\u0000nolol \ud800' }, dosageInstruction: [{ text: 'Take\u0000 1 tablet' }] })).toMatchObject({ drug: 'ate nolol \ufffd', sig: 'Take 1 tablet' });
    expect(sigOf({ text: 'a '.repeat(1000) })).toBe('(not understood: its text is longer than directions are)');
    expect(one({ medicationCodeableConcept: { text: 'a'.repeat(2000) } })?.drug).toBe('what stands in entry[0]');
  });

  it('finds a drug that is referred to, contained or in the Bundle', () => {
    const medication = { resourceType: 'Medication', id: 'a', code: DRUG };
    const refers = (reference: string, more: object = {}): object => request({ medicationCodeableConcept: undefined, medicationReference: { reference }, ...more });
    expect(read(bundle(medication, refers('Medication/a'), refers('#a', { contained: [medication] }))).entries.map(({ drug, sig }) => [drug, sig])).toEqual([[DRUG.text, '1 tablet once a day'], [DRUG.text, '1 tablet once a day']]);
  });

  it.each([
    ['no JSON', '{', 'is no FHIR Bundle'], ['another resource', '{"resourceType":"Patient"}', 'is no FHIR Bundle'], ['no medication', bundle({ resourceType: 'Patient' }), 'no medication is in the Bundle'], ['nesting without end', `{"a":${'['.repeat(200_000)}`, 'is no FHIR Bundle'],
    ['two patients', bundle(request({ subject: { reference: 'Patient/1' } }), request({ subject: { reference: 'Patient/2' } })), 'holds medications of more than one patient: give those of one'], ['too many', bundle(...Array.from({ length: 201 }, () => request())), 'holds 201 entries: a list has 200 at most'],
  ])('with %s is refused', (_, text, reason) => {
    expect(read(text).errors).toEqual([`list.json:1:-: ${reason}`]);
  });

  it('is a list or refused, whatever it was changed into', () => {
    const whole = bundle(request(), request({ resourceType: 'MedicationStatement', dosage: [DAILY] }), { resourceType: 'Patient', birthDate: '1950' });
    const noise = fc.string({ unit: fc.constantFrom('{', '}', '[', ']', '"', ':', ',', '1', 'null', 'true', '"a":', '\\u0000', '__proto__'), maxLength: 8 });
    fc.assert(fc.property(fc.nat(whole.length), fc.nat(40), noise, (at, length, inserted) => {
      const { entries, errors } = read(`{${whole.slice(1, at)}${inserted}${whole.slice(at + length)}`);
      expect(entries.length > 0 || errors.length > 0).toBe(true);
    }));
  });
});
