import { type ScanVerdict, productVerdict, scanVerdict } from '@cyclefill/domain/bench';
import { type ProductLookUp, type ScannedCode, type ScannedProduct, readScan } from '@cyclefill/domain/identification';
import { type Day, day } from '@cyclefill/domain/kernel';
import type { ComparableProduct } from '@cyclefill/domain/product';
import { lookUpProduct, readProduct } from '@cyclefill/features/formulary';
import { type Container, Containers, readOpenRecalls } from '@cyclefill/features/stock';
import type { LivingPack } from '@cyclefill/features/pack';
import type { Tx } from '@cyclefill/platform/database';
import { facilityToday } from '../pack-life/facility-today.query.js';
import { benchRules } from '../pack-life/bench-rules.query.js';

/** What is to be judged for one order of a pack: a scan, or where nothing could be scanned the NDC that was typed. */
export interface ProductToJudge {
  readonly pack: Pick<LivingPack, 'daysTo' | 'facilityId'>;
  readonly expectedNdc11: string;
  readonly source: string | null;
  readonly typedNdc11: string | null;
  /** Lot and expiry as a person read them from the package; what a code says goes before. */
  readonly said?: { readonly lot: string | null; readonly expiresOn: Day | null };
}

/** A verdict with what it was given on. */
export interface JudgedProduct extends ScanVerdict {
  readonly container: Container | null;
  readonly ndc11: string | null;
  readonly lot: string | null;
  readonly expiresOn: Day | null;
}

/** What lies in hand, as far as it is known. */
interface InHand {
  readonly container: Container | null;
  readonly product: ProductLookUp<ComparableProduct>;
  readonly lot: string | null;
  readonly expiresOn: Day | null;
}

const one = (product: ComparableProduct | null): ProductLookUp<ComparableProduct> => (product === null ? { outcome: 'none' } : { outcome: 'one', product });

async function ofContainer(tx: Tx, code: string): Promise<InHand | null> {
  const container = await tx.get(Containers).find({ code });
  if (container === null) return null;
  return { container, product: one(await readProduct(tx, container.ndc11)), lot: container.lot, expiresOn: container.expiresOn };
}

const ofScan = async (tx: Tx, scan: ScannedProduct): Promise<InHand> => ({ container: null, product: await lookUpProduct(tx, scan), lot: scan.lot, expiresOn: scan.expiresOn });

async function inHand(tx: Tx, scan: ScannedCode): Promise<InHand | ScanVerdict> {
  if (scan.kind === 'product') return ofScan(tx, scan);
  if (scan.kind === 'container') return (await ofContainer(tx, scan.code)) ?? scanVerdict('not_known', { code: scan.code });
  if (scan.kind === 'unknown') return scanVerdict(scan.reason === 'wrong_check_digit' ? 'wrong_check_digit' : 'not_understood');
  return scanVerdict('other_kind', { expected: 'container', scanned: scan.kind });
}

const NOTHING_SAID = { lot: null, expiresOn: null };

/** The verdict on what is to go into a pack of one order (R242, D94): another drug, strength, form or release, and a lot that may not be used, stop. */
export async function judgeProduct(tx: Tx, { pack, expectedNdc11, source, typedNdc11, said = NOTHING_SAID }: ProductToJudge): Promise<JudgedProduct> {
  const today = await facilityToday(tx, pack.facilityId);
  const found = source === null ? { container: null, product: one(await readProduct(tx, typedNdc11 ?? '')), lot: null, expiresOn: null } : await inHand(tx, readScan(source, today));
  if ('verdict' in found) return { ...found, container: null, ndc11: null, lot: null, expiresOn: null };
  const { container, product } = found;
  const [lot, expiresOn] = [found.lot ?? said.lot, found.expiresOn ?? said.expiresOn];
  const ndc11 = product.outcome === 'one' ? product.product.ndc11 : null;
  const recalls = ndc11 === null || lot === null ? [] : await readOpenRecalls(tx, [{ ndc11, lot }]);
  const expected = await readProduct(tx, expectedNdc11);
  const verdict = expected === null ? scanVerdict('not_known', { code: expectedNdc11 }) : productVerdict({
    expected, scanned: product, lot, expiry: expiresOn, recalled: recalls.length > 0 || container?.state === 'recalled', quarantined: container?.state === 'quarantined', today, neededUntil: day(pack.daysTo),
    marginDays: (await benchRules(tx, pack.facilityId))['bench.short-date-days'].value,
  });
  return { ...verdict, container, ndc11, lot, expiresOn };
}
