/** `ok` go on; `warn` go on and know; `stop` leave only by the right scan or a pharmacist; `unknown` nothing can be said. */
export const VERDICTS = ['ok', 'warn', 'stop', 'unknown'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Every answer to a scan with what it means for the work. */
const CODES = {
  known: 'ok', right_product: 'ok', right_pack: 'ok', right_resident: 'ok', right_sticker: 'ok', right_container: 'ok', right_bin: 'ok', right_tote: 'ok', right_user: 'ok',
  other_maker: 'warn', pack_held: 'warn', container_empty: 'warn',
  wrong_drug: 'stop', wrong_strength: 'stop', wrong_release: 'stop', wrong_form: 'stop', recalled: 'stop', quarantined: 'stop', expired: 'stop', short_dated: 'stop',
  wrong_pack: 'stop', wrong_resident: 'stop', wrong_sticker: 'stop', wrong_container: 'stop', wrong_bin: 'stop', wrong_tote: 'stop', wrong_user: 'stop',
  pack_out_of_date: 'stop', out_of_use: 'stop', other_kind: 'stop',
  not_known: 'unknown', ambiguous: 'unknown', wrong_check_digit: 'unknown', not_understood: 'unknown',
} as const satisfies Readonly<Record<string, Verdict>>;
export type VerdictCode = keyof typeof CODES;
export const VERDICT_CODES: readonly VerdictCode[] = Object.keys(CODES) as VerdictCode[];

/** The answer to one scan. `params` fill the sentence; they name drugs and days, never people. */
export interface ScanVerdict {
  readonly verdict: Verdict;
  readonly code: VerdictCode;
  readonly params: Readonly<Record<string, string>>;
}

/** The verdict of a code. */
export function scanVerdict(code: VerdictCode, params: Readonly<Record<string, string>> = {}): ScanVerdict {
  return { verdict: CODES[code], code, params };
}
