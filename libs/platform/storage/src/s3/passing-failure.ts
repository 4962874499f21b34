/** A failure that may be over at the next attempt. The reason is a status or a system code, never what was sent. */
export class PassingFailure extends Error {
  override readonly name = 'PassingFailure';

  constructor(readonly reason: string) {
    super(reason);
  }
}

const PASSING_CODES: ReadonlySet<string> = new Set([
  'ECONNRESET', 'ECONNREFUSED', 'ECONNABORTED', 'ETIMEDOUT', 'EPIPE', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ERR_STREAM_PREMATURE_CLOSE',
]);

/** Too slow, too much, or broken for the moment; and two writers of one key at once. */
export function isPassingAnswer(status: number, s3Code: string): boolean {
  return status === 408 || status === 429 || (status >= 500 && status !== 501) || s3Code === 'ConditionalRequestConflict' || s3Code === 'RequestTimeout';
}

export function isPassingCode(code: string): boolean {
  return PASSING_CODES.has(code);
}
