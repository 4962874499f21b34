import type { OperationOutcome, OperationOutcomeIssue } from 'fhir/r4.js';
import { SYSTEMS } from './systems.js';

/** One thing to tell: where it is, and what is wrong there or what to do. */
export interface OutcomeIssue {
  readonly place: string;
  readonly text: string;
}

/** An outcome of one severity: an error with its stable code, or what was passed over. */
export interface OutcomeFacts {
  readonly severity: 'error' | 'warning' | 'information';
  readonly type: OperationOutcomeIssue['code'];
  /** `area.reason`, as in problem bodies. */
  readonly code: string;
  readonly title: string;
  readonly issues: readonly OutcomeIssue[];
}

/** What went wrong, and where; it repeats no value that was sent. */
export function outcomeResource({ severity, type, code, title, issues }: OutcomeFacts): OperationOutcome {
  const issue = { severity, code: type, details: { coding: [{ system: SYSTEMS.problem, code }], text: title } };
  return {
    resourceType: 'OperationOutcome',
    issue: issues.length === 0 ? [issue] : issues.map(({ place, text }) => ({ ...issue, diagnostics: `${place}: ${text}`, ...(place !== '' && { expression: [place] }) })),
  };
}
