import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { activity, allergy, allergySection, clinicalDocument, reaction, section, snomed } from './ccda-document.builder.js';
import { readCcda } from './read-ccda.js';
import { XML_LIMITS, readXml } from './read-xml.js';
import { XmlRefusal } from './xml-refusal.js';

const LONGEST = 100;
const DOCUMENT = clinicalDocument(
  section(`${activity()}${activity({ attributes: 'moodCode="INT" negationInd="true"' })}<entry><organizer>${activity().repeat(2)}</organizer></entry>`, { text: '<td ID="n">Aspirin</td>' }),
  allergySection(allergy({ under: reaction('Hives', 'Mild') }), allergy({ attributes: 'moodCode="EVN" negationInd="true"', value: snomed('419199007'), code: '' })),
);

/** Reads it or refuses it by name; anything else that is thrown fails the law. In milliseconds of this process, since others may hold the machine. */
function timeToRead(text: string): number {
  const begun = process.cpuUsage();
  try {
    readCcda(text);
  } catch (error) {
    if (!(error instanceof XmlRefusal)) throw error;
  }
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1000;
}

/** What takes too long once may have been held up; what does so three times is slow. */
const isQuick = (text: string): boolean => [1, 2, 3].some(() => timeToRead(text) <= LONGEST);

const noise = fc.string({ unit: fc.constantFrom('<', '>', '/', '&', ';', '"', '=', ' ', '\n', '#', 'a', 'é', '\u{1F600}', '\0', '<![CDATA[', ']]>', '<!--', '-->', '<?x', '&amp;', '&#x41;', '<!DOCTYPE a>', 'xmlns:a="b" ', '<entry>', '</act>', '<substanceAdministration>', 'negationInd="true"', 'nullFlavor="NI"'), maxLength: 20 });

describe('readCcda', () => {
  it(`reads or refuses by name whatever a document was changed into, within ${LONGEST} ms`, () => {
    fc.assert(fc.property(fc.nat(DOCUMENT.length), fc.nat(80), noise, (at, length, inserted) => {
      expect(isQuick(DOCUMENT.slice(0, at) + inserted + DOCUMENT.slice(at + length))).toBe(true);
    }));
  });

  it('reads or refuses by name any text', () => {
    fc.assert(fc.property(noise, (text) => { expect(isQuick(text) && isQuick(`<section>${text}</section>`)).toBe(true); }));
  });

  it('takes or lists each statement of a document, whatever they are and wherever they stand', () => {
    const statement = fc.constantFrom(activity(), activity({ status: '' }), activity({ material: '<code/>' }), activity({ attributes: 'moodCode="EVN" negationInd="true"' }), activity({ template: '4.52' }), activity({ template: '1.1' }), allergy(), allergy({ code: '' }), allergy({ concern: '' }));
    fc.assert(fc.property(fc.array(fc.record({ template: fc.constantFrom('2.1', '2.6', '2.10', '2.25'), entries: fc.array(statement, { maxLength: 4 }) }), { maxLength: 4 }), (sections) => {
      const text = clinicalDocument(...sections.map(({ template, entries }) => section(entries.join(''), { template })));
      const { medications, allergies, noneKnown, notUnderstood } = readCcda(text);
      const listed = notUnderstood.filter(({ reason }) => !reason.startsWith('an entry without'));
      expect(medications.length + allergies.length + noneKnown.length + listed.length).toBe(sections.flatMap(({ entries }) => entries).length);
    }));
  });

  it('takes no allergy for active that is not said to be', () => {
    const code = fc.constantFrom('active', 'completed', 'aborted', 'suspended', 'nullified', 'cancelled', '');
    const end = fc.constantFrom('', '<effectiveTime><high value="2012"/></effectiveTime>', '<effectiveTime><high nullFlavor="UNK"/></effectiveTime>');
    fc.assert(fc.property(code, code, end, end, fc.boolean(), (concern, observation, ended, over, negated) => {
      const text = allergy({ concern: `<statusCode code="${concern}"/>${ended}`, observation: `<statusCode code="${observation}"/>${over}`, attributes: `moodCode="EVN" negationInd="${negated}"` });
      const active = readCcda(clinicalDocument(allergySection(text))).allergies.filter(({ standing, denied }) => standing === 'active' && !denied);
      expect(active.length === 1).toBe(concern === 'active' && ['active', 'completed', ''].includes(observation) && ended === '' && over === '' && !negated);
    }));
  });
});

describe('readXml', () => {
  const bombs: readonly (readonly [string, string])[] = [
    ['narrow nesting', '<a>'.repeat(XML_LIMITS.depth - 1)], ['open tags side by side', '<a>x</a>'.repeat(40_000)], ['comments', `<section>${'<!-- x -->'.repeat(40_000)}</section>`], ['references', `<section>${'&amp;'.repeat(80_000)}</section>`],
    ['one attribute', `<section a="${'x'.repeat(400_000)}"/>`], ['one name', `<${'x'.repeat(400_000)}/>`], ['namespaces', `<section>${'<a xmlns:b="c"><b:d/></a>'.repeat(15_000)}</section>`], ['marked words', `<section><text>${'<td ID="a">b</td>'.repeat(20_000)}</text></section>`],
    ['references to long words', clinicalDocument(section(activity({ fields: '<text><reference value="#n"/></text>' }).repeat(500), { text: `<td ID="n">${'w'.repeat(100_000)}</td>` }))], ['sections in sections', `${'<section><text><a ID="b"/></text>'.repeat(30)}${'</section>'.repeat(30)}`],
    ['allergies under one concern', clinicalDocument(allergySection(allergy({ beside: allergy().replace(/.*(<observation.*<\/observation>).*/su, '<entryRelationship>$1</entryRelationship>').repeat(500) })))],
  ];

  it.each(bombs)('costs in proportion to the length of %s', (_, text) => {
    // 2 µs a character: ten times what the samples take, and far below what a square of these lengths would.
    expect(Math.min(...[1, 2, 3].map(() => timeToRead(text)))).toBeLessThan(LONGEST + text.length / 500);
  });

  it('keeps nothing once it has read', () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const heapAfter = (documents: number): number => {
      for (let read = 0; read < documents; read += 1) timeToRead(DOCUMENT.replace('Aspirin', `Aspirin ${read}`));
      collect();
      return process.memoryUsage().heapUsed;
    };
    const before = heapAfter(200);
    expect(heapAfter(2000) - before).toBeLessThan(2_000_000);
  });

  it('keeps no more of a document than it holds', () => {
    const element = readXml(`<section>${'<a>words</a>'.repeat(1000)}</section>`);
    expect(element.content.every((piece) => typeof piece !== 'string')).toBe(true);
    expect(element.children).toHaveLength(1000);
  });
});
