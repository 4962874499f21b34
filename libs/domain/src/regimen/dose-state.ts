import { type LocalMinute, type MinuteRange, covers, coversAny } from '@cyclefill/domain/kernel';

/** Why a scheduled dose is not given by the facility, or `due`. */
export const DOSE_STATES = ['due', 'held', 'away'] as const;
export type DoseState = (typeof DOSE_STATES)[number];

/** What a resident's census says about doses. */
export interface Presence {
  /** Leave and hospital stays. */
  readonly absences: readonly MinuteRange[];
  readonly dischargedAt: LocalMinute | null;
}

/** Present from the beginning to the end of time. */
export const ALWAYS_PRESENT: Presence = { absences: [], dischargedAt: null };

/** State of a dose at `at`: away after discharge; else held before away, when it is both. */
export function doseStateAt(at: LocalMinute, holds: readonly MinuteRange[], presence: Presence): DoseState {
  if (presence.dischargedAt !== null && at >= presence.dischargedAt) return 'away';
  if (coversAny(holds, at)) return 'held';
  return presence.absences.some((absence) => covers(absence, at)) ? 'away' : 'due';
}
