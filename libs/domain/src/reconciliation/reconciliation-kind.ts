/** What a reconciliation is made for. */
export const RECONCILIATION_KINDS = ['admission', 'readmission', 'transfer', 'discharge', 'monthly', 'quarterly'] as const;
export type ReconciliationKind = (typeof RECONCILIATION_KINDS)[number];

/** Those that hold up the cycle supply until they are settled (R305). Lists of the month or quarter look at what goes on anyway; one at discharge is about the way home. */
export const KINDS_BEFORE_SUPPLY: readonly ReconciliationKind[] = ['admission', 'readmission', 'transfer'];
