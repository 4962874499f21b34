/** Lawful reasons for a fill before its day (R128), each with the claim code that tells the payer (R149); null = none of its own. */
const CLAIM_CODES = {
  admission: '18',
  leaving_facility: null,
  dose_increase: '05',
  lost_dose: null,
  contaminated_dose: null,
  leave_of_absence: '14',
  ekit_remainder: '17',
} as const;

export type EarlyReason = keyof typeof CLAIM_CODES;
export const EARLY_REASONS = Object.keys(CLAIM_CODES) as readonly EarlyReason[];

/** The submission clarification code of a reason, or null. */
export function claimCodeOf(reason: EarlyReason): string | null {
  return CLAIM_CODES[reason];
}

/** Whether the reason says that what was counted is gone, so that nothing of it may be reckoned with. */
export function meansSupplyGone(reason: EarlyReason): boolean {
  return reason === 'lost_dose' || reason === 'contaminated_dose';
}
