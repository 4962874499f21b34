import { isPhysical } from '@cyclefill/domain/bench';
import { type EpochMinute, type LocalMinute } from '@cyclefill/domain/kernel';
import { facilityZone } from '@cyclefill/features/facility';
import { localText } from '@cyclefill/features/fill';
import { type LivingPack, type Replacement, cellsView, firstSlotOf, missingView, replacePack, replacesWhole } from '@cyclefill/features/pack';
import type { Tx } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { PackCommand, type PackCaller, type PackRequest } from '../command/pack-command.js';

export const removePackSchema = z.strictObject({
  reason: z.string().trim().min(3).max(500), replace: z.boolean().default(true).describe('plan a pack in its place: what is still due, from the first slot that nobody has taken out yet'),
}).meta({ id: 'RemovePack' });
export type RemovePackRequest = z.output<typeof removePackSchema>;

const ZoneRow = z.object({ zone: z.string(), now: z.date() });

async function wallNow(tx: Tx, facilityId: string): Promise<LocalMinute> {
  const [row] = await tx.query(ZoneRow, 'select zone, clock_timestamp() as now from facility where id = $1', [facilityId]);
  return facilityZone(row?.zone ?? '').toLocal(Math.floor((row?.now.getTime() ?? 0) / 60_000) as EpochMinute);
}

/** Takes a pack out of the way by a person's hand: void, or called back with the cells to pull (R119, D78). What is still due of it is planned again at once. */
@Injectable()
export class RemovePack {
  constructor(@Inject(PackCommand) private readonly command: PackCommand) {}

  /** @throws Refusal as {@link PackCommand}; pack.step-not-allowed */
  execute(caller: PackCaller, request: PackRequest, to: 'void' | 'recalled', { reason, replace }: RemovePackRequest): Promise<void> {
    return this.command.run(caller, request, async ({ tx, life, pack, drift }) => {
      const arrived = pack.state === 'shipped' || pack.state === 'received';
      const what: Replacement = { drift, from: arrived ? await wallNow(tx, pack.facilityId) : null };
      // One that was called back was replaced then.
      const again = replace && isPhysical(pack.state);
      const outcome = await life.step(pack, to, {
        reason, set: { is_current: false, ...(again && replacesWhole(what) && { superseded_at: await tx.now() }) },
        params: { cells: drift === null ? [] : cellsView(drift), toAdd: drift === null ? [] : missingView(drift), firstSlot: firstSlot(pack, what) },
      });
      if (outcome.kind === 'refused') return outcome.code;
      if (again) await replacePack(tx, pack, what);
      return null;
    });
  }
}

/** From where on the pack is not to be used: the first cell that is wrong, else the first that nobody has taken out. */
function firstSlot({ daysFrom }: LivingPack, { drift, from }: Replacement): string {
  return localText(drift === null ? null : firstSlotOf(drift)) ?? localText(from) ?? `${daysFrom} 00:00`;
}
