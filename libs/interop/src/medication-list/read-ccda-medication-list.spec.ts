import { describe, expect, it } from '@jest/globals';
import type { ListEntry } from '@cyclefill/domain/reconciliation';
import { IssueList, formatIssue } from '@cyclefill/interop/csv';
import { activity, allergy, allergySection, clinicalDocument, section } from '../ccda/ccda-document.builder.js';
import { readReceivedList } from './read-received-list.js';

function read(text: string | Uint8Array): { readonly entries: readonly ListEntry[]; readonly errors: readonly string[]; readonly notices: readonly string[] } {
  const findings = { errors: new IssueList(), notices: new IssueList() };
  const list = readReceivedList({ name: 'list.xml', content: text }, findings);
  return { entries: list.entriesOn('2026-12-01'), errors: findings.errors.list().map(formatIssue), notices: findings.notices.list().map(formatIssue) };
}
const sigOf = (given: Parameters<typeof activity>[0]): string | undefined => read(section(activity(given))).entries[0]?.sig;
const period = (attributes: string, inner: string): string => `<effectiveTime xsi:type="PIVL_TS" operator="A" ${attributes}><period ${inner}</effectiveTime>`;
const event = (code: string, operator = 'A', offset = ''): string => `<effectiveTime xsi:type="EIVL_TS" operator="${operator}"><event code="${code}"/>${offset}</effectiveTime>`;

