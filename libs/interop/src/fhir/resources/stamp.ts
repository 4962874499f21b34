import type { Meta } from 'fhir/r4.js';

/** Which version of a thing a resource tells, and when what it is made of was last recorded. */
export interface Stamp {
  readonly id: string;
  readonly version: number;
  readonly updatedAt: Date;
}

/** `id` and `meta` of a resource. */
export function stamped({ id, version, updatedAt }: Stamp): { id: string; meta: Meta } {
  return { id, meta: { versionId: String(version), lastUpdated: updatedAt.toISOString() } };
}
