import type { InputProblem } from '@cyclefill/contracts';

/** The part of a validation issue that is used: its own message may quote what was sent, down to the name of an unknown field. */
interface Issue {
  readonly path?: ReadonlyArray<PropertyKey | { readonly key: PropertyKey }> | undefined;
  readonly code?: string;
}

const RULES: Readonly<Record<string, string>> = {
  invalid_type: 'is missing or of another type',
  invalid_format: 'has another format',
  invalid_value: 'is not one of the allowed values',
  unrecognized_keys: 'has a field that does not belong here',
  too_big: 'is too large or too long',
  too_small: 'is too small or too short',
};

/** Where an input breaks which rule, in our words. */
export function inputProblems(issues: readonly Issue[]): readonly InputProblem[] {
  return issues.map(({ path = [], code = '' }) => ({
    pointer: path.map((part) => `/${String(typeof part === 'object' ? part.key : part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''),
    rule: RULES[code] ?? 'does not fit its schema',
  }));
}
