import type { FindingCode, FindingParam } from '@cyclefill/domain/kernel';

/**
 * How an alert acts. `interrupt`: the order waits for a pharmacist. `warn`: a person looks, the order goes on. `passive`:
 * shown where somebody looks at the resident, never in anybody's way.
 */
export const ALERT_SEVERITIES = ['interrupt', 'warn', 'passive'] as const;
export type AlertSeverity = (typeof ALERT_SEVERITIES)[number];

/** What only {@link ClinicalAlert}s tell of; where it is more than passive it becomes a finding of a batch. */
export const CHECKED_ACROSS = ['ALLERGY', 'DDI', 'DUPLICATE_CLASS', 'MAX_DAILY'] as const satisfies readonly FindingCode[];
/** What other rules of a build find too: told with the rest, made into a finding by them alone. */
export const CHECKED_ELSEWHERE = ['DUPLICATE', 'DO_NOT_CRUSH', 'PRN_14D'] as const satisfies readonly FindingCode[];
/** What is never more than passive. */
export const ONLY_SHOWN = ['OLDER_ADULT', 'QT', 'HAZARDOUS'] as const;

export const ALERT_KINDS = [...CHECKED_ACROSS, ...CHECKED_ELSEWHERE, ...ONLY_SHOWN] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];

/** One answer of a check: data for a person. */
export interface ClinicalAlert {
  readonly kind: AlertKind;
  readonly severity: AlertSeverity;
  /** Rule id with its source in `docs/rules`, such as `R405`. */
  readonly rule: string;
  readonly orderId: string;
  /** The order it is about together with; null = about none. */
  readonly otherOrderId: string | null;
  /** Table and row, such as `interactions/onc-08`. */
  readonly fact: string;
  readonly params: Readonly<Record<string, FindingParam>>;
}
