import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse } from 'csv-parse/sync';

/** One element string as it is printed, and as a message in which `^` stands for FNC1. */
export interface BracketedVector {
  readonly ok: boolean;
  readonly bracketed: string;
  readonly unbracketed: string | null;
}

/** One message in which `^` stands for FNC1. */
export interface RawVector {
  readonly ok: boolean;
  readonly data: string;
}

/** What a reader sends, and what the syntax engine makes of it: `^` stands for FNC1, and `\^` for that character. */
export interface ScanVector {
  readonly ok: boolean;
  readonly scan: string;
  readonly symbology: string;
  readonly data: string;
}

/** The barcode vectors that lie beside the checkout; read by tests only. */
export interface SharedBarcodes {
  readonly bracketed: readonly BracketedVector[];
  readonly raw: readonly RawVector[];
  readonly scans: readonly ScanVector[];
  readonly ndcs: readonly Readonly<Record<string, string>>[];
  /** Identifier, specification and attributes of each line of the GS1 Barcode Syntax Dictionary, without its comments. */
  readonly dictionary: readonly string[];
}

const FOLDER = resolve(import.meta.dirname, '../../../shared/data/barcodes');

/** `null` when the folder is not beside the checkout. */
export function readSharedBarcodes(): SharedBarcodes | null {
  if (!existsSync(FOLDER)) return null;
  const text = (name: string): string => readFileSync(join(FOLDER, name), 'utf8');
  const gs1 = JSON.parse(text('gs1-element-strings.json')) as Record<'parse_bracketed' | 'process_raw' | 'scan', readonly never[]>;
  const dictionary = text('gs1-syntax-dictionary.txt').split('\n').map((line) => line.split('#')[0]?.trim() ?? '').filter((line) => line !== '');
  return { bracketed: gs1.parse_bracketed, raw: gs1.process_raw, scans: gs1.scan, ndcs: parse(text('ndc-vectors.csv'), { columns: true }), dictionary };
}
