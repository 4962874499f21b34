import type { Day } from '@cyclefill/domain/kernel';
import type { Symbology } from './gs1/symbol.js';
import type { Ndc } from './ndc.js';
import type { OwnCodeKind } from './own-code.js';

/** Commands that a bench card scans instead of a key (experience B0). */
export const SCAN_COMMANDS = ['SEAL', 'PRINT', 'NEXT', 'UNDO', 'CANT-FILL', 'HELP'] as const;
export type ScanCommand = (typeof SCAN_COMMANDS)[number];

/** What of a product code can be read in more than one way, so that a person has to say it. */
export type ScanDoubt = 'lot' | 'expiry' | 'serial';

/** A code of a maker. It says what it may be; which product that is, `productsOf` asks a directory. */
export interface ScannedProduct {
  readonly kind: 'product';
  readonly raw: string;
  /** The carrier, where the reader names it, else the system the code is written in. */
  readonly symbology: Symbology | 'gs1' | 'hibc' | 'ndc';
  /** 14 digits with a right check digit; null where the code has none. */
  readonly gtin: string | null;
  /** Every NDC it may stand for (D90). Empty = none can be told from it. */
  readonly ndcs: readonly Ndc[];
  readonly hibc: { readonly labeler: string; readonly number: string; readonly unitOfMeasure: string } | null;
  readonly lot: string | null;
  /** Last day on which it may be used. */
  readonly expiresOn: Day | null;
  readonly serial: string | null;
  readonly doubts: readonly ScanDoubt[];
}

/** Why a scan is not understood. */
export type UnknownScan = 'empty' | 'too_long' | 'wrong_check_digit' | 'not_understood';

/** What one scan is. `code` is as printed, without the reader's prefix. */
export type ScannedCode =
  | { readonly kind: 'pack' | Exclude<OwnCodeKind, 'sheet' | 'card'>; readonly raw: string; readonly code: string }
  | { readonly kind: 'command'; readonly raw: string; readonly command: ScanCommand }
  | ScannedProduct
  | { readonly kind: 'unknown'; readonly raw: string; readonly reason: UnknownScan };
