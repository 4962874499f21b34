import type { ErrorAnswer } from './error-answer.js';

/** How errors are told under a path whose standard has a body of its own for them. */
export interface ErrorDialect {
  /** Paths that begin with it, such as `/fhir/R4`. */
  readonly path: string;
  readonly mediaType: string;
  /** The body; of the error it knows what a problem body would say, and no more. */
  readonly body: (answer: ErrorAnswer, requestId: string) => unknown;
}

export const ERROR_DIALECTS = Symbol('error dialects');

/** The dialect of a path; undefined = problem bodies. */
export function dialectOf(dialects: readonly ErrorDialect[], path: string): ErrorDialect | undefined {
  return dialects.find((dialect) => path === dialect.path || path.startsWith(`${dialect.path}/`));
}
