import { type AccessScope, Refusal } from '@cyclefill/contracts';
import { VERDICTS, VERDICT_CODES, type ScanVerdict, codeVerdict, scanVerdict, verdictSentence } from '@cyclefill/domain/bench';
import { type ScannedCode, readScan } from '@cyclefill/domain/identification';
import { day, formatDay } from '@cyclefill/domain/kernel';
import { Containers } from '@cyclefill/features/stock';
import type { LivingPack } from '@cyclefill/features/pack';
import { type Actor, type Tx, UnitOfWork } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { PackLife } from '../pack-life/pack-life.js';
import { type JudgedProduct, judgeProduct } from './judge-product.js';
import { residentCode, stickerCode } from './own-codes.js';
import { type ScannedOrder, readScannedOrders } from './scanned-orders.query.js';
import { recordStop } from './record-stop.js';

export const scanAtPackSchema = z.strictObject({
  raw: z.string().min(1).max(2000).describe('as the reader sends it'), orderId: z.uuid().optional().describe('the order that is being filled; of several in the pack the one that it fits when left out'),
}).meta({ id: 'ScanAtPack' });
export type ScanAtPackRequest = z.output<typeof scanAtPackSchema>;

/** The answer to one scan. */
export const scanAnswerSchema = z.object({
  verdict: z.enum(VERDICTS), code: z.enum(VERDICT_CODES as unknown as readonly [string, ...string[]]), sentence: z.string(), params: z.record(z.string(), z.string()),
  kind: z.string().describe('what the code is of'), orderId: z.uuid().nullable(), containerId: z.uuid().nullable(), ndc11: z.string().nullable(), lot: z.string().nullable(), expiresOn: z.string().nullable(),
}).meta({ id: 'ScanAnswer' });
export type ScanAnswer = z.output<typeof scanAnswerSchema>;

interface Judged {
  readonly verdict: ScanVerdict;
  readonly orderId: string | null;
  readonly product: JudgedProduct | null;
}

/** Tells what a code is to the pack on the bench: pack, tray, sticker, container or a maker's code. A stop is kept as a near miss. */
@Injectable()
export class ScanAtPack {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** @throws Refusal pack.not-found */
  execute(actor: Actor, scope: AccessScope, packId: string, { raw, orderId }: ScanAtPackRequest): Promise<ScanAnswer & { readonly residentId: string }> {
    return this.uow.run(actor, async (tx) => {
      const life = tx.get(PackLife);
      if ((await life.find(scope, { id: packId })) === null) throw new Refusal('pack.not-found');
      const { pack, drift } = await life.take(packId, { hold: false });
      const scan = readScan(raw, day((await tx.now()).toISOString().slice(0, 10)));
      const judged = await judge(tx, { pack, outOfDate: drift?.outOfDate === true, scan, raw, orderId: orderId ?? null });
      await recordStop({ tx, pack, drift, person: actor.userId ?? '' }, judged.orderId, judged.verdict);
      await tx.audit({ action: 'pack.scan', subjectKind: 'pack', subjectId: packId, residentIds: [pack.residentId], detail: { verdict: judged.verdict.verdict, code: judged.verdict.code } });
      return { ...answerOf(scan, judged), residentId: pack.residentId };
    });
  }
}

function answerOf(scan: ScannedCode, { verdict, orderId, product }: Judged): ScanAnswer {
  return {
    verdict: verdict.verdict, code: verdict.code, sentence: verdictSentence(verdict), params: { ...verdict.params }, kind: scan.kind, orderId, containerId: product?.container?.id ?? null,
    ndc11: product?.ndc11 ?? null, lot: product?.lot ?? null, expiresOn: product === null || product.expiresOn === null ? null : formatDay(product.expiresOn),
  };
}

interface ScanSetting {
  readonly pack: LivingPack;
  readonly outOfDate: boolean;
  readonly scan: ScannedCode;
  readonly raw: string;
  readonly orderId: string | null;
}

async function judge(tx: Tx, setting: ScanSetting): Promise<Judged> {
  const { pack, outOfDate, scan, raw } = setting;
  const known = { isKnown: () => true };
  switch (scan.kind) {
    case 'pack':
      return only(codeVerdict({ kind: 'pack', codes: [pack.code], ...known, isOutOfDate: (code) => outOfDate && code === pack.code }, scan));
    case 'resident':
      return only(codeVerdict({ kind: 'resident', codes: [residentCode(pack.residentId)], ...known }, scan));
    case 'sticker': {
      const orders = await readScannedOrders(tx, pack.id);
      return only(codeVerdict({ kind: 'sticker', codes: orders.map(({ orderId }) => stickerCode(orderId)), ...known }, scan), orders.find(({ orderId }) => stickerCode(orderId) === scan.code)?.orderId ?? null);
    }
    case 'container':
      return (await tx.get(Containers).find({ code: scan.code })) === null ? only(scanVerdict('not_known', { code: scan.code })) : judgeStock(tx, setting);
    case 'product':
      return judgeStock(tx, setting);
    case 'unknown': {
      const orders = await readScannedOrders(tx, pack.id);
      const byRx = orders.find(({ rxNumber }) => rxNumber === raw.trim());
      return byRx === undefined ? only(codeVerdict({ kind: 'pack', codes: [], ...known }, scan)) : only(scanVerdict('right_sticker', { code: byRx.rxNumber }), byRx.orderId);
    }
    default:
      return only(codeVerdict({ kind: 'container', codes: [], isKnown: () => false }, scan));
  }
}

const only = (verdict: ScanVerdict, orderId: string | null = null): Judged => ({ verdict, orderId, product: null });

const RANK = ['ok', 'warn', 'unknown', 'stop'] as const;

/** Against the order that is being filled; where none is named, against each that is still open: the one it fits best. */
async function judgeStock(tx: Tx, { pack, raw, orderId }: ScanSetting): Promise<Judged> {
  const orders = await readScannedOrders(tx, pack.id);
  const named = orders.filter((order) => order.orderId === orderId);
  const open = orders.filter(({ state }) => state === 'open');
  const candidates: readonly ScannedOrder[] = orderId === null ? (open.length === 0 ? orders : open) : named;
  const judged: Judged[] = [];
  for (const { orderId: id, ndc11 } of candidates) {
    const product = await judgeProduct(tx, { pack, expectedNdc11: ndc11, source: raw, typedNdc11: null });
    judged.push({ verdict: { verdict: product.verdict, code: product.code, params: product.params }, orderId: id, product });
  }
  return judged.toSorted((a, b) => RANK.indexOf(a.verdict.verdict) - RANK.indexOf(b.verdict.verdict))[0] ?? only(scanVerdict('not_known'));
}
