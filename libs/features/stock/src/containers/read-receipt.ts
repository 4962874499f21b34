import { InvalidInput } from '@cyclefill/contracts';
import { type ScannedProduct, parseNdc, readScan, toNdc11 } from '@cyclefill/domain/identification';
import { type Day, formatDay } from '@cyclefill/domain/kernel';
import { lookUpProduct } from '@cyclefill/features/formulary';
import { InputReading } from '@cyclefill/features/order';
import type { Tx } from '@cyclefill/platform/database';

/** What a receipt says of the product: scanned, typed, or both; what is typed wins. */
export interface ReceiptText {
  readonly scan?: string | undefined;
  readonly ndc11?: string | undefined;
  readonly lot?: string | undefined;
  readonly expiresOn?: string | undefined;
  readonly serial?: string | undefined;
}

/** What came in. */
export interface ReceivedProduct {
  readonly ndc11: string;
  readonly lot: string;
  readonly expiresOn: Day;
  readonly serial: string;
}

/** The product of a maker's code by the catalogue, never by guessing (D90). @throws InvalidInput */
async function productOf(tx: Tx, scan: ScannedProduct): Promise<string> {
  const found = await lookUpProduct(tx, scan);
  if (found.outcome === 'one') return found.product.ndc11;
  throw new InvalidInput([{ pointer: '/scan', rule: found.outcome === 'none' ? 'is of no product of the catalogue' : `fits several products: type the NDC, ${found.products.map(({ ndc11 }) => ndc11).join(' or ')}` }]);
}

async function scanned(tx: Tx, text: string): Promise<{ readonly scan: ScannedProduct; readonly ndc11: string }> {
  const now = await tx.now();
  const scan = readScan(text, Math.floor(now.getTime() / 86_400_000) as Day);
  if (scan.kind !== 'product') throw new InvalidInput([{ pointer: '/scan', rule: 'is no code of a maker' }]);
  return { scan, ndc11: await productOf(tx, scan) };
}

/** Reads a receipt: a GS1 code fills product, lot, expiry and serial. @throws InvalidInput naming what is missing or wrong */
export async function readReceipt(tx: Tx, text: ReceiptText): Promise<ReceivedProduct> {
  const read = text.scan === undefined ? null : await scanned(tx, text.scan);
  const sure = <T>(doubt: 'lot' | 'expiry' | 'serial', value: T | null | undefined): T | null => (read === null || read.scan.doubts.includes(doubt) ? null : (value ?? null));
  const input = new InputReading();
  const segments = text.ndc11 === undefined ? null : parseNdc(text.ndc11);
  const typed = segments === null ? (/^\d{11}$/u.test(text.ndc11 ?? '') ? (text.ndc11 ?? null) : null) : toNdc11(segments);
  if (text.ndc11 !== undefined && typed === null) input.problem('/ndc11', 'is an NDC of eleven digits, or one with its hyphens');
  const ndc11 = typed ?? read?.ndc11;
  if (ndc11 === undefined && text.ndc11 === undefined) input.problem('/ndc11', 'is needed where nothing is scanned');
  const lot = text.lot ?? sure('lot', read?.scan.lot);
  if (lot === null || lot === '') input.problem('/lot', read === null ? 'is needed where nothing is scanned' : 'is not in the code that was scanned: type it');
  const scannedExpiry = sure('expiry', read?.scan.expiresOn);
  const expiry = text.expiresOn ?? (scannedExpiry === null ? null : formatDay(scannedExpiry));
  if (expiry === null) input.problem('/expiresOn', read === null ? 'is needed where nothing is scanned' : 'is not in the code that was scanned: type it');
  const expiresOn = expiry === null ? (0 as Day) : input.day('/expiresOn', expiry);
  input.check();
  return { ndc11: ndc11 ?? '', lot: lot ?? '', expiresOn, serial: text.serial ?? sure('serial', read?.scan.serial) ?? '' };
}
