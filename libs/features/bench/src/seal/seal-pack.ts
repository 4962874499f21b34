import { type SealProblemCode, nearMissOf, sealProblems } from '@cyclefill/domain/bench';
import { formatDay } from '@cyclefill/domain/kernel';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { PackCommand, type PackCaller, type PackRequest, type TakenPack } from '../command/pack-command.js';
import { NearMissRepository } from '../near-miss/near-miss.repository.js';
import { isCodeOf } from '../scan/own-codes.js';
import { missingConsent } from './consent-gate.query.js';
import { readSealFacts } from './seal-facts.query.js';

export const sealPackSchema = z.strictObject({
  scan: z.string().max(200).describe('the code on the label that was put on'), trayScan: z.string().max(200).optional().describe('the code of the resident\'s tray'),
}).meta({ id: 'SealPack' });
export type SealPackRequest = z.output<typeof sealPackSchema>;

/** Seals a pack (R240): its own label scanned, every order packed or excepted, counts and lots complete, no consent lacking (R129, R231), and each dose in it still due. */
@Injectable()
export class SealPack {
  constructor(@Inject(PackCommand) private readonly command: PackCommand) {}

  /** @throws Refusal as {@link PackCommand}; pack.wrong-scan, pack.seal-blocked, pack.consent-med-pak, pack.consent-standing, pack.consent-window, pack.out-of-date, pack.step-not-allowed */
  execute(caller: PackCaller, request: PackRequest, { scan, trayScan }: SealPackRequest): Promise<void> {
    return this.command.run(caller, request, async (taken) => {
      const { tx, life, pack, person } = taken;
      if (pack.state !== 'filling') return 'pack.step-not-allowed';
      if (!isCodeOf(pack, scan, 'pack')) return wrongScan(taken, 'label', 'wrong_pack');
      if (trayScan !== undefined && !isCodeOf(pack, trayScan, 'resident')) return wrongScan(taken, 'wrong_resident', 'wrong_resident');
      const { orders, days, useBy, today, rules } = await readSealFacts(tx, pack);
      const problems = sealProblems(orders, days);
      const [problem] = problems;
      if (problem !== undefined) {
        const of = nearMissOf(problem.code);
        if (of !== null) await tx.get(NearMissRepository).record({ facilityId: pack.facilityId, packId: pack.id, orderId: problem.orderId, class: of, station: 'seal', code: problem.code, personId: person });
        return { code: 'pack.seal-blocked', problems: problems.map(({ code, orderId }) => ({ pointer: orderId === null ? '' : `/orders/${orderId}`, rule: WORDS[code] })) };
      }
      const lacking = await missingConsent(tx, pack, today, rules);
      if (lacking !== null) return lacking;
      const outcome = await life.step(pack, 'sealed', { set: { packer_id: person, sealed_at: await tx.now(), use_by: formatDay(useBy) }, params: { useBy: formatDay(useBy) } });
      return outcome.kind === 'refused' ? outcome.code : null;
    });
  }
}

const WORDS: Readonly<Record<SealProblemCode, string>> = {
  order_open: 'is neither packed nor excepted', reason_missing: 'is not packed in full, without a reason', count_differs: 'has another number of units than is expected', lot_missing: 'has a container without a lot',
  recalled: 'holds units of a lot that is called back: undo it and fill it out of another', expires_before_end: 'holds units that expire before the last dose', short_dated: 'holds units that expire within the margin after the last dose: undo it and fill it out of another, or a pharmacist fills it and sets that aside with a reason',
  not_witnessed: 'is controlled, and nobody witnessed it',
  nothing_packed: 'nothing is in the pack',
};

async function wrongScan({ tx, pack, person }: TakenPack, of: 'label' | 'wrong_resident', code: string): Promise<'pack.wrong-scan'> {
  await tx.get(NearMissRepository).record({ facilityId: pack.facilityId, packId: pack.id, class: of, station: 'seal', code, personId: person });
  return 'pack.wrong-scan';
}
