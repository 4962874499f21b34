/** Kinds of an expected no. Each has one HTTP status, in `platform/http`. */
export type RefusalKind = 'Unauthenticated' | 'NotFound' | 'Forbidden' | 'Conflict' | 'StaleVersion' | 'RuleBlocked';

/** Every refusal of the product: stable code `area.reason` and its kind. A new refusal is one line here. */
export const REFUSALS = {
  'auth.token-invalid': 'Unauthenticated',
  'auth.permission-missing': 'Forbidden',
  'batch.not-found': 'NotFound',
  'batch.window-taken': 'Conflict',
  'cycle.not-found': 'NotFound',
  'document.not-found': 'NotFound',
  'facility.not-found': 'NotFound',
  'order.not-found': 'NotFound',
  'pharmacy.not-found': 'NotFound',
  'refill.code-of-many': 'Conflict',
  'refill.not-found': 'NotFound',
  'refill.step-not-allowed': 'Conflict',
  'renewal.not-found': 'NotFound',
  'renewal.step-not-allowed': 'Conflict',
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