describe('a C-CDA document as a medication list', () => {
  it('has a line for each medication, with its codes and its directions in words', () => {
    const { entries, errors } = read(section(activity({ fields: '<routeCode displayName="Oral Route of Administration"/><doseQuantity value="1"/>' })));
    expect(errors).toEqual([]);
    expect(entries).toMatchObject([{ drug: 'atenolol 25 MG Oral Tablet', rxcui: '197380', route: 'oral', sig: '1 tablet oral every 12 hours', status: 'active', structure: null }]);
  });

  it.each([
    [period('institutionSpecified="true"', 'value="6" unit="h"/>'), '1 tablet 4 times a day'], [period('', 'value="6" unit="h"/>'), '1 tablet every 6 hours'], [period('institutionSpecified="true"', 'value=".5" unit="d"/>'), '1 tablet 2 times a day'],
    [period('', 'value="1" unit="d"/>'), '1 tablet once a day'], [period('', 'value="48" unit="h"/>'), '1 tablet every 2 days'], [period('', 'value="1" unit="wk"/>'), '1 tablet once a week'], [period('', '><low value="4" unit="h"/><high value="6" unit="h"/></period>'), '1 tablet every 4-6 hours'],
    [period('institutionSpecified="true"', 'value="5" unit="h"/>'), '1 tablet (not understood: when: [A] every 5 h, hours as the institution sets them)'], [event('HS'), '1 tablet at bedtime'], [`${event('CM')}${event('HS', 'I')}`, '1 tablet with breakfast and at bedtime'],
    [`${event('CM')}${event('HS')}`, '1 tablet (not understood: when: [A] at CM, [A] at HS)'], [event('ACM', 'A', '<offset value="1" unit="h"/>'), '1 tablet (not understood: when: [A] at ACM and 1 h after)'], ['<effectiveTime value="20261205"/>', '1 tablet once (2026-12-05)'],
    ['<effectiveTime xsi:type="IVL_TS"><low value="20261202"/><high value="20261210"/></effectiveTime>', '1 tablet from 2026-12-02 until 2026-12-10'],
  ])('says the time %s as directions do', (times, sig) => {
    expect(sigOf({ times })).toBe(sig);
  });

  it.each([
    ['<doseQuantity value="40" unit="[IU]"/>', '40 units'], ['<doseQuantity><low value="1"/><high value="2"/></doseQuantity>', '1-2 tablet'], ['<doseQuantity value="5" unit="mg/kg"/>', '(not understood: dose 5 mg/kg)'], ['<doseQuantity value="2"/><administrationUnitCode displayName="Puff"/>', '2 puff'],
    ['<doseQuantity value="1"/><precondition><criterion><value displayName="Pain"/></criterion></precondition>', '1 tablet as needed for pain'], ['<doseQuantity value="1"/><maxDoseQuantity><numerator value="8"/><denominator value="1" unit="d"/></maxDoseQuantity>', '1 tablet not to exceed 8 tablet in 24 hours'],
    ['<doseQuantity value="1"/><rateQuantity value="2" unit="mL/h"/>', '1 tablet (not understood: rate 2 mL/h)'],
  ])('says the dose %s as directions do', (fields, sig) => {
    expect(sigOf({ times: '', fields })).toBe(sig);
  });

  it('has the fields behind free text that says otherwise', () => {
    const sig = (text: string): string => `<doseQuantity value="1"/><entryRelationship><substanceAdministration moodCode="EVN"><templateId root="2.16.840.1.113883.10.20.22.4.147"/><text>${text}</text></substanceAdministration></entryRelationship>`;
    expect(sigOf({ fields: sig('Take 1 tablet every 12 hours') })).toBe('Take 1 tablet every 12 hours');
    expect(sigOf({ fields: sig('Take 2 tablets every 12 hours') })).toBe('Take 2 tablets every 12 hours (not understood: the fields say: 1 tablet every 12 hours)');
  });

  it.each([
    ['active', 'moodCode="INT"', 'intended'], ['completed', 'moodCode="EVN"', 'stopped'], ['held', 'moodCode="EVN"', 'on-hold'], ['active', 'moodCode="EVN" negationInd="true"', 'stopped'], ['odd', 'moodCode="EVN"', 'active'],
  ] as const)('of status %s under %s is %s', (status, attributes, expected) => {
    expect(read(section(activity({ attributes, status: `<statusCode code="${status}"/>` }))).entries).toMatchObject([{ status: expected }]);
  });

  it('tells of what was refused, which is no row where we do not have it', () => {
    const { entries, notices } = read(section(activity({ attributes: 'moodCode="EVN" negationInd="true"', times: '', fields: '' })));
    expect([entries[0]?.sig, notices]).toEqual(['(not given)', expect.arrayContaining([expect.stringContaining('refused or not given')])]);
  });

  it('stops what ended before the day', () => {
    const ending = (high: string): string => activity({ times: `<effectiveTime xsi:type="IVL_TS"><high value="${high}"/></effectiveTime>` });
    expect(read(section(['20261130', '202611', '20261201', '202612', '2026'].map(ending).join(''))).entries.map(({ status }) => status)).toEqual(['stopped', 'stopped', 'active', 'active', 'active']);
  });

  it('makes a line of what it does not understand, and says why', () => {
    const { entries, notices } = read(section(activity({ fields: '<entryRelationship><substanceAdministration moodCode="INT"/></entryRelationship>' })));
    expect(entries).toMatchObject([{ drug: 'atenolol 25 MG Oral Tablet', sig: '(not understood: directions in 1 parts of their own are not put together)', status: 'active' }]);
    expect(notices).toContainEqual(expect.stringContaining('directions not understood: it is a part of the directions of the medication on line 1'));
  });

  it('leaves out what was given during the stay, and what was taken before it where a later list is there, and says so', () => {
    const of = (template: string): string => section(activity(), { template });
    const { entries, notices } = read(clinicalDocument(of('2.44'), of('2.38'), of('2.11.1')));
    expect([entries.length, notices.filter((notice) => notice.includes('is not held against our orders')).length]).toEqual([1, 2]);
    expect(read(clinicalDocument(of('2.44'))).entries).toHaveLength(1);
  });

  it('without a medication is refused, unless it says that there is none', () => {
    expect(read(clinicalDocument(allergySection(allergy()))).errors).toEqual(['list.xml:1:-: no medication is on its list, and it does not say that there is none']);
    const none = read(section(activity({ attributes: 'moodCode="EVN" negationInd="true"', material: '<code nullFlavor="NA"/>' })));
    expect([none.entries, none.errors]).toEqual([[], []]);
  });

  it('that is no such document is refused with its place', () => {
    expect(read('<?xml version="1.0"?>\n<!DOCTYPE a><a/>').errors).toEqual(['list.xml:2:-: a document type (DOCTYPE) is not allowed: remove it']);
    expect(read(Buffer.from('\uFEFF<a/>', 'utf16le')).errors).toEqual(['list.xml:1:-: this is neither a ClinicalDocument nor a section of one']);
  });

  it('with more lines than a list has is refused', () => {
    expect(read(section(activity().repeat(201))).errors).toEqual(['list.xml:1:-: holds 201 entries: a list has 200 at most']);
  });
});
