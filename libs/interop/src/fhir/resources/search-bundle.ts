import type { Bundle, FhirResource } from 'fhir/r4.js';

/** A page of a search: what matches, what comes with it, and where the next page is. */
export interface SearchPage {
  /** Of the server, such as `https://host/fhir/R4`, without a slash at its end. */
  readonly base: string;
  readonly matches: readonly FhirResource[];
  readonly included: readonly FhirResource[];
  readonly outcome: FhirResource | null;
  /** Queries behind the type, such as `Patient?_count=10`; null = this is the last page. */
  readonly self: string;
  readonly next: string | null;
  /** null = nobody asked. */
  readonly total: number | null;
}

/** A page as a Bundle of type `searchset`. */
export function searchBundle({ base, matches, included, outcome, self, next, total }: SearchPage): Bundle {
  const entries = (resources: readonly FhirResource[], mode: 'match' | 'include'): NonNullable<Bundle['entry']> =>
    resources.map((resource) => ({ fullUrl: `${base}/${resource.resourceType}/${resource.id ?? ''}`, resource, search: { mode } }));
  const entry = [...entries(matches, 'match'), ...entries(included, 'include'), ...(outcome === null ? [] : [{ resource: outcome, search: { mode: 'outcome' as const } }])];
  return {
    resourceType: 'Bundle', type: 'searchset',
    ...(total !== null && { total }),
    link: [{ relation: 'self', url: `${base}/${self}` }, ...(next === null ? [] : [{ relation: 'next', url: `${base}/${next}` }])],
    ...(entry.length > 0 && { entry }),
  };
}
