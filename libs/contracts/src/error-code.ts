/** Kinds of an expected no. Each has one HTTP status, in `platform/http`. */
export type RefusalKind = 'Unauthenticated' | 'NotFound' | 'Forbidden' | 'Conflict' | 'StaleVersion' | 'RuleBlocked';

/** Every refusal of the product: stable code `area.reason` and its kind. A new refusal is one line here. */
export const REFUSALS = {
  'auth.token-invalid': 'Unauthenticated',
  'auth.permission-missing': 'Forbidden',
  'batch.closed': 'Conflict',
  'batch.exceptions-open': 'RuleBlocked',
  'batch.not-finished': 'Conflict',
  'batch.not-found': 'NotFound',
  'batch.window-taken': 'Conflict',
  'cycle.not-found': 'NotFound',
  'document.not-found': 'NotFound',
  'exception.decided': 'Conflict',
  'exception.not-found': 'NotFound',
  'exception.not-overridable': 'RuleBlocked',
  'exception.role-missing': 'Forbidden',
  'facility.not-found': 'NotFound',
  'order.not-found': 'NotFound',
  'pharmacy.not-found': 'NotFound',
  'resident.not-found': 'NotFound',
  'route.not-found': 'NotFound',
  'row.stale': 'StaleVersion',
  'run.not-found': 'NotFound',
  'token.not-found': 'NotFound',
  'user.disabled': 'Conflict',
  'user.login-taken': 'Conflict',
  'user.not-found': 'NotFound',
  'user.scope-mismatch': 'Conflict',
  'wing.not-found': 'NotFound',
} as const satisfies Readonly<Record<`${string}.${string}`, RefusalKind>>;
export type RefusalCode = keyof typeof REFUSALS;

/** What may be tried again later. */
export type TransientCode = 'database.unavailable' | 'queue.unavailable' | 'storage.unavailable';

export type ErrorCode = RefusalCode | TransientCode | 'input.invalid' | 'internal.invariant';
