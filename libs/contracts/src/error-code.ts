/** Kinds of an expected no. Each has one HTTP status, in `platform/http`. */
export type RefusalKind = 'Unauthenticated' | 'NotFound' | 'Forbidden' | 'Conflict' | 'StaleVersion' | 'VersionMissing' | 'RuleBlocked' | 'TooLarge' | 'WrongMedia';

/** Every refusal of the product: stable code `area.reason` and its kind. A new refusal is one line here. */
export const REFUSALS = {
  'auth.permission-missing': 'Forbidden',
  'auth.token-invalid': 'Unauthenticated',
  'batch.closed': 'Conflict',
  'batch.exceptions-open': 'RuleBlocked',
  'batch.not-finished': 'Conflict',
  'batch.not-found': 'NotFound',
  'batch.state-forbids': 'Conflict',
  'batch.window-taken': 'Conflict',
  'body.too-large': 'TooLarge',
  'body.wrong-media': 'WrongMedia',
  'census.already-away': 'Conflict',
  'census.not-away': 'Conflict',
  'census.not-discharged': 'Conflict',
  'census.not-here': 'Conflict',
  'census.same-moment': 'Conflict',
  'clarification.not-found': 'NotFound',
  'clarification.status': 'Conflict',
  'cycle.not-found': 'NotFound',
  'document.not-found': 'NotFound',
  'exception.decided': 'Conflict',
  'exception.not-found': 'NotFound',
  'exception.not-overridable': 'RuleBlocked',
  'exception.role-missing': 'Forbidden',
  'facility.not-found': 'NotFound',
  'intake.has-order': 'Conflict',
  'intake.incomplete': 'RuleBlocked',
  'intake.not-found': 'NotFound',
  'order.hold-overlaps': 'Conflict',
  'order.not-found': 'NotFound',
  'order.not-held': 'Conflict',
  'order.replaced': 'Conflict',
  'order.rx-taken': 'Conflict',
  'order.started-later': 'Conflict',
  'order.stopped': 'Conflict',
  'pharmacy.not-found': 'NotFound',
  'refill.code-of-many': 'Conflict',
  'refill.not-found': 'NotFound',
  'refill.step-not-allowed': 'Conflict',
  'renewal.not-found': 'NotFound',
  'renewal.step-not-allowed': 'Conflict',
  'request.key-reused': 'RuleBlocked',
  'resident.not-found': 'NotFound',
  'route.not-found': 'NotFound',
  'row.stale': 'StaleVersion',
  'row.version-missing': 'VersionMissing',
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
