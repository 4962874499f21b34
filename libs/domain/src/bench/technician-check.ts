import type { Day } from '@cyclefill/domain/kernel';

/** After how much that a pharmacist looked over again a state lets a technician check packs (R241). */
export interface CheckProgramme {
  readonly allowed: boolean;
  readonly minChecks: number;
  readonly minDays: number;
  readonly minAccuracyPerMille: number;
}

/** One check by a technician that was looked over. */
export interface AuditedCheck {
  readonly on: Day;
  readonly correct: boolean;
}

/** What a technician still lacks. */
export const PROGRAMME_LACKS = ['not_allowed', 'checks', 'days', 'accuracy'] as const;
export type ProgrammeLack = (typeof PROGRAMME_LACKS)[number];

/** How a technician stands to a programme. */
export interface ProgrammeStanding {
  readonly checks: number;
  readonly days: number;
  readonly correct: number;
  readonly lacks: readonly ProgrammeLack[];
}

/** How far a technician is; no lack = may check where this programme holds. Accuracy is compared in whole numbers, never rounded up. */
export function programmeStanding(audited: readonly AuditedCheck[], programme: CheckProgramme | null): ProgrammeStanding {
  const [checks, correct, days] = [audited.length, audited.filter((check) => check.correct).length, new Set(audited.map(({ on }) => on)).size];
  const lacks: ProgrammeLack[] = [];
  if (programme === null || !programme.allowed) lacks.push('not_allowed');
  if (programme !== null) {
    if (checks < programme.minChecks) lacks.push('checks');
    if (days < programme.minDays) lacks.push('days');
    if (correct * 1000 < checks * programme.minAccuracyPerMille) lacks.push('accuracy');
  }
  return { checks, days, correct, lacks };
}
