/** Where the codes and identifiers that we write come from. Ours are URNs: they name, and lead nowhere. */
export const SYSTEMS = {
  /** The facility's own number of a resident. */
  resident: 'urn:cyclefill:resident',
  facility: 'urn:cyclefill:facility',
  rxNumber: 'urn:cyclefill:rx-number',
  orderGroup: 'urn:cyclefill:order-group',
  problem: 'urn:cyclefill:problem',
  pack: 'urn:cyclefill:pack',
  refillStatus: 'urn:cyclefill:refill-status',
  documentKind: 'urn:cyclefill:document-kind',
  decision: 'urn:cyclefill:decision',
  proposal: 'urn:cyclefill:proposal',
  operation: 'urn:cyclefill:operation',
  user: 'urn:cyclefill:user',
  /** Our ids as `urn:uuid:…`. */
  uri: 'urn:ietf:rfc:3986',
  npi: 'http://hl7.org/fhir/sid/us-npi',
  ndc: 'http://hl7.org/fhir/sid/ndc',
  rxnorm: 'http://www.nlm.nih.gov/research/umls/rxnorm',
  icd10: 'http://hl7.org/fhir/sid/icd-10-cm',
  loinc: 'http://loinc.org',
  ucum: 'http://unitsofmeasure.org',
  auditType: 'http://terminology.hl7.org/CodeSystem/audit-event-type',
  dataOperation: 'http://terminology.hl7.org/CodeSystem/v3-DataOperation',
  snomed: 'http://snomed.info/sct',
  identifierType: 'http://terminology.hl7.org/CodeSystem/v2-0203',
  locationType: 'http://terminology.hl7.org/CodeSystem/location-physical-type',
  dischargeDisposition: 'http://terminology.hl7.org/CodeSystem/discharge-disposition',
  encounterClass: 'http://terminology.hl7.org/CodeSystem/v3-ActCode',
  allergyClinical: 'http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical',
  allergyVerification: 'http://terminology.hl7.org/CodeSystem/allergyintolerance-verification',
  conditionClinical: 'http://terminology.hl7.org/CodeSystem/condition-clinical',
  conditionCategory: 'http://terminology.hl7.org/CodeSystem/condition-category',
} as const;

/** The time zone of a place, which R4 has no element for. */
export const TIMEZONE_EXTENSION = 'http://hl7.org/fhir/StructureDefinition/timezone';
