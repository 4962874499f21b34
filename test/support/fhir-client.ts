import { expect } from '@jest/globals';
import type { Bundle, FhirResource, OperationOutcome } from 'fhir/r4.js';

/** Somebody who reads the FHIR API of a running server. */
export interface FhirClient {
  /** A path behind `/fhir/R4/`, or an address as a link has it. */
  ask(path: string, headers?: Readonly<Record<string, string>>): Promise<Response>;
  bundle(path: string): Promise<Bundle>;
  /** The matches of every page, by the links. */
  everything(path: string): Promise<readonly FhirResource[]>;
  /** Status, type of the first issue and what it says. */
  refused(path: string, headers?: Readonly<Record<string, string>>): Promise<readonly [number, string | undefined, string | undefined]>;
}

/** Resources of a page that match. */
export function matchesOf({ entry = [] }: Bundle): readonly FhirResource[] {
  return entry.flatMap(({ resource, search }) => (search?.mode === 'match' && resource !== undefined ? [resource as FhirResource] : []));
}

/** `Type/id` of what came along with a page. */
export function includedIn({ entry = [] }: Bundle): readonly string[] {
  return entry.flatMap(({ resource, search }) => (search?.mode === 'include' && resource !== undefined ? [`${resource.resourceType}/${resource.id ?? ''}`] : []));
}

/** @param url of the server @param token undefined = nobody */
export function fhirClient(url: string, token?: string): FhirClient {
  const ask = (path: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> =>
    fetch(path.startsWith('http') ? path : `${url}/fhir/R4/${path}`, { headers: { ...(token !== undefined && { Authorization: `Bearer ${token}` }), ...headers } });
  const bundle = async (path: string): Promise<Bundle> => {
    const response = await ask(path);
    const body: unknown = await response.json();
    expect([path, response.status, response.headers.get('content-type'), body]).toEqual([path, 200, 'application/fhir+json; charset=utf-8', expect.objectContaining({ resourceType: 'Bundle', type: 'searchset' })]);
    return body as Bundle;
  };
  return {
    ask, bundle,
    everything: async (path) => {
      const found: FhirResource[] = [];
      for (let next: string | undefined = path; next !== undefined;) {
        const page: Bundle = await bundle(next);
        found.push(...matchesOf(page));
        next = page.link?.find(({ relation }) => relation === 'next')?.url;
      }
      return found;
    },
    refused: async (path, headers) => {
      const response = await ask(path, headers);
      const { resourceType, issue: [issue] } = await response.json() as OperationOutcome;
      expect([resourceType, response.headers.get('content-type')]).toEqual(['OperationOutcome', expect.stringContaining('application/fhir+json')]);
      return [response.status, issue?.code, issue?.diagnostics];
    },
  };
}
