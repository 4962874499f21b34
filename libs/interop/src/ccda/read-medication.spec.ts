import { describe, expect, it } from '@jest/globals';
import { activity, clinicalDocument, section } from './ccda-document.builder.js';
import type { CcdaMedication } from './ccda-list.js';
import { readCcda } from './read-ccda.js';

function one(entry: string, text = ''): CcdaMedication | undefined {
  return readCcda(clinicalDocument(section(entry, { text }))).medications[0];
}
const when = (times: string): CcdaMedication['times'] | undefined => one(activity({ times }))?.times;

describe('a medication of a C-CDA document', () => {
  it.each([
    ['active', 'moodCode="EVN"', 'active'], ['active', 'moodCode="INT"', 'planned'], ['active', 'moodCode="RQO"', 'planned'], ['completed', 'moodCode="EVN"', 'stopped'], ['completed', 'moodCode="INT"', 'stopped'],
    ['aborted', 'moodCode="EVN"', 'stopped'], ['cancelled', 'moodCode="INT"', 'stopped'], ['suspended', 'moodCode="EVN"', 'on-hold'], ['held', 'moodCode="INT"', 'on-hold'], ['nullified', 'moodCode="EVN"', 'in-error'],
    ['active', 'moodCode="EVN" negationInd="true"', 'not-given'], ['nullified', 'moodCode="EVN" negationInd="true"', 'in-error'], ['odd', 'moodCode="EVN"', 'unsaid'],
  ])('of status %s under %s is %s', (status, attributes, standing) => {
    expect(one(activity({ attributes, status: `<statusCode code="${status}"/>` }))).toMatchObject({ standing, statusCode: status });
  });

  it('whose status is not said is not taken for active', () => {
    expect(one(activity({ status: '' }))).toMatchObject({ standing: 'unsaid', statusCode: null, doubts: ['its status is not said'] });
  });

  it.each([
    ['<doseQuantity value="1"/>', { low: '1', high: '1', unit: null }], ['<doseQuantity value="5" unit="mg/kg"/>', { low: '5', high: '5', unit: 'mg/kg' }],
    ['<doseQuantity><low value="1" unit="mg"/><high value="2" unit="mg"/></doseQuantity>', { low: '1', high: '2', unit: 'mg' }], ['<doseQuantity><high value="2" unit="mg"/></doseQuantity>', { low: null, high: '2', unit: 'mg' }], ['<doseQuantity nullFlavor="UNK"/>', null],
  ])('keeps the dose %s as it is written', (fields, dose) => {
    expect(one(activity({ fields }))).toMatchObject({ dose, doubts: [] });
  });

  it.each([
    '<doseQuantity value="abc"/>', '<doseQuantity value="-1"/>', '<doseQuantity><low value="1" unit="mg"/><high value="2" unit="mL"/></doseQuantity>', '<doseQuantity value="1"><low value="1"/></doseQuantity>',
    '<doseQuantity value="1"/><doseQuantity value="2"/>', '<doseQuantity><low value="1" inclusive="false"/><high value="2"/></doseQuantity>', '<doseQuantity><center value="1"/></doseQuantity>', '<doseQuantity nullFlavor="OTH"><translation><originalText>two</originalText></translation></doseQuantity>',
  ])('doubts the dose %s', (fields) => {
    expect(one(activity({ fields }))).toMatchObject({ dose: null, doubts: ['the dose is written as no amount or range'] });
  });

  it('keeps a rate, the most of a time, the form that is counted, route and site', () => {
    const fields = `<routeCode displayName="Oral"/><approachSiteCode displayName="Left arm"/><doseQuantity value="2"/><rateQuantity value="90" unit="ml/min"/><maxDoseQuantity><numerator value="8"/><denominator value="24" unit="h"/></maxDoseQuantity><administrationUnitCode displayName="Puff"/>`;
    expect(one(activity({ fields }))).toMatchObject({
      route: 'Oral', site: 'Left arm', rate: { low: '90', high: '90', unit: 'ml/min' }, doseForm: 'Puff', maximum: { most: { low: '8', unit: null }, within: { low: '24', unit: 'h' } }, doubts: [],
    });
  });

  it.each<[string, unknown]>([
    ['<effectiveTime xsi:type="PIVL_TS" institutionSpecified="true" operator="A"><period value="6" unit="h"/></effectiveTime>', [{ kind: 'every', operator: 'A', flexible: true, phase: null, period: { low: '6', high: '6', unit: 'h' } }]],
    ['<effectiveTime xsi:type="PIVL_TS"><period xsi:type="IVL_PQ"><low value="4" unit="h"/><high value="6" unit="h"/></period></effectiveTime>', [{ kind: 'every', operator: null, flexible: false, phase: null, period: { low: '4', high: '6', unit: 'h' } }]],
    ['<effectiveTime xsi:type="EIVL_TS" operator="A"><event code="ACM"/><offset><low value="1" unit="h"/></offset></effectiveTime>', [{ kind: 'event', operator: 'A', code: 'ACM', offset: { low: '1', high: null, unit: 'h' } }]],
    ['<effectiveTime value="201309111603-0700"/>', [{ kind: 'once', operator: null, on: '2013-09-11 16:03' }]],
    ['<effectiveTime xsi:type="PIVL_TS"><phase><low value="2013010108"/></phase><period value="1" unit="d"/></effectiveTime>', [{ kind: 'every', operator: null, flexible: false, phase: 'phase; low value=2013010108', period: { low: '1', high: '1', unit: 'd' } }]],
    ['<effectiveTime xsi:type="EIVL_TS"><event code="CM"/></effectiveTime><effectiveTime xsi:type="EIVL_TS" operator="I"><event code="HS"/></effectiveTime>', [{ kind: 'event', operator: null, code: 'CM', offset: null }, { kind: 'event', operator: 'I', code: 'HS', offset: null }]],
  ])('keeps the time %s', (times, read) => {
    expect(when(times)).toEqual(read);
  });

  it.each(['<effectiveTime xsi:type="SXPR_TS"><comp/></effectiveTime>', '<effectiveTime xsi:type="PIVL_TS" alignment="DW"><period value="1" unit="wk"/></effectiveTime>', '<effectiveTime xsi:type="PIVL_TS"><period value="x"/></effectiveTime>', '<effectiveTime value="20131399"/>', '<effectiveTime xsi:type="IVL_TS"><low value="20130101"/><width value="7" unit="d"/></effectiveTime>'])('doubts the time %s', (times) => {
    expect(one(activity({ times }))).toMatchObject({ times: [], doubts: [expect.stringContaining('the time on line 1')] });
  });

  it('reads when it begins and ends as exactly as it is written', () => {
    expect(one(activity({ times: '<effectiveTime xsi:type="IVL_TS"><low value="2011"/><high value="20120318235959"/></effectiveTime>' }))).toMatchObject({ from: '2011', to: '2012-03-18 23:59', times: [] });
  });

  it('takes free text directions, comments, indication and the reason to give it by their references into its own section', () => {
    const sig = '<entryRelationship typeCode="COMP"><substanceAdministration moodCode="EVN"><templateId root="2.16.840.1.113883.10.20.22.4.147"/><text><reference value="#s"/></text></substanceAdministration></entryRelationship>';
    const precondition = '<precondition typeCode="PRCN"><criterion><value xsi:type="CD" displayName="Wheezing"/></criterion></precondition>';
    const other = section('', { template: '2.10', text: '<content ID="s">other words</content>' });
    const list = readCcda(clinicalDocument(other, section(activity({ fields: `${sig}${precondition}` }), { text: '<td ID="s">Take <content>1</content> tablet twice daily</td>' })));
    expect(list.medications).toMatchObject([{ sig: 'Take 1 tablet twice daily', asNeeded: { for: 'Wheezing' }, doubts: [] }]);
  });

  it.each([['#nowhere'], ['http://example.org/sig'], ['#twice']])('doubts directions that refer to %s', (reference) => {
    const sig = `<entryRelationship><substanceAdministration moodCode="EVN"><templateId root="2.16.840.1.113883.10.20.22.4.147"/><text><reference value="${reference}"/></text></substanceAdministration></entryRelationship>`;
    expect(one(activity({ fields: sig }), '<td ID="twice">a</td><td ID="twice">b</td>')).toMatchObject({ sig: null, doubts: ['its directions refer to words that are not there'] });
  });

  it('is named by its code, by what the sender wrote, or by the bare code, and takes no RxCUI where there are two', () => {
    const drug = (material: string): unknown => ({ ...one(activity({ material }), '<td ID="n">Aspirin 81 mg</td>') });
    expect(drug('<code nullFlavor="UNK"><originalText><reference value="#n"/></originalText></code>')).toMatchObject({ drug: 'Aspirin 81 mg', rxcui: null });
    expect(drug('<code code="1" codeSystem="2.16.840.1.113883.6.88"/>')).toMatchObject({ drug: '2.16.840.1.113883.6.88 1', rxcui: '1' });
    expect(drug('<code code="1" codeSystem="2.16.840.1.113883.6.88" displayName="a"><translation code="2" codeSystem="2.16.840.1.113883.6.88"/><translation code="00093221001" codeSystem="2.16.840.1.113883.6.69"/></code>'))
      .toMatchObject({ drug: 'a', rxcui: null, ndc: '00093221001', doubts: ['the drug has 2 codes of RxNorm'] });
  });

  it.each([
    ['with administrations of its own', activity({ fields: '<entryRelationship><substanceAdministration moodCode="INT"/></entryRelationship>' }), 2], ['without any name', activity({ material: '<code nullFlavor="UNK"/>' }), 1],
    ['whose name is no name for its length', activity({ material: `<code displayName="${'a'.repeat(2000)}"/>` }), 1], ['that is itself unknown', activity({ attributes: 'moodCode="EVN" nullFlavor="NI"' }), 1], ['of a mood that tells of none', activity({ attributes: 'moodCode="GOL"' }), 1], ['without a mood', activity({ attributes: '' }), 1], ['in an entry that holds something else', '<entry><supply/></entry>', 1],
    ['where none is denied and one is named in the words', activity({ attributes: 'moodCode="EVN" negationInd="true"', material: '<code nullFlavor="NA"/>', status: '<text>Lisinopril refused</text>' }), 1],
    ['where "no medications" is itself denied', activity({ attributes: 'moodCode="EVN" negationInd="true"', material: '<code code="787481004" codeSystem="2.16.840.1.113883.6.96"/>' }), 1],
  ])('%s is listed as not understood', (_, entry, count) => {
    const { medications, noneKnown, notUnderstood } = readCcda(clinicalDocument(section(entry)));
    expect([medications, noneKnown, notUnderstood.length]).toEqual([[], [], count]);
  });

  it.each([
    ['a denied one without a drug', activity({ attributes: 'moodCode="EVN" negationInd="true"', material: '<code nullFlavor="NA"/>' })], ['the code for it', activity({ material: '<code code="787481004" codeSystem="2.16.840.1.113883.6.96" displayName="No known medications"/>' })],
    ['a denied one of drugs as such', activity({ attributes: 'moodCode="EVN" negationInd="true"', material: '<code nullFlavor="OTH"><translation code="410942007" codeSystem="2.16.840.1.113883.6.96" displayName="drug or medicament"/></code>' })],
  ])('"no medications" is %s', (_, entry) => {
    expect(readCcda(clinicalDocument(section(entry)))).toMatchObject({ medications: [], notUnderstood: [], noneKnown: [{ of: 'medications', standing: 'active' }] });
  });

  it('whose words name another strength than its code is doubted', () => {
    const material = (text: string): string => `<code code="197380" codeSystem="2.16.840.1.113883.6.88" displayName="atenolol 25 MG Oral Tablet"><originalText>${text}</originalText></code>`;
    expect(one(activity({ material: material('Atenolol 25mg tab') }))?.doubts).toEqual([]);
    expect(one(activity({ material: material('Atenolol 50mg tab') }))?.doubts).toEqual(['the words for the drug hold other figures than the name of its code']);
  });

  it('tells of what it does not read in an entry', () => {
    expect(one(activity({ fields: '<doseCheckQuantity/><entryRelationship><observation><templateId root="9"/></observation></entryRelationship>' }))?.doubts).toEqual(['observation on line 1 is not understood', 'doseCheckQuantity on line 1 is not understood']);
  });
});
