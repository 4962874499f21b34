import type { Reference } from 'fhir/r4.js';
import { SYSTEMS } from './systems.js';

/** A person or machine that has an account here; null = the system itself. */
export function actor(userId: string | null): Reference {
  return userId === null ? { display: 'Cyclefill' } : { identifier: { system: SYSTEMS.user, value: userId } };
}
