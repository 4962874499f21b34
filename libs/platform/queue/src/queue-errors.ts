/** The backend did not answer in time. The work is not lost: its task row stays open. */
export class QueueUnavailable extends Error {
  override readonly name = 'QueueUnavailable';
  readonly code = 'queue.unavailable';
}

/** The backend answers, but is set up so that it could lose jobs. */
export class QueueMisconfigured extends Error {
  override readonly name = 'QueueMisconfigured';
  readonly code = 'queue.misconfigured';
}

/** Thrown by a handler whose job will never succeed: it fails at once, without another try. */
export class JobRefused extends Error {
  override readonly name = 'JobRefused';

  /** @param code stable code such as `order.not-found`; the only thing kept of the refusal. */
  constructor(readonly code: string) {
    super(code);
  }
}
