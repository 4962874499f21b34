import { type AccessScope, InvalidInput, Refusal } from '@cyclefill/contracts';
import { nearMissOf } from '@cyclefill/domain/bench';
import { type ToteVerdict, TOTE_STOPS, checkToteItem } from '@cyclefill/domain/delivery';
import { readOwnCode } from '@cyclefill/domain/identification';
import type { JsonValue } from '@cyclefill/domain/kernel';
import { NearMissRepository, PackLife } from '@cyclefill/features/bench';
import { reasonSchema } from '@cyclefill/features/order';
import { type PackDrift, cellsView } from '@cyclefill/features/pack';
import { type Actor, type Tx, UnitOfWork, once } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { packToPullSchema } from './out-of-date-items.js';
import { findContainerByCode } from './tote-item.query.js';
import { type NewItem, ToteItemRepository } from './tote-item.repository.js';
import { toteSentence } from './tote-sentence.js';
import { type HeldTote, ToteRepository } from './tote.repository.js';
import { type ContainerSource, TravelCandidates } from './travel-candidate.query.js';

/** The answer to a scan at a tote. */
export const toteScanSchema = z.object({
  verdict: z.enum(['ok', 'stop']), code: z.enum(['added', 'already_in', ...TOTE_STOPS]), sentence: z.string(), itemId: z.uuid().nullable(), packId: z.uuid().nullable(), residentId: z.uuid().nullable(),
  cells: packToPullSchema.shape.cells.describe('to pull, of a pack that is out of date'), toteVersion: z.int(),
}).meta({ id: 'ToteScan' });
export type ToteScan = z.output<typeof toteScanSchema>;

/** What has no code of its own: the container of an order, of its newest fill unless one is named. */
export const addContainerSchema = z.strictObject({ orderId: z.uuid(), sourceId: z.uuid().optional().describe('batch, supply or C-II part; else the newest fill') }).meta({ id: 'AddContainer' });
export const pullItemSchema = z.strictObject({ itemId: z.uuid(), reason: reasonSchema }).meta({ id: 'PullToteItem' });
export type PullItem = z.output<typeof pullItemSchema>;

/** What was looked at, whether it may go in, and as which row. */
interface Looked {
  readonly verdict: ToteVerdict;
  readonly item: NewItem | null;
  readonly packState: string | null;
  readonly cells: ToteScan['cells'];
  readonly drift: PackDrift | null;
}

/** Puts packs and containers into a tote, by scan; what does not belong there stays out (experience A20). Every try is written down. */
@Injectable()
export class FillTote {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** @throws Refusal tote.not-found, request.key-reused */
  scan(actor: Actor, scope: AccessScope, id: string, key: string, { code }: { readonly code: string }): Promise<ToteScan> {
    const read = readOwnCode(code.trim());
    return this.put(actor, scope, id, key, { code }, async (tx, tote) => {
      const pack = read === null || !read.valid ? null : await tx.get(PackLife).find('pharmacy', { code: read.code });
      if (pack !== null) return lookAtPack(tx, tote, pack.id);
      const container = read === null || !read.valid ? null : await findContainerByCode(tx, read.code);
      return container === null ? unknown(tote) : lookAtContainer(tx, tote, container);
    });
  }

  /** @throws Refusal tote.not-found, request.key-reused */
  addContainer(actor: Actor, scope: AccessScope, id: string, key: string, source: z.output<typeof addContainerSchema>): Promise<ToteScan> {
    return this.put(actor, scope, id, key, source, (tx, tote) => lookAtContainer(tx, tote, source));
  }

  /** Takes something out again, as long as the tote has not left. @throws Refusal tote.not-found, tote.state-forbids; InvalidInput */
  pull(actor: Actor, scope: AccessScope, id: string, key: string, { itemId, reason }: PullItem): Promise<{ readonly toteVersion: number }> {
    return this.uow.run(actor, (tx) => once(tx, { operation: 'tote.pull', key, body: { id, itemId, reason } }, async () => {
      const totes = tx.get(ToteRepository);
      const tote = await totes.take(scope, { id });
      if (tote.state === 'delivered' || tote.state === 'received' || tote.runState === 'departed') throw new Refusal('tote.state-forbids');
      const item = (await totes.items(id)).find((one) => one.id === itemId);
      if (item === undefined) throw new InvalidInput([{ pointer: '/itemId', rule: 'lies not in this tote' }]);
      await tx.get(ToteItemRepository).pull(itemId, reason);
      // A pack that was voided or called back in its tote stays what it is.
      if (item.packId !== null) await tx.get(PackLife).step({ id: item.packId }, 'checked', { reason, params: { toteId: id } }, 'pulled');
      await totes.note(id, 'pulled', itemId, { reason });
      await totes.changed(id);
      await tx.audit({ action: 'tote.pull', subjectKind: 'tote', subjectId: id, residentIds: [item.residentId] });
      return { toteVersion: tote.version + 1 };
    }));
  }

