import { InvalidInput, Refusal, Transient } from '@cyclefill/contracts';
import type { ChangeSince, ErrorCode, InputProblem, RefusalKind } from '@cyclefill/contracts';
import { sqlState } from '@cyclefill/platform/database';
import { HttpException } from '@nestjs/common';

/** How an error is told to the caller. */
export interface ErrorAnswer {
  readonly status: number;
  readonly title: string;
  readonly code: ErrorCode;
  readonly problems?: readonly InputProblem[];
  readonly since?: readonly ChangeSince[];
}

const OF_KIND: Readonly<Record<RefusalKind, { readonly status: number; readonly title: string }>> = {
  Unauthenticated: { status: 401, title: 'A valid bearer token is needed' },
  Forbidden: { status: 403, title: 'Your role may not do this' },
  NotFound: { status: 404, title: 'There is no such thing, or not for you' },
  Conflict: { status: 409, title: 'This cannot be done in the present state' },
  StaleVersion: { status: 412, title: 'It has changed since you read it' },
  VersionMissing: { status: 428, title: 'Say with If-Match which version you have read' },
  TooLarge: { status: 413, title: 'The body is larger than this takes' },
  NotAcceptable: { status: 406, title: 'The answer is not to be had in the format that is asked for' },
  WrongMedia: { status: 415, title: 'The body is of a type that this does not take' },
  RuleBlocked: { status: 422, title: 'A rule forbids this' },
};

const INVALID = { status: 400, title: 'The request does not fit its schema', code: 'input.invalid' } as const;
const AWAY = { status: 503, title: 'A part of the system is away; try again' } as const;
const BROKEN: ErrorAnswer = { status: 500, title: 'Something is broken here; the request id leads to it', code: 'internal.invariant' };

/** SQLSTATE classes and system codes that say: the server is away or busy, not that the statement was wrong. */
const DATABASE_AWAY = /^(?:08...|53...|57P..|57014|40001|40P01|55P03|ECONN\w+|ETIMEDOUT|EPIPE)$/u;

/** The pool's own word for every connection being in use; it comes without a code. */
const POOL_EXHAUSTED = 'timeout exceeded when trying to connect';

/** A date that fits its schema and no calendar of the database: what came in, never what we computed. */
const DATE_OUT_OF_RANGE = '22008';

/** The answer to any error. Nothing of the error but its code and what we wrote ourselves gets into it. */
export function answerTo(error: unknown): ErrorAnswer {
  if (error instanceof Refusal) return { ...OF_KIND[error.kind], code: error.code, ...(error.since !== undefined && { since: error.since }), ...(error.problems !== undefined && { problems: error.problems }) };
  if (error instanceof InvalidInput) return { ...INVALID, problems: error.problems };
  if (error instanceof Transient) return { ...AWAY, code: error.code };
  if (error instanceof HttpException) return answerToFramework(error.getStatus());
  if (isUnreadBody(error)) return answerToFramework(error.status);
  if (sqlState(error) === DATE_OUT_OF_RANGE) return INVALID;
  if (isDatabaseAway(error)) return { ...AWAY, code: 'database.unavailable' };
  return BROKEN;
}

function isDatabaseAway(error: unknown): boolean {
  return DATABASE_AWAY.test(sqlState(error) ?? '') || (error instanceof Error && error.message === POOL_EXHAUSTED);
}

/** A body that is too long, or no JSON: the parser's error, before any route sees it. */
function isUnreadBody(error: unknown): error is { readonly status: number } {
  const { type, status } = (error ?? {}) as { readonly type?: unknown; readonly status?: unknown };
  return typeof type === 'string' && type.startsWith('entity.') && typeof status === 'number' && status >= 400 && status < 500;
}

/** Nest's own errors: an unknown route; a path, header or body that cannot be read, or is too large. */
function answerToFramework(status: number): ErrorAnswer {
  if (status === 404) return { ...OF_KIND.NotFound, code: 'route.not-found' };
  if (status === 413) return { ...OF_KIND.TooLarge, code: 'body.too-large' };
  return status >= 500 ? BROKEN : { ...INVALID, status };
}
