import type { ReferenceParameter } from './search-parameter.js';

/** Whose it is, by both names that R4 has for it. */
export const PATIENT: ReferenceParameter = { name: 'patient', type: 'reference', documentation: 'The resident', column: 'patient_id', target: 'Patient' };
export const SUBJECT: ReferenceParameter = { ...PATIENT, name: 'subject' };
