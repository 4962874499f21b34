import type { Findings, SourceFile } from '@cyclefill/interop/csv';
import { readCcdaMedicationList } from './read-ccda-medication-list.js';
import { readFhirMedicationList } from './read-fhir-medication-list.js';
import { readMedicationList } from './read-medication-list.js';
import type { ReceivedList } from './received-list.js';

/** XML is told by its first character, whatever the file is called. */
function isXml({ content }: SourceFile): boolean {
  const head = typeof content === 'string' ? content.slice(0, 100) : new TextDecoder('windows-1252').decode(content.subarray(0, 100)).replaceAll('\0', '');
  return /^(?:\u00EF\u00BB\u00BF|\uFEFF|\u00FF\u00FE|\u00FE\u00FF)?\s*</u.test(head);
}

/** So is JSON. */
const isJson = ({ content }: SourceFile): boolean => /^\uFEFF?\s*\{/u.test(typeof content === 'string' ? content.slice(0, 100) : new TextDecoder().decode(content.subarray(0, 100)));

/** A list as CSV, as a C-CDA document or as a FHIR Bundle. What makes it unusable, and what a person has to know of it, goes to the findings. */
export function readReceivedList(source: SourceFile, findings: Findings): ReceivedList {
  if (isXml(source)) return readCcdaMedicationList(source, findings);
  if (isJson(source)) return readFhirMedicationList(source, findings);
  const entries = readMedicationList(source, findings);
  return { text: typeof source.content === 'string' ? source.content : new TextDecoder().decode(source.content), bornOn: null, allergies: [], entriesOn: () => entries };
}
