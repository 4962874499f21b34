import type { CapabilityStatement, CapabilityStatementRestResource, FhirResource } from 'fhir/r4.js';

/** One type as the server serves it; one without search parameters has operations alone. */
export interface ServedType {
  readonly type: FhirResource['resourceType'];
  readonly searchParams: readonly { readonly name: string; readonly type: 'token' | 'string' | 'date' | 'reference'; readonly documentation: string }[];
  /** `Type:parameter`. */
  readonly includes: readonly string[];
  readonly revIncludes: readonly string[];
  readonly writes: readonly ('create' | 'update')[];
  readonly operations: readonly { readonly name: string; readonly definition: string }[];
}

/** The day on which what is served last changed in kind. */
const PUBLISHED = '2026-11-23';

function resourceOf({ type, searchParams, includes, revIncludes, operations, writes }: ServedType): CapabilityStatementRestResource {
  return {
    type,
    ...(searchParams.length > 0 && { interaction: [{ code: 'read' }, { code: 'search-type' }, ...writes.map((code) => ({ code }))], versioning: 'versioned', readHistory: false, conditionalRead: 'not-match' }),
    ...(includes.length > 0 && { searchInclude: [...includes] }), ...(revIncludes.length > 0 && { searchRevInclude: [...revIncludes] }),
    ...(searchParams.length > 0 && { searchParam: searchParams.map((param) => ({ ...param })) }),
    ...(operations.length > 0 && { operation: operations.map((operation) => ({ ...operation })) }),
  };
}

/** What the server does: the very table that it routes by, so that it cannot promise what it does not do. @param base of the server */
export function capabilityStatement(base: string, types: readonly ServedType[]): CapabilityStatement {
  return {
    resourceType: 'CapabilityStatement', status: 'active', date: PUBLISHED, kind: 'instance', fhirVersion: '4.0.1', format: ['application/fhir+json', 'json'],
    software: { name: 'Cyclefill' },
    implementation: { description: 'Residents, orders and packs of a long-term-care pharmacy', url: base },
    rest: [{
      mode: 'server',
      security: { cors: false, description: 'A bearer token of a person or machine; what lies outside its facilities and wings is not there.' },
      interaction: [{ code: 'transaction', documentation: 'A Bundle of one patient; X-Dry-Run: true tries it' }],
      resource: types.map(resourceOf),
    }],
  };
}
