import type { ErrorAnswer, ErrorDialect } from '@cyclefill/platform/http';
import { type OutcomeFacts, outcomeResource } from '@cyclefill/interop/fhir';

/** Where the API stands. */
export const FHIR_PATH = 'fhir/R4';
export const FHIR_MEDIA_TYPE = 'application/fhir+json';

/** Types of an issue, by status. */
const TYPES: Readonly<Record<number, OutcomeFacts['type']>> = {
  400: 'invalid', 401: 'login', 403: 'forbidden', 404: 'not-found', 406: 'not-supported', 409: 'conflict', 412: 'conflict', 413: 'too-long', 415: 'not-supported', 422: 'business-rule', 428: 'required', 503: 'transient',
};

function outcomeOf({ status, title, code, problems = [] }: ErrorAnswer): unknown {
  const type = TYPES[status] ?? (status < 500 ? 'invalid' : 'exception');
  return outcomeResource({ severity: 'error', type, code, title, issues: problems.map(({ pointer, rule }) => ({ place: pointer, text: rule })) });
}

/** Errors under `/fhir/R4` are OperationOutcomes; the id of the request is in `X-Request-Id`, as everywhere. */
export const FHIR_ERRORS: ErrorDialect = { path: `/${FHIR_PATH}`, mediaType: FHIR_MEDIA_TYPE, body: outcomeOf };