  private put(actor: Actor, scope: AccessScope, id: string, key: string, body: Readonly<Record<string, JsonValue | undefined>>, look: (tx: Tx, tote: HeldTote) => Promise<Looked>): Promise<ToteScan> {
    const named = JSON.parse(JSON.stringify({ id, ...body })) as JsonValue;
    return this.uow.run(actor, (tx) => once(tx, { operation: 'tote.scan', key, body: named }, async () => {
      const tote = await tx.get(ToteRepository).take(scope, { id });
      return conclude(tx, tote, await look(tx, tote));
    }));
  }
}

const openOf = ({ id: toteId, facilityId, wingId, state }: HeldTote) => ({ toteId, facilityId, wingId, open: state === 'open' });

function unknown(tote: HeldTote): Looked {
  return { verdict: checkToteItem(openOf(tote), null), item: null, packState: null, cells: [], drift: null };
}

async function lookAtPack(tx: Tx, tote: HeldTote, packId: string): Promise<Looked> {
  const { drift } = await tx.get(PackLife).take(packId);
  const { candidate, state, ...pack } = await tx.get(TravelCandidates).pack(packId);
  const verdict = checkToteItem(openOf(tote), { ...candidate, outOfDate: drift?.outOfDate === true });
  return { verdict, drift, packState: state, cells: drift === null ? [] : cellsView(drift), item: { ...pack, packId, orderId: null, batchId: null, supplyId: null, partId: null } };
}

async function lookAtContainer(tx: Tx, tote: HeldTote, source: ContainerSource): Promise<Looked> {
  const found = await tx.get(TravelCandidates).container(source);
  if (found === null) return unknown(tote);
  const { candidate, ...container } = found;
  return { verdict: checkToteItem(openOf(tote), candidate), packState: null, cells: [], drift: null, item: { ...container, packId: null } };
}

async function conclude(tx: Tx, tote: HeldTote, looked: Looked): Promise<ToteScan> {
  const { verdict, item, packState, cells } = looked;
  const totes = tx.get(ToteRepository);
  const own = verdict.code === 'wrong_tote' ? null : item;
  const itemId = verdict.code === 'added' && item !== null ? await tx.get(ToteItemRepository).add(tote.id, item) : null;
  if (itemId !== null && item !== null && item.packId !== null && packState === 'checked') await tx.get(PackLife).step({ id: item.packId }, 'tote', { params: { toteId: tote.id } });
  if (itemId !== null) {
    await totes.note(tote.id, 'added', itemId);
    await totes.changed(tote.id);
  } else if (verdict.verdict === 'stop') {
    await totes.note(tote.id, 'stopped', null, { code: verdict.code, packId: item?.packId ?? null });
    await noteNearMiss(tx, tote, verdict.code, looked);
  }
  await tx.audit({ action: 'tote.scan', subjectKind: 'tote', subjectId: tote.id, residentIds: item === null ? [] : [item.residentId], detail: { code: verdict.code } });
  return {
    ...verdict, sentence: toteSentence(verdict), itemId, packId: own?.packId ?? null, residentId: own?.residentId ?? null, cells: verdict.code === 'pack_out_of_date' ? [...cells] : [],
    toteVersion: tote.version + (itemId === null ? 0 : 1),
  };
}

/** What would have gone to another home, or held what is stopped, is an error that was caught here. */
async function noteNearMiss(tx: Tx, { facilityId }: HeldTote, code: string, { item, drift }: Looked): Promise<void> {
  const [packId, of] = [item?.packId ?? null, nearMissOf(code)];
  if (code === 'pack_out_of_date' && drift !== null && packId !== null) await tx.get(PackLife).recordDrift((await tx.get(PackLife).take(packId)).pack, drift, 'tote');
  else if (of !== null) await tx.get(NearMissRepository).record({ facilityId, packId, class: of, station: 'tote', code, personId: null });
}
