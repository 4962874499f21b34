import { describe, expect, it } from '@jest/globals';
import { allergy, allergySection, clinicalDocument, reaction, severityOf, snomed } from './ccda-document.builder.js';
import { readCcda } from './read-ccda.js';

const read = (...entries: readonly string[]): ReturnType<typeof readCcda> => readCcda(clinicalDocument(allergySection(...entries)));
const status = (code: string): string => `<entryRelationship><observation><templateId root="2.16.840.1.113883.10.20.22.4.28"/><value ${snomed(code)}/></observation></entryRelationship>`;
const negated = 'moodCode="EVN" negationInd="true"';

describe('an allergy of a C-CDA document', () => {
  it.each([
    ['tracked', {}, 'active'], ['whose concern is closed', { concern: '<statusCode code="completed"/>' }, 'ended'], ['withdrawn', { concern: '<statusCode code="aborted"/>' }, 'ended'], ['entered in error', { concern: '<statusCode code="nullified"/>' }, 'in-error'],
    ['entered in error as observation', { observation: '<statusCode code="nullified"/>' }, 'in-error'], ['suspended', { concern: '<statusCode code="suspended"/>' }, 'doubtful'], ['of no status', { concern: '' }, 'doubtful'],
    ['resolved by its status, under a concern that is closed', { concern: '<statusCode code="completed"/>', under: status('413322009') }, 'ended'], ['resolved by its status, under a concern that holds', { under: status('413322009') }, 'doubtful'],
    ['over by its own time, under a concern that holds', { observation: '<statusCode code="completed"/><effectiveTime><low value="2010"/><high value="2012"/></effectiveTime>' }, 'doubtful'],
    ['over at an unknown date', { observation: '<statusCode code="completed"/><effectiveTime><high nullFlavor="UNK"/></effectiveTime>' }, 'doubtful'], ['whose end does not apply', { observation: '<statusCode code="completed"/><effectiveTime><high nullFlavor="NA"/></effectiveTime>' }, 'active'],
    ['whose concern has ended and is called active', { concern: '<statusCode code="active"/><effectiveTime><high value="2009"/></effectiveTime>' }, 'doubtful'], ['active by its status too', { under: status('55561003') }, 'active'], ['inactive by its status', { under: status('73425007') }, 'doubtful'],
    ['withdrawn as observation', { concern: '<statusCode code="completed"/>', observation: '<statusCode code="aborted"/>' }, 'ended'],
  ])('%s is as it says', (_, given, standing) => {
    expect(read(allergy(given))).toMatchObject({ allergies: [{ substance: 'penicillin G', rxcui: '7980', standing, denied: false }], noneKnown: [], notUnderstood: [] });
  });

  it('under no concern is doubtful', () => {
    const bare = allergy().replace(/<act.*?typeCode="SUBJ">/u, '').replace('</entryRelationship></act>', '');
    expect(read(bare).allergies).toMatchObject([{ standing: 'doubtful', because: ['it stands under no concern, which would say whether it holds'] }]);
  });

  it('has the reactions of its observation and of its concern, each with its severity, and that of the whole', () => {
    expect(read(allergy({ under: reaction('Tachycardia', 'Severe'), beside: reaction('Tremor', 'Moderate') + severityOf('Mild') })).allergies).toMatchObject([{ severity: 'Mild', reactions: [{ name: 'Tachycardia', severity: 'Severe' }, { name: 'Tremor', severity: 'Moderate' }], doubts: [] }]);
  });

  it('does not take the reactions of a concern that it shares', () => {
    const second = '<entryRelationship typeCode="SUBJ"><observation moodCode="EVN"><templateId root="2.16.840.1.113883.10.20.22.4.7"/><participant><participantRole><playingEntity><code displayName="latex"/></playingEntity></participantRole></participant></observation></entryRelationship>';
    expect(read(allergy({ beside: second + reaction('Tremor', 'Mild') })).allergies).toMatchObject([{ reactions: [], doubts: [expect.stringContaining('one of several')] }, { substance: 'latex', reactions: [], doubts: [expect.stringContaining('one of several')] }]);
  });

  it('that is denied of one substance is no allergy to that, and never "no known"', () => {
    expect(read(allergy({ attributes: negated }))).toMatchObject({ allergies: [{ substance: 'penicillin G', denied: true }], noneKnown: [] });
  });

  it.each([
    ['419199007', '', 'allergies'], ['419199007', '<code nullFlavor="NA"/>', 'allergies'], ['416098002', '<code nullFlavor="NA"/>', 'medication allergies'], ['414285001', '<code nullFlavor="NA"/>', 'food allergies'],
    ['419199007', `<code ${snomed('105590001')}/>`, 'allergies'], ['416098002', `<code ${snomed('105590001')}/>`, 'medication allergies'], ['419199007', `<code ${snomed('410942007')}/>`, 'medication allergies'],
  ])('denied as %s of %s says that no %s are known', (kind, code, of) => {
    expect(read(allergy({ attributes: negated, value: snomed(kind), code }))).toMatchObject({ allergies: [], notUnderstood: [], noneKnown: [{ of, standing: 'active' }] });
  });

  it.each([['716186003', 'allergies'], ['409137002', 'medication allergies'], ['429625007', 'food allergies']])('with the finding %s says that no %s are known', (kind, of) => {
    expect(read(allergy({ value: snomed(kind), code: '' }))).toMatchObject({ allergies: [], notUnderstood: [], noneKnown: [{ of }] });
  });

  it('that says none is known, and was withdrawn, does not say so', () => {
    expect(read(allergy({ attributes: negated, value: snomed('419199007'), code: '', concern: '<statusCode code="aborted"/>' })).noneKnown).toMatchObject([{ standing: 'ended' }]);
  });

  it.each([
    ['denies only an intolerance', { attributes: negated, value: snomed('59037007'), code: '' }], ['denies a kind that is not known', { attributes: negated, value: snomed('1'), code: '' }], ['denies that none is known', { attributes: negated, value: snomed('716186003'), code: '' }],
    ['says that none is known, of a substance', { value: snomed('716186003') }], ['denies food and means drugs', { attributes: negated, value: snomed('414285001'), code: `<code ${snomed('410942007')}/>` }], ['names no substance', { code: '' }], ['names a class of everything', { code: `<code ${snomed('105590001')}/>` }],
    ['denies without a substance what its words name', { attributes: negated, value: snomed('419199007'), code: '<code nullFlavor="NA"/>', observation: '<text>Egg, hives</text>' }], ['is planned', { attributes: 'moodCode="INT"' }],
  ])('that %s is not understood', (_, given) => {
    expect(read(allergy(given))).toMatchObject({ allergies: [], noneKnown: [], notUnderstood: [{ about: 'allergy' }] });
  });

  it('beside a statement that none is known is remarked', () => {
    expect(read(allergy(), allergy({ attributes: negated, value: snomed('419199007'), code: '' })).remarks).toContain('it says that no allergies are known, and lists some: a person decides');
  });
});
