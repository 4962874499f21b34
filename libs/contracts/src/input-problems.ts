import type { InputProblem } from './errors.js';

/** The part of a validation issue that is used: the message of most may quote what was sent, down to the name of an unknown field. */
interface Issue {
  readonly path?: ReadonlyArray<PropertyKey | { readonly key: PropertyKey }> | undefined;
  readonly code?: string;
  readonly format?: string;
  /** Of a pattern it is the schema's own, which knows nothing of what was sent. */
  readonly message: string;
}

const RULES: Readonly<Record<string, string>> = {
  invalid_type: 'is missing or of another type',
  invalid_value: 'is not one of the allowed values',
  unrecognized_keys: 'has a field that does not belong here',
  too_big: 'is too large or too long',
  too_small: 'is too small or too short',
};

const FORMATS: Readonly<Record<string, string>> = {
  uuid: 'is no id',
  date: 'is no day like 2026-12-07',
  datetime: 'is no instant like 2026-12-07T08:00:00Z',
};

function ruleOf({ code = '', format = '', message }: Issue): string {
  if (code !== 'invalid_format') return RULES[code] ?? 'does not fit its schema';
  return format === 'regex' ? message : (FORMATS[format] ?? 'has another format');
}

/** Where an input breaks which rule, in our words. */
export function inputProblems(issues: readonly Issue[]): readonly InputProblem[] {
  return issues.map((issue) => ({
    pointer: (issue.path ?? []).map((part) => `/${String(typeof part === 'object' ? part.key : part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
    rule: ruleOf(issue),
  }));
}
