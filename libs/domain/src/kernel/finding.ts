/** How a finding acts: `block` parks its order, `warn` asks a person, `info` only tells. */
export const SEVERITIES = ['block', 'warn', 'info'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** The exceptions of `docs/rules/exceptions.md`, by name; order = order of report. */
export const FINDING_CODES = [
  'NO_REFILLS',
  'RX_EXPIRED',
  'CS_LIMIT',
  'CII',
  'EMERGENCY_RX',
  'STOPS_BEFORE',
  'STOPS_WITHIN',
  'AWAY',
  'DISCHARGED',
  'TOO_SOON',
  'NO_CONSENT',
  'DUPLICATE',
  'ALLERGY',
  'DDI',
  'DUPLICATE_CLASS',
  'MAX_DAILY',
  'STOCK',
  'LOT_EXP',
  'QTY',
  'CHANGED',
  'SHORT_CYCLE',
  'DATA',
  'RECONCILIATION',
  'NDC_CHANGED',
  'PRN_14D',
  'SIG_CONFLICT',
  'SIG_UNREAD',
  'ON_HAND_VARIANCE',
  'DO_NOT_CRUSH',
  'NOT_PACKABLE',
  'BED_SHARED',
  'ORDER_COUNT',
] as const;
export type FindingCode = (typeof FINDING_CODES)[number];

/** A parameter of a finding: what the sentence shown to people is filled with. Dates are `YYYY-MM-DD`, quantities decimals. */
export type FindingParam = string | number | boolean | null;

/** The answer of a rule: data for a person, never an exception thrown. */
export interface Finding {
  readonly code: FindingCode;
  readonly severity: Severity;
  /** Rule id with its source in `docs/rules`, such as `R204`. */
  readonly rule: string;
  /** Id of what the finding is about (an order, a resident). */
  readonly subject: string;
  readonly params: Readonly<Record<string, FindingParam>>;
}

/** Whether any finding parks its order. */
export function isBlocked(findings: readonly Finding[]): boolean {
  return findings.some((finding) => finding.severity === 'block');
}
