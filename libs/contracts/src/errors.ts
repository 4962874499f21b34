import { REFUSALS } from './error-code.js';
import type { RefusalCode, RefusalKind, TransientCode } from './error-code.js';

/** What somebody did to a thing since it was read. */
export interface ChangeSince {
  readonly kind: string;
  /** Who; null = the system. */
  readonly by: string | null;
  readonly at: string;
  readonly orderId: string | null;
}

/** An expected no: not an accident, never retried. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly kind: RefusalKind;
  /** Of what is stale: what others did to it, the oldest first. */
  readonly since: readonly ChangeSince[] | undefined;
  /** What exactly is against it, each with its place; absent where the code says it all. */
  readonly problems: readonly InputProblem[] | undefined;

  /** @param code also the message: a refusal says nothing that a log may not hold. */
  constructor(readonly code: RefusalCode, options?: ErrorOptions & { readonly since?: readonly ChangeSince[]; readonly problems?: readonly InputProblem[] | undefined }) {
    super(code, options);
    this.since = options?.since;
    this.problems = options?.problems;
    this.kind = REFUSALS[code];
  }
}

/** Where an input breaks which rule; `pointer` is a JSON pointer (RFC 6901), a column or an option. Never the value. */
export interface InputProblem {
  readonly pointer: string;
  readonly rule: string;
}

/** What came in does not fit its schema. */
export class InvalidInput extends Error {
  override readonly name = 'InvalidInput';
  readonly code = 'input.invalid';

  constructor(readonly problems: readonly InputProblem[], options?: ErrorOptions) {
    super(problems.map(({ pointer, rule }) => `${pointer.replace(/^\//u, '').replaceAll('/', '.') || 'the request'}: ${rule}`).join('; '), options);
  }
}

/** A part is away for now: the same call may succeed later. */
export class Transient extends Error {
  override readonly name = 'Transient';

  constructor(readonly code: TransientCode, options?: ErrorOptions) {
    super(code, options);
  }
}

/** What cannot be, is: a bug. The message is for developers and holds ids only. */
export class Invariant extends Error {
  override readonly name = 'Invariant';
  readonly code = 'internal.invariant';
}
