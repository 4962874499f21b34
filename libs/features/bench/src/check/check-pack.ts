import { NEAR_MISS_CLASSES } from '@cyclefill/domain/bench';
import { PackRepository } from '@cyclefill/features/pack';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { PackCommand, type PackCaller, type PackRefusal, type PackRequest, type TakenPack } from '../command/pack-command.js';
import { NearMissRepository } from '../near-miss/near-miss.repository.js';
import { isCodeOf } from '../scan/own-codes.js';
import { unsealed } from '../seal/reopen-pack.js';
import { comparePack, toAcknowledge } from './pack-content.query.js';
import { TechnicianCheckRepository } from './technician-check.repository.js';

const reason = z.string().trim().min(3).max(500);
export const passPackSchema = z.strictObject({
  scan: z.string().max(200).describe('the code of the pack in hand'), acknowledged: z.array(z.uuid()).max(100).describe('lines that differ from the last pack, each looked at'),
}).meta({ id: 'PassPack' });
export type PassPackRequest = z.output<typeof passPackSchema>;
export const sendBackSchema = z.strictObject({
  reason, class: z.enum(NEAR_MISS_CLASSES), orderId: z.uuid().optional(), cells: z.array(z.int().min(1).max(400)).max(400).default([]).describe('positions from 1'),
}).meta({ id: 'SendBackPack' });
export type SendBackRequest = z.output<typeof sendBackSchema>;
export const holdPackSchema = z.strictObject({ reason }).meta({ id: 'HoldPack' });
export type HoldPackRequest = z.output<typeof holdPackSchema>;

/** What is looked at whoever checks: the pack in hand is the one on the screen, and every difference was seen. */
export async function refusalOfCheck({ tx, pack, person }: TakenPack, { scan, acknowledged }: PassPackRequest): Promise<PackRefusal | null> {
  if (!isCodeOf(pack, scan, 'pack')) {
    await tx.get(NearMissRepository).record({ facilityId: pack.facilityId, packId: pack.id, class: 'label', station: 'check', code: 'wrong_pack', personId: person });
    return 'pack.wrong-scan';
  }
  const seen = new Set(acknowledged);
  const unseen = toAcknowledge(await comparePack(tx, pack.id)).filter((lineId) => !seen.has(lineId));
  return unseen.length === 0 ? null : { code: 'pack.changes-unseen', problems: unseen.map((lineId) => ({ pointer: `/lines/${lineId}`, rule: 'differs from the last pack, and nobody has looked at it' })) };
}

/** A pharmacist's check of a sealed pack: pass, back to the bench, hold. No two packs at once, and never one's own (R240). */
@Injectable()
export class CheckPack {
  constructor(@Inject(PackCommand) private readonly command: PackCommand) {}

  /** @throws Refusal as {@link PackCommand}; pack.wrong-scan, pack.changes-unseen, pack.held, pack.packed-by-you, pack.out-of-date, pack.step-not-allowed */
  pass(caller: PackCaller, request: PackRequest, body: PassPackRequest): Promise<void> {
    return this.command.run(caller, request, async (taken) => {
      const { tx, life, pack, person } = taken;
      if (pack.state !== 'sealed') return 'pack.step-not-allowed';
      const refused = await refusalOfCheck(taken, body);
      if (refused !== null) return refused;
      const outcome = await life.step(pack, 'checked', { set: { checker_id: person, checked_at: await tx.now() }, params: { acknowledged: [...body.acknowledged] } });
      if (outcome.kind === 'refused') return outcome.code;
      await tx.get(TechnicianCheckRepository).audit(pack, true);
      return null;
    });
  }

  /** Back to the bench: why, of which class, which cells. It counts as caught at the check. */
  sendBack(caller: PackCaller, request: PackRequest, { reason: why, class: of, orderId, cells }: SendBackRequest): Promise<void> {
    return this.command.run(caller, request, async ({ tx, life, pack, drift }) => {
      if (pack.state !== 'sealed') return 'pack.step-not-allowed';
      // What holds a dose that is not due, or lacks one, is not put right on the bench: it is packed anew.
      if (drift?.outOfDate === true && drift.cells.length + drift.missing.length > 0) return 'pack.out-of-date';
      await tx.get(NearMissRepository).record({
        facilityId: pack.facilityId, packId: pack.id, orderId: orderId ?? null, class: of, station: 'check', code: 'sent_back', params: { cells: [...cells] }, personId: pack.packerId,
      });
      await tx.get(TechnicianCheckRepository).audit(pack, false);
      const set = { ...unsealed(pack.sealNumber, pack.packerId, await tx.now()), held_at: null, held_by: null, held_reason: '' };
      const outcome = await life.step(pack, 'filling', { reason: why, set, params: { class: of, cells: [...cells], orderId: orderId ?? null } }, 'sent_back');
      return outcome.kind === 'refused' ? outcome.code : null;
    });
  }

  /** Kept with a question; it passes only when it is released. */
  hold(caller: PackCaller, request: PackRequest, { reason: why }: HoldPackRequest): Promise<void> {
    return this.command.run(caller, request, async ({ tx, pack, person }) => {
      if (pack.state !== 'sealed' || pack.heldAt !== null) return 'pack.step-not-allowed';
      await tx.get(PackRepository).step(pack, { kind: 'held', reason: why, set: { held_at: await tx.now(), held_by: person, held_reason: why } });
      return null;
    });
  }

  release(caller: PackCaller, request: PackRequest): Promise<void> {
    return this.command.run(caller, request, async ({ tx, pack }) => {
      if (pack.heldAt === null) return 'pack.step-not-allowed';
      await tx.get(PackRepository).step(pack, { kind: 'released', set: { held_at: null, held_by: null, held_reason: '' } });
      return null;
    });
  }
}
