import type { Day } from '@cyclefill/domain/kernel';
import { GROUP_SEPARATOR } from './gs1/element.js';
import { type SymbolReading, type Symbology, splitSymbol } from './gs1/symbol.js';
import { readOwnCode } from './own-code.js';
import { type ProductReading, readGs1Message, readProductCode } from './read-product-code.js';
import { SCAN_COMMANDS, type ScannedCode } from './scanned-code.js';

/** No code is longer; what is, was not scanned from one. */
const LONGEST = 2000;
/** What readers and keyboards make of FNC1 besides the character itself: none of it can stand in a value (CSET 82). */
const FNC1: readonly string[] = ['^]', '[GS]', '[F8]', '[FNC1]', '{GS}', '{F8}', '{FNC1}', 'Ctrl+]', '\u001B[19~', '\u241D'];

function productOf(raw: string, reading: ProductReading): ScannedCode {
  return typeof reading === 'string' ? { kind: 'unknown', raw, reason: reading } : { kind: 'product', raw, ...reading };
}

function ownOf(raw: string, text: string): ScannedCode | null {
  const word = /^~K[ -]?([A-Z-]{4,9})$/i.exec(text)?.[1]?.toUpperCase();
  const command = SCAN_COMMANDS.find((one) => one === word);
  if (command !== undefined) return { kind: 'command', raw, command };
  const own = readOwnCode(text);
  if (own === null) return null;
  if (!own.valid) return { kind: 'unknown', raw, reason: 'wrong_check_digit' };
  return { kind: own.kind === 'sheet' || own.kind === 'card' ? 'pack' : own.kind, raw, code: own.code };
}

const LENGTHS: Readonly<Partial<Record<Symbology, number>>> = { ean_13: 13, ean_8: 8 };

/** A symbol whose name says what it must hold: GS1 elements, or the digits of an EAN. */
function readNamed(raw: string, { symbology, gs1, data }: SymbolReading, today: Day): ScannedCode {
  const length = LENGTHS[symbology];
  if (length !== undefined && !(data.length === length && /^\d+$/.test(data))) return { kind: 'unknown', raw, reason: 'not_understood' };
  const own = gs1 ? null : ownOf(raw, data.trim());
  const scanned = own ?? productOf(raw, gs1 ? readGs1Message(data.trim(), today) : readProductCode(data, today));
  return scanned.kind === 'product' ? { ...scanned, symbology } : scanned;
}

/**
 * Reads one scan or typed code (D93, experience B0): codes of our own, and makers' codes in GS1, UPC and EAN, NDC and HIBC. `today`
 * is what two-digit years are told from. Never throws and never guesses: what fits several codes keeps them all.
 */
export function readScan(raw: string, today: Day): ScannedCode {
  if (raw.length > LONGEST) return { kind: 'unknown', raw, reason: 'too_long' };
  const text = FNC1.reduce((read, sent) => read.replaceAll(sent, GROUP_SEPARATOR), raw.replace(/^\s+|[\t\r\n]+$/g, ''));
  if (text.trim() === '') return { kind: 'unknown', raw, reason: 'empty' };
  const symbol = splitSymbol(text);
  if (symbol !== null) return readNamed(raw, symbol, today);
  return ownOf(raw, text.trim()) ?? productOf(raw, readProductCode(text.replace(/^~/, ''), today));
}
