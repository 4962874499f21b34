/** Where a refill request stands: the chain a nurse can follow (R130). */
export const REFILL_STATUSES = ['asked', 'accepted', 'refused', 'in_batch', 'filled', 'sent', 'received'] as const;
export type RefillStatus = (typeof REFILL_STATUSES)[number];

const NEXT: Readonly<Record<RefillStatus, readonly RefillStatus[]>> = {
  asked: ['accepted', 'refused', 'in_batch'],
  accepted: ['filled', 'in_batch', 'refused'],
  refused: [],
  in_batch: ['sent', 'refused'],
  filled: ['sent'],
  sent: ['received'],
  received: [],
};

/** Whether a request may go from one status to the other. */
export function mayFollow(from: RefillStatus, to: RefillStatus): boolean {
  return NEXT[from].includes(to);
}
