import type { Provenance } from 'fhir/r4.js';
import { actor } from './actor.js';
import { type Stamp, stamped } from './stamp.js';
import { SYSTEMS } from './systems.js';

/** Who made one version of an order. */
export interface OrderChangeFacts extends Stamp {
  readonly orderId: string;
  /** As recorded: `import`, `new`, `change`, `hold` … */
  readonly kind: string;
  readonly reason: string;
  /** null = the system, such as an import. */
  readonly userId: string | null;
  /** What it came as, such as a prescription's number; empty = nothing is known. */
  readonly source: string;
}

/** Where one version of an order is from. */
export function provenanceResource(change: OrderChangeFacts): Provenance {
  const { orderId, kind, reason, userId, source, updatedAt } = change;
  return {
    resourceType: 'Provenance', ...stamped(change),
    target: [{ reference: `MedicationRequest/${orderId}` }],
    recorded: updatedAt.toISOString(),
    ...(reason !== '' && { reason: [{ text: reason }] }),
    activity: { coding: [{ system: SYSTEMS.dataOperation, code: kind === 'import' || kind === 'new' ? 'CREATE' : 'UPDATE' }], text: kind },
    agent: [{ who: actor(userId) }],
    ...(source !== '' && { entity: [{ role: 'source', what: { display: source } }] }),
  };
}
