/** Parts of C-CDA documents for tests. Each takes over what is given and is otherwise the plainest that C-CDA allows. */
const ROOT = '2.16.840.1.113883.10.20.22';
export const RXNORM_CODE = '<code code="197380" codeSystem="2.16.840.1.113883.6.88" displayName="atenolol 25 MG Oral Tablet"/>';

export const section = (entries: string, { template = '2.1.1', attributes = '', text = '' } = {}): string =>
  `<section ${attributes}><templateId root="${ROOT}.${template}" extension="2014-06-09"/><title>SECTION</title><text>${text}</text>${entries}</section>`;
export const clinicalDocument = (...sections: readonly string[]): string =>
  `<?xml version="1.0"?><ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><component><structuredBody>${sections.map((one) => `<component>${one}</component>`).join('')}</structuredBody></component></ClinicalDocument>`;

interface Activity {
  readonly attributes?: string;
  readonly template?: string;
  readonly status?: string;
  readonly times?: string;
  readonly fields?: string;
  readonly material?: string;
}

/** A medication activity: atenolol 25 mg, one tablet every 12 hours. */
export const activity = ({ attributes = 'moodCode="EVN"', template = '4.16', status = '<statusCode code="active"/>', times = '<effectiveTime xsi:type="PIVL_TS" operator="A"><period value="12" unit="h"/></effectiveTime>', fields = '<doseQuantity value="1"/>', material = RXNORM_CODE }: Activity = {}): string =>
  `<entry><substanceAdministration classCode="SBADM" ${attributes}><templateId root="${ROOT}.${template}" extension="2014-06-09"/>${status}${times}${fields}<consumable><manufacturedProduct><manufacturedMaterial>${material}</manufacturedMaterial></manufacturedProduct></consumable></substanceAdministration></entry>`;

interface Allergy {
  readonly concern?: string;
  readonly attributes?: string;
  readonly observation?: string;
  readonly value?: string;
  readonly code?: string;
  readonly under?: string;
  readonly beside?: string;
}

export const PENICILLIN = '<code code="7980" codeSystem="2.16.840.1.113883.6.88" displayName="penicillin G"/>';
export const snomed = (code: string): string => `code="${code}" codeSystem="2.16.840.1.113883.6.96" displayName="kind ${code}"`;

/** An allergy concern with one observation: an allergy to penicillin G that is tracked. */
export const allergy = ({ concern = '<statusCode code="active"/>', attributes = 'moodCode="EVN"', observation = '<statusCode code="completed"/>', value = snomed('416098002'), code = PENICILLIN, under = '', beside = '' }: Allergy = {}): string =>
  `<entry><act classCode="ACT" moodCode="EVN"><templateId root="${ROOT}.4.30"/>${concern}<entryRelationship typeCode="SUBJ"><observation classCode="OBS" ${attributes}><templateId root="${ROOT}.4.7"/>${observation}<value xsi:type="CD" ${value}/>${code === '' ? '' : `<participant typeCode="CSM"><participantRole><playingEntity>${code}</playingEntity></participantRole></participant>`}${under}</observation></entryRelationship>${beside}</act></entry>`;

export const reaction = (name: string, severity: string): string =>
  `<entryRelationship typeCode="MFST"><observation moodCode="EVN"><templateId root="${ROOT}.4.9"/><value code="1" codeSystem="x" displayName="${name}"/>${severityOf(severity)}</observation></entryRelationship>`;
export const severityOf = (name: string): string => `<entryRelationship typeCode="SUBJ"><observation moodCode="EVN"><templateId root="${ROOT}.4.8"/><value code="1" codeSystem="x" displayName="${name}"/></observation></entryRelationship>`;
export const allergySection = (...entries: readonly string[]): string => section(entries.join(''), { template: '2.6.1' });
