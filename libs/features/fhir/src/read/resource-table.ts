import type { ServedType } from '@cyclefill/interop/fhir';
import type { ResourceSource } from './resource-source.js';
import type { ReferenceParameter } from './search-parameter.js';
import { allergySource } from './sources/allergy-intolerance.source.js';
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

/** The table as the CapabilityStatement tells it. */
export function servedTypes(): readonly ServedType[] {
  return RESOURCES.map((source) => ({
    type: source.type,
    searchParams: source.parameters.map(({ name, type, documentation }) => ({ name, type, documentation })),
    includes: referencesOf(source).map(({ name }) => `${source.type}:${name}`),
    revIncludes: RESOURCES.flatMap((other) => referencesOf(other).filter(({ target }) => target === source.type).map(({ name }) => `${other.type}:${name}`)),
  }));
}
