import type { OrderAnswer } from '@cyclefill/interop/hl7v2';

/** What became of a message. Waiting: it is kept, and tried again when another of its resident was applied. */
export interface Applied {
  readonly state: 'applied' | 'waiting';
  readonly reason: string;
  readonly residentId: string | null;
  /** Order by order, of a message of orders that was applied. */
  readonly answers?: readonly OrderAnswer[];
}

export const waiting = (reason: string, residentId: string | null = null): Applied => ({ state: 'waiting', reason, residentId });
export const applied = (residentId: string | null, reason = ''): Applied => ({ state: 'applied', reason, residentId });
export const KNOWN = 'it was known';
