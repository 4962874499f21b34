import { type AccessScope, Refusal } from '@cyclefill/contracts';
import { type ScanVerdict, scanVerdict, thingVerdict, verdictSentence } from '@cyclefill/domain/bench';
import { type ScannedCode, type ScannedProduct, readScan } from '@cyclefill/domain/identification';
import { type Day, day, formatDay } from '@cyclefill/domain/kernel';
import { DriftGuard, PackLife } from '@cyclefill/features/bench';
import { lookUpProduct, readProduct } from '@cyclefill/features/formulary';
import { Containers, containerView } from '@cyclefill/features/stock';
import { type Actor, type Tx, UnitOfWork } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { TotePageQuery } from '../totes/tote-page.query.js';
import { findOrderOfCode, findResidentOfCode } from './own-things.query.js';
import type { IdentifiedScan } from './scan-view.js';

type Thing = Partial<Pick<IdentifiedScan, 'pack' | 'resident' | 'order' | 'container' | 'tote' | 'product'>>;
type Identified = readonly [verdict: ScanVerdict, thing: Thing];

const NOT_KNOWN: Identified = [scanVerdict('not_known'), {}];

/** What is this? Any code, scanned where nothing certain is waited for: what it is of, and where that stands. */
@Injectable()
export class IdentifyScan {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** Total: what is unknown, or not for the caller, is `unknown`, and nothing is told of it. */
  execute(actor: Actor, scope: AccessScope, raw: string): Promise<IdentifiedScan> {
    return this.uow.run(actor, async (tx) => {
      const today = day((await tx.now()).toISOString().slice(0, 10));
      const scan = readScan(raw, today);
      const [verdict, thing] = await identify(tx, scope, scan, today);
      const nothing = { pack: null, resident: null, order: null, container: null, tote: null, product: null };
      return { verdict: verdict.verdict, code: verdict.code, sentence: verdictSentence(verdict), kind: scan.kind, ...nothing, ...thing };
    });
  }
}

async function identify(tx: Tx, scope: AccessScope, scan: ScannedCode, today: Day): Promise<Identified> {
  switch (scan.kind) {
    case 'pack':
      return ofPack(tx, scope, scan.code);
    case 'tote':
      return ofTote(tx, scope, scan.code);
    case 'resident': {
      const resident = await findResidentOfCode(tx, scope, scan.code);
      return resident === null ? NOT_KNOWN : [thingVerdict({ kind: 'resident', name: 'This resident', standing: '' }), { resident }];
    }
    case 'sticker':
      return ofOrder(await findOrderOfCode(tx, scope, { sticker: scan.code }));
    // Stock is the pharmacy's own: who sees a part of its residents sees none of it.
    case 'container':
      return scope === 'pharmacy' ? ofContainer(tx, scan.code, today) : NOT_KNOWN;
    case 'product':
      return scope === 'pharmacy' ? ofProduct(tx, scan) : NOT_KNOWN;
    case 'unknown': {
      const order = await findOrderOfCode(tx, scope, { rxNumber: scan.raw.trim() });
      return order === null ? [scanVerdict(scan.reason === 'wrong_check_digit' ? 'wrong_check_digit' : 'not_understood'), {}] : ofOrder(order);
    }
    default:
      return NOT_KNOWN;
  }
}

async function ofPack(tx: Tx, scope: AccessScope, code: string): Promise<Identified> {
  const pack = await tx.get(PackLife).find(scope, { code });
  if (pack === null) return NOT_KNOWN;
  const [drift] = await tx.get(DriftGuard).check([pack.id]);
  const { id, state, residentId, facilityId, daysFrom, daysTo } = pack;
  const standing = { state, outOfDate: drift?.outOfDate === true, held: pack.heldAt !== null };
  return [thingVerdict({ kind: 'pack', ...standing }), { pack: { id, code: pack.code, residentId, facilityId, daysFrom, daysTo, ...standing } }];
}

async function ofTote(tx: Tx, scope: AccessScope, code: string): Promise<Identified> {
  const tote = await tx.get(TotePageQuery).one(scope, { code }).catch((error: unknown) => {
    if (error instanceof Refusal) return null;
    throw error;
  });
  if (tote === null) return NOT_KNOWN;
  const { id, state, facilityId, items } = tote;
  return [thingVerdict({ kind: 'tote', name: 'This tote', standing: state }), { tote: { id, code: tote.code, state, facilityId, items: items.length, controlled: items.filter(({ controlled }) => controlled).length } }];
}

function ofOrder(order: Awaited<ReturnType<typeof findOrderOfCode>>): Identified {
  if (order === null) return NOT_KNOWN;
  const { id, rxNumber, residentId, ended } = order;
  const verdict = ended ? scanVerdict('out_of_use', { what: 'This prescription', standing: 'ended' }) : thingVerdict({ kind: 'sticker', name: 'This prescription', standing: '' });
  return [verdict, { order: { id, rxNumber, residentId } }];
}

async function ofContainer(tx: Tx, code: string, today: Day): Promise<Identified> {
  const container = await tx.get(Containers).find({ code });
  if (container === null) return NOT_KNOWN;
  const product = await readProduct(tx, container.ndc11);
  const { id, ndc11, lot, expiresOn, state, location, onHand, reserved } = containerView(container);
  const name = product === null ? ndc11 : `${product.name} ${product.strength}`;
  return [thingVerdict({ kind: 'container', state, name, lot, expiry: container.expiresOn, today }), { container: { id, code: container.code, ndc11, lot, expiresOn, state, location, onHand, reserved } }];
}

async function ofProduct(tx: Tx, scan: ScannedProduct): Promise<Identified> {
  const found = await lookUpProduct(tx, scan);
  if (found.outcome === 'none') return NOT_KNOWN;
  if (found.outcome === 'several') return [scanVerdict('ambiguous', { products: found.products.map(({ name, strength, ndc11 }) => `${name} ${strength} (${ndc11})`).join(', or ') }), {}];
  const { ndc11, name, strength, form } = found.product;
  const product = { ndc11, name, strength, form, lot: scan.lot, expiresOn: scan.expiresOn === null ? null : formatDay(scan.expiresOn) };
  return [thingVerdict({ kind: 'product', name: `${name} ${strength}`, standing: 'of the catalogue' }), { product }];
}
