import type { AuditEvent } from 'fhir/r4.js';
import { actor } from './actor.js';
import { type Stamp, stamped } from './stamp.js';
import { SYSTEMS } from './systems.js';

/** One row of the audit. */
export interface AuditFacts extends Stamp {
  readonly operation: string;
  readonly outcome: 'done' | 'refused' | 'failed';
  readonly userId: string | null;
  readonly subjectId: string | null;
  readonly residentIds: readonly string[];
}

const OUTCOMES = { done: '0', refused: '4', failed: '8' } as const;

/** Who did what, and whose data it touched. */
export function auditEventResource(event: AuditFacts): AuditEvent {
  const { operation, outcome, userId, subjectId, residentIds, updatedAt } = event;
  const entity = [...residentIds.map((id) => ({ what: { reference: `Patient/${id}` } })), ...(subjectId === null ? [] : [{ what: { identifier: { system: SYSTEMS.uri, value: `urn:uuid:${subjectId}` } } }])];
  return {
    resourceType: 'AuditEvent', ...stamped(event),
    type: { system: SYSTEMS.auditType, code: 'rest', display: 'RESTful Operation' },
    subtype: [{ system: SYSTEMS.operation, code: operation }],
    recorded: updatedAt.toISOString(),
    outcome: OUTCOMES[outcome],
    agent: [{ who: actor(userId), requestor: true }],
    source: { observer: { display: 'Cyclefill' } },
    ...(entity.length > 0 && { entity }),
  };
}
