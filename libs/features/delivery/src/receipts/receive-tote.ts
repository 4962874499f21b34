import { type AccessScope, InvalidInput, Refusal } from '@cyclefill/contracts';
import { type SettledItem, settleReceipt } from '@cyclefill/domain/delivery';
import type { JsonValue, Milli } from '@cyclefill/domain/kernel';
import { NearMissRepository, PackLife } from '@cyclefill/features/bench';
import { PackRepository } from '@cyclefill/features/pack';
import { moveRefillsOf } from '@cyclefill/features/refill';
import { type Actor, type Tx, UnitOfWork, once } from '@cyclefill/platform/database';
import { DocumentStorage } from '@cyclefill/platform/storage';
import { Inject, Injectable } from '@nestjs/common';
import { type PackToPull, packsToPull } from '../totes/out-of-date-items.js';
import type { ReadTote } from '../totes/move-tote.js';
import { type HeldItem, type HeldTote, ToteRepository } from '../totes/tote.repository.js';
import { type Told, readTold } from './read-told.js';
import type { ReceiveToteRequest, ReceivedTote } from './receipt-view.js';
import { ReceiptQuery } from './receipt.query.js';
import { type NewLine, ReceiptRepository } from './receipt.repository.js';
import { takeExtras } from './take-extras.js';

/** The nurse receives a tote: what is there, short, damaged or too much, signed (F11, F20). What is out of date is there and is not used. */
@Injectable()
export class ReceiveTote {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork, @Inject(DocumentStorage) private readonly storage: DocumentStorage) {}

  /** A tote that was received may be received again for what was missing. @throws Refusal tote.not-found, row.stale, tote.state-forbids, request.key-reused; InvalidInput */
  async execute(actor: Actor, scope: AccessScope, { id, readVersion }: ReadTote, key: string, request: ReceiveToteRequest): Promise<ReceivedTote> {
    const { signatureSha256 } = request;
    if (signatureSha256 !== undefined && !(await this.storage.has(signatureSha256))) throw new InvalidInput([{ pointer: '/signatureSha256', rule: 'is no signature that was stored: store it first' }]);
    const body = JSON.parse(JSON.stringify({ id, ...request })) as JsonValue;
    return this.uow.run(actor, async (tx) => {
      const { receiptId, toPull } = await once(tx, { operation: 'tote.receive', key, body }, async () => {
        const tote = await tx.get(ToteRepository).take(scope, { id }, readVersion);
        if (tote.runState !== 'departed') throw new Refusal('tote.state-forbids');
        return receive(tx, scope, tote, request);
      });
      const receipt = await tx.get(ReceiptQuery).one(scope, receiptId);
      return { receipt, toPull: toPull as PackToPull[], sentence: sentenceOf(receipt.counts) };
    });
  }
}

async function receive(tx: Tx, scope: AccessScope, tote: HeldTote, request: ReceiveToteRequest): Promise<{ receiptId: string; toPull: JsonValue }> {
  const receipts = tx.get(ReceiptRepository);
  const whole = await receipts.whole(tote.id);
  const items = (await tx.get(ToteRepository).items(tote.id)).filter((item) => !whole.has(item.id));
  const told = readTold(request, items);
  // Whoever receives again, for what was missing, says nothing of the rest.
  const listed = tote.state === 'received' ? items.filter((item) => told.items.some(({ itemId }) => itemId === item.id)) : items;
  if (listed.some(({ controlled }) => controlled) && request.secondName === undefined) throw new InvalidInput([{ pointer: '/secondName', rule: 'is needed: controlled drugs are received by two' }]);
  const toPull = await packsToPull(tx, listed, 'receipt');
  const settled = await settle(tx, listed, told, toPull, request.allPresent === undefined ? 'short' : 'received');
  const extras = await takeExtras(tx, scope, tote, told.extraCodes);
  const lines = settled.map((item): NewLine => ({ itemId: item.itemId, condition: item.condition, expected: item.expected, received: item.units, code: null, note: told.notes.get(item.itemId) ?? '' }));
  const receiptId = await receipts.add(tote.id, request, [...lines, ...extras]);
  await stepPacks(tx, tote, listed, settled, receiptId);
  await stepTote(tx, tote, receiptId);
  await moveRefillsOf(tx, tote.id, 'received');
  await tx.audit({
    action: 'tote.receive', subjectKind: 'tote', subjectId: tote.id, residentIds: [...new Set(listed.map(({ residentId }) => residentId))],
    detail: { lines: lines.length, short: settled.filter(({ condition }) => condition === 'short').length, extra: extras.length },
  });
  return { receiptId, toPull: JSON.parse(JSON.stringify(toPull)) as JsonValue };
}

async function settle(tx: Tx, items: readonly HeldItem[], told: Told, toPull: readonly PackToPull[], untold: 'short' | 'received'): Promise<readonly SettledItem[]> {
  const packs = new Map((await tx.get(PackRepository).lock(items.flatMap(({ packId }) => packId ?? []))).map((pack) => [pack.id, pack]));
  return settleReceipt(items.map(({ id, packId, units }) => ({
    itemId: id, units: units as Milli, stopped: toPull.some(({ itemId }) => itemId === id), arrivedBefore: packId !== null && packs.get(packId)?.state === 'received',
  })), told.items, untold);
}

/** What arrived is received, damaged or not; what did not is an error that was caught here (domain.md: not delivered). */
async function stepPacks(tx: Tx, { facilityId }: HeldTote, items: readonly HeldItem[], settled: readonly SettledItem[], receiptId: string): Promise<void> {
  const packOf = new Map(items.map(({ id, packId }) => [id, packId]));
  for (const { itemId } of settled.filter(({ condition }) => condition === 'short')) {
    await tx.get(NearMissRepository).record({ facilityId, packId: packOf.get(itemId) ?? null, class: 'not_delivered', station: 'receipt', code: 'short', params: { receiptId }, personId: null });
  }
  for (const condition of ['received', 'damaged'] as const) {
    const arrived = await tx.get(PackRepository).lock(settled.filter((item) => item.condition === condition).flatMap(({ itemId }) => packOf.get(itemId) ?? []));
    const refused = await tx.get(PackLife).stepTogether(arrived.filter(({ state }) => state === 'shipped').map(({ id }) => id), 'received', { receiptId, condition });
    if (refused !== null) throw new Refusal(refused.code);
  }
}

async function stepTote(tx: Tx, tote: HeldTote, receiptId: string): Promise<void> {
  const totes = tx.get(ToteRepository);
  if (tote.state === 'received') {
    await totes.note(tote.id, 'received', null, { receiptId });
    return totes.changed(tote.id);
  }
  const atDoor = tote.state === 'loaded' ? await totes.step(tote, 'delivered') : tote;
  await totes.step(atDoor, 'received', {}, { receiptId });
}

function sentenceOf({ received, short, damaged, extra, stopped }: ReceivedTote['receipt']['counts']): string {
  const parts = [[received, 'received'], [short, 'short'], [damaged, 'damaged'], [extra, 'not on the list'], [stopped, 'to be pulled']] as const;
  return `${parts.filter(([count]) => count > 0).map(([count, word]) => `${count} ${word}`).join(', ')}.`;
}
