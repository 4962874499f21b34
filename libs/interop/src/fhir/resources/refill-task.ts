import type { RefillStatus } from '@cyclefill/domain/refill';
import type { Task } from 'fhir/r4.js';
import { type Stamp, stamped } from './stamp.js';
import { SYSTEMS } from './systems.js';

/** A facility's request for a refill. */
export interface RefillFacts extends Stamp {
  readonly residentId: string;
  readonly orderId: string;
  readonly facilityId: string;
  readonly status: RefillStatus;
  /** What a rule or a pharmacist said, as a code. */
  readonly answer: string;
  readonly earlyReason: string | null;
  readonly askedAt: Date;
}

export const TASK_STATUS_OF_REFILL = {
  asked: 'requested', accepted: 'accepted', in_batch: 'accepted', filled: 'in-progress', sent: 'in-progress', received: 'completed', refused: 'rejected',
} as const satisfies Readonly<Record<RefillStatus, Task['status']>>;

/** A request for a refill as a Task of its order; where it stands in our own words is its business status. */
export function refillTaskResource(refill: RefillFacts): Task {
  const { residentId, orderId, facilityId, status, answer, earlyReason, askedAt, updatedAt } = refill;
  return {
    resourceType: 'Task', ...stamped(refill),
    status: TASK_STATUS_OF_REFILL[status],
    statusReason: { text: answer },
    businessStatus: { coding: [{ system: SYSTEMS.refillStatus, code: status }] },
    intent: 'order',
    code: { text: 'refill' },
    focus: { reference: `MedicationRequest/${orderId}` },
    for: { reference: `Patient/${residentId}` },
    authoredOn: askedAt.toISOString(),
    // Asked for as of a moment to come, as in a trial, it was not changed before that.
    lastModified: (updatedAt < askedAt ? askedAt : updatedAt).toISOString(),
    requester: { reference: `Organization/${facilityId}` },
    ...(earlyReason !== null && { reasonCode: { text: earlyReason } }),
  };
}
