/** A broken assumption of our own code: never a rule's answer, always a bug. */
export class InvariantError extends Error {
  override readonly name = 'InvariantError';
}

/** Throws {@link InvariantError} unless `condition` holds. `message` must not carry personal data. */
export function invariant(condition: boolean, message: string): asserts condition {
  if (!condition) throw new InvariantError(message);
}

/** The arm of a `switch` that types say cannot be reached. */
export function assertNever(value: never): never {
  throw new InvariantError(`unexpected variant: ${(value as { kind?: string }).kind ?? typeof value}`);
}
