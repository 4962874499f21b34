import type { ScannedCode } from '@cyclefill/domain/identification';
import { type ScanVerdict, type VerdictCode, scanVerdict } from './scan-verdict.js';

/** Codes of ours of which a station expects a certain one. */
export type ExpectedKind = 'pack' | 'resident' | 'sticker' | 'container' | 'bin' | 'tote' | 'user';

/** What a station waits for. */
export interface ExpectedCode {
  readonly kind: ExpectedKind;
  /** Any of these is right. */
  readonly codes: readonly string[];
  /** Codes that are known to the pharmacy; a sound code that is not among them nor known otherwise is unknown, not wrong. */
  readonly isKnown: (code: string) => boolean;
  /** Packs that hold what is not due (drift guard): never right, whoever waits for them. */
  readonly isOutOfDate?: (code: string) => boolean;
}

const RIGHT: Readonly<Record<ExpectedKind, VerdictCode>> = {
  pack: 'right_pack', resident: 'right_resident', sticker: 'right_sticker', container: 'right_container', bin: 'right_bin', tote: 'right_tote', user: 'right_user',
};
const WRONG: Readonly<Record<ExpectedKind, VerdictCode>> = {
  pack: 'wrong_pack', resident: 'wrong_resident', sticker: 'wrong_sticker', container: 'wrong_container', bin: 'wrong_bin', tote: 'wrong_tote', user: 'wrong_user',
};

/**
 * The verdict on a code of our own where a certain one is waited for: the pack of this tray, the label of this resident, the tote
 * of this wing. A code of another kind stops, a damaged one is unknown. Total.
 */
export function codeVerdict(expected: ExpectedCode, scan: ScannedCode): ScanVerdict {
  if (scan.kind === 'unknown') return scanVerdict(scan.reason === 'wrong_check_digit' ? 'wrong_check_digit' : 'not_understood');
  if (scan.kind !== expected.kind) return scanVerdict('other_kind', { expected: expected.kind, scanned: scan.kind });
  const params = { code: scan.code };
  if (!expected.isKnown(scan.code)) return scanVerdict('not_known', params);
  if (expected.isOutOfDate?.(scan.code) === true) return scanVerdict('pack_out_of_date', params);
  return scanVerdict(expected.codes.includes(scan.code) ? RIGHT[expected.kind] : WRONG[expected.kind], params);
}
