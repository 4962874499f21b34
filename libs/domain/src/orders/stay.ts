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

/** What one event makes of the stay so far. A placing of who lives here already is a move: a folder that has another bed for somebody admits nobody. */
function afterEvent(stay: Stay, { kind, from }: CensusFact): Stay {
  const { admittedAt, dischargedAt } = stay;
  const isAway = dischargedAt === null ? admittedAt === null : from > dischargedAt;
  if (kind === 'placed' && isAway) return { admittedAt: from, dischargedAt: null };
  return kind === 'discharge' && dischargedAt === null ? { admittedAt, dischargedAt: from } : stay;
}

/** The last stay of a census in time order: it begins with the placing that follows no other, or a discharge. */
export function lastStay(events: readonly CensusFact[]): Stay {
  return events.reduce(afterEvent, { admittedAt: null, dischargedAt: null });
}
