import type { FhirResource } from 'fhir/r4.js';

export type ResourceType = FhirResource['resourceType'];

/**
 * A search parameter over columns of its resource's source.
 * - token: equal to one of the columns; a column whose `system` is null holds codes of the element's own set.
 * - string: one of the columns begins with it, letters' case aside.
 * - date: from `from` up to `to`, timestamps with zone; a day or an instant has a length too.
 * - reference: the column holds ids (`many` of them) of one type.
 */
export type SearchParameter = { readonly name: string; readonly documentation: string } & (
  | { readonly type: 'token'; readonly codes: readonly { readonly system: string | null; readonly column: string }[] }
  | { readonly type: 'string'; readonly columns: readonly string[] }
  | { readonly type: 'date'; readonly from: string; readonly to: string }
  | { readonly type: 'reference'; readonly column: string; readonly target: ResourceType; readonly many?: true }
);

export type ReferenceParameter = Extract<SearchParameter, { readonly type: 'reference' }>;

/** Columns that every source has, searched by every type. */
export const COMMON_PARAMETERS: readonly SearchParameter[] = [
  { name: '_id', type: 'token', documentation: 'The id of the resource', codes: [{ system: null, column: 'id' }] },
  { name: '_lastUpdated', type: 'date', documentation: 'When what it is made of was last recorded', from: 'updated_at', to: `updated_at + interval '1 millisecond'` },
];
