import type { ServedType } from '@cyclefill/interop/fhir';
import type { ResourceSource } from './resource-source.js';
import type { ReferenceParameter, ResourceType } from './search-parameter.js';
import { allergySource } from './sources/allergy-intolerance.source.js';
import { auditEventSource } from './sources/audit-event.source.js';
import { documentReferenceSource } from './sources/document-reference.source.js';
import { listSource } from './sources/list.source.js';
import { medicationDispenseSource } from './sources/medication-dispense.source.js';
import { medicationStatementSource } from './sources/medication-statement.source.js';
import { provenanceSource } from './sources/provenance.source.js';
import { taskSource } from './sources/task.source.js';
import { conditionSource } from './sources/condition.source.js';
import { encounterSource } from './sources/encounter.source.js';
import { locationSource } from './sources/location.source.js';
import { medicationRequestSource } from './sources/medication-request.source.js';
import { medicationSource } from './sources/medication.source.js';
import { organizationSource } from './sources/organization.source.js';
import { patientSource } from './sources/patient.source.js';
import { practitionerSource } from './sources/practitioner.source.js';

/** Every type that is served: what routes, searches and tells what there is. */
export const RESOURCES: readonly ResourceSource[] = [
  organizationSource, locationSource, patientSource, encounterSource, practitionerSource, medicationSource, medicationRequestSource, allergySource, conditionSource,
  medicationDispenseSource, medicationStatementSource, listSource, taskSource, documentReferenceSource, provenanceSource, auditEventSource,
];

const BY_TYPE: ReadonlyMap<string, ResourceSource> = new Map(RESOURCES.map((source) => [source.type, source]));

/** The source of a type; undefined = it is not served. */
export function sourceOf(type: string): ResourceSource | undefined {
  return BY_TYPE.get(type);
}

/** Parameters of a type that refer to what is served. */
export function referencesOf({ parameters }: ResourceSource): readonly ReferenceParameter[] {
  return parameters.filter((parameter) => parameter.type === 'reference').filter(({ target }) => BY_TYPE.has(target));
}

/** Operations beside reading and searching, by the type that they are of; each has a route of its own. */
const OPERATIONS: readonly { readonly type: ResourceType; readonly name: string; readonly definition: string }[] = [
  { type: 'Patient', name: 'everything', definition: 'http://hl7.org/fhir/OperationDefinition/Patient-everything' },
  { type: 'Group', name: 'export', definition: 'http://hl7.org/fhir/uv/bulkdata/OperationDefinition/group-export' },
  { type: 'MedicationRequest', name: 'preview-schedule', definition: 'urn:cyclefill:operation:preview-schedule' },
];

/** What may be written, by type; each has a route of its own. */
const WRITES: Readonly<Record<string, readonly ('create' | 'update')[]>> = { Patient: ['update'], MedicationRequest: ['update'], AllergyIntolerance: ['create'], Condition: ['create'] };

/** The table as the CapabilityStatement tells it. */
export function servedTypes(): readonly ServedType[] {
  const operationsOf = (type: ResourceType): ServedType['operations'] => OPERATIONS.filter((one) => one.type === type).map(({ name, definition }) => ({ name, definition }));
  const alone = OPERATIONS.filter(({ type }) => !BY_TYPE.has(type)).map(({ type }): ServedType => ({ type, searchParams: [], includes: [], revIncludes: [], writes: [], operations: operationsOf(type) }));
  return [...RESOURCES.map((source): ServedType => ({
    type: source.type,
    searchParams: source.parameters.map(({ name, type, documentation }) => ({ name, type, documentation })),
    includes: referencesOf(source).map(({ name }) => `${source.type}:${name}`),
    revIncludes: RESOURCES.flatMap((other) => referencesOf(other).filter(({ target }) => target === source.type).map(({ name }) => `${other.type}:${name}`)),
    writes: WRITES[source.type] ?? [],
    operations: operationsOf(source.type),
  })), ...alone];
}
