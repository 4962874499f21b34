import { describe, expect, it } from '@jest/globals';
import { activity, allergy, allergySection, clinicalDocument, section } from './ccda-document.builder.js';
import { decodeXml } from './decode-xml.js';
import { readCcda } from './read-ccda.js';
import { XML_LIMITS } from './read-xml.js';
import { XmlRefusal } from './xml-refusal.js';

function refusal(act: () => unknown): unknown {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof XmlRefusal)) throw error;
    return error.code;
  }
}

describe('a C-CDA document', () => {
  it.each([
    ['an external DTD', '<!DOCTYPE a SYSTEM "http://example.org/a.dtd"><a/>', 'document-type'], ['an entity bomb', '<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><a>&c;</a>', 'document-type'], ['an undeclared entity', '<section>&b;</section>', 'malformed'],
    ['an inclusion', '<section xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="file:///etc/passwd"/></section>', 'external-reference'], ['deep nesting', '<a>'.repeat(100), 'too-deep'],
    ['many elements', `<a>${'<b/>'.repeat(XML_LIMITS.elements)}</a>`, 'too-many-elements'], ['many attributes', `<a ${Array.from({ length: 100 }, (_, at) => `a${at}="1"`).join(' ')}/>`, 'too-many-attributes'],
    ['many namespaces', `<a ${Array.from({ length: 100 }, (_, at) => `xmlns:a${at}="1"`).join(' ')}/>`, 'too-many-attributes'], ['a size beyond bounds', 'a'.repeat(XML_LIMITS.characters + 1), 'too-large'], ['no XML', 'hello', 'malformed'], ['an attribute twice', '<section a="1" a="2"/>', 'malformed'],
    ['two roots', '<section/><section/>', 'malformed'], ['another document', '<Bundle xmlns="http://hl7.org/fhir"/>', 'no-ccda'], ['an undeclared prefix', '<cda:section/>', 'unknown-prefix'], ['more statements than a person has', clinicalDocument(section(activity().repeat(2001))), 'too-many-statements'],
  ])('with %s is refused', (_, text, code) => {
    expect(refusal(() => readCcda(text))).toBe(code);
  });

  it('is read under any prefix, at any depth, by template of any version or by code', () => {
    const prefixed = clinicalDocument(section(activity())).replaceAll(/<(\/?)([a-z]\w*)/giu, '<$1cda:$2').replace('xmlns=', 'xmlns:cda=').replace('<?cda:xml', '<?xml');
    const nested = clinicalDocument(`<section><component>${section(activity())}</component></section>`);
    const byCode = clinicalDocument(`<section><code code="10183-2"/>${activity()}</section>`);
    for (const text of [prefixed, nested, byCode, section(activity()), `<component>${section(activity())}</component>`]) expect(readCcda(text).medications).toMatchObject([{ drug: 'atenolol 25 MG Oral Tablet', part: 'current', dose: { low: '1' } }]);
  });

  it('takes no element of a foreign namespace for one of its own', () => {
    const foreign = clinicalDocument(section(activity({ fields: '<x:doseQuantity xmlns:x="urn:other" value="9"/>' })));
    expect(readCcda(foreign).medications).toMatchObject([{ dose: null, doubts: ['doseQuantity on line 1 is not understood'] }]);
  });

  it('tells of sections that give no information, have no entry, or are not there', () => {
    expect(readCcda(clinicalDocument(section('', { attributes: 'nullFlavor="NI"' }), section('', { template: '2.6' }))).remarks).toEqual(['the section "SECTION" on line 1 gives no information (NI)', 'the section "SECTION" on line 1 has no entry: what its text says is not read']);
    expect(readCcda(clinicalDocument()).remarks).toEqual(['there is no section of medications: nothing is said of them', 'there is no section of allergies: nothing is said of them']);
  });

  it('has every medication in the part that its section is about', () => {
    const text = clinicalDocument(...['2.1', '2.11.1', '2.44', '2.38', '2.10', '2.25'].map((template) => section(activity(), { template })));
    expect(readCcda(text).medications.map(({ part }) => part)).toEqual(['current', 'current', 'admission', 'administered', 'planned', 'elsewhere']);
  });

  it('says of whom and when it is, unless it names two persons', () => {
    const target = '<recordTarget><patientRole><patient><name><given>Ada</given><family>Test</family></name><birthTime value="19500401"/></patient></patientRole></recordTarget>';
    const of = (head: string): unknown => readCcda(clinicalDocument().replace('<component>', `${head}<component>`)).header;
    expect(of(`<title>Summary</title><effectiveTime value="20141015103026-0500"/>${target}`)).toEqual({ title: 'Summary', writtenAt: '2014-10-15 10:30', patient: 'Ada Test', bornOn: '1950-04-01' });
    expect(of(target + target)).toMatchObject({ patient: null, bornOn: null });
  });

  it('tells apart two statements on one line', () => {
    const { medications } = readCcda(clinicalDocument(section(activity().repeat(2))));
    expect(new Set(medications.map(({ line, column }) => `${line}:${column}`)).size).toBe(2);
  });

  it('counts each statement once, wherever it stands', () => {
    const text = clinicalDocument(allergySection(allergy(), '<entry/>'), section(`${activity()}${activity({ template: '4.52' })}<entry><organizer>${activity().repeat(2)}</organizer></entry>`), section(activity({ template: '9.9' }), { template: '2.25' }));
    const { medications, allergies, notUnderstood } = readCcda(text);
    expect([medications.length, allergies.length, notUnderstood.map(({ about }) => about)]).toEqual([3, 1, ['allergy', 'immunization', 'medication']]);
    expect(medications.map(({ doubts }) => doubts)).toEqual([[], ['it is one of 2 that belong together'], ['it is one of 2 that belong together']]);
  });

  it('is decoded as it says, or refused', () => {
    const bytes = (text: string, encoding: BufferEncoding): Uint8Array => Buffer.from(text, encoding);
    expect(decodeXml(bytes('<?xml version="1.0" encoding="ISO-8859-1"?><a>é</a>', 'latin1'))).toContain('é');
    expect(decodeXml(bytes('\uFEFF<a>é</a>', 'utf16le'))).toContain('é');
    expect(refusal(() => decodeXml(bytes('<a>é</a>', 'latin1')))).toBe('encoding');
    expect(refusal(() => decodeXml(bytes('<?xml version="1.0" encoding="EBCDIC"?><a/>', 'latin1')))).toBe('encoding');
  });
});
