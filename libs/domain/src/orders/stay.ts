import type { LocalMinute } from '@cyclefill/domain/kernel';

/** What the census keeps of a resident. */
export const CENSUS_KINDS = ['placed', 'leave', 'hospital', 'transfer', 'discharge'] as const;
export type CensusKind = (typeof CENSUS_KINDS)[number];

/** One census event; `to` is the end of a leave or hospital stay. */
export interface CensusFact {
  readonly kind: CensusKind;
  readonly from: LocalMinute;
  readonly to: LocalMinute | null;
}

/** The last time a resident came to live here, and the discharge that ended it. */
export interface Stay {
  readonly admittedAt: LocalMinute | null;
  readonly dischargedAt: LocalMinute | null;
}

/** The last stay of a census in time order; a discharge before the last placing ended an earlier one. */
export function lastStay(events: readonly CensusFact[]): Stay {
  const admission = events.findLast(({ kind }) => kind === 'placed');
  const discharge = events.find(({ kind, from }) => kind === 'discharge' && from >= (admission?.from ?? from));
  return { admittedAt: admission?.from ?? null, dischargedAt: discharge?.from ?? null };
}
