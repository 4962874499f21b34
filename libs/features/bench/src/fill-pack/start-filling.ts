import { Inject, Injectable } from '@nestjs/common';
import { PackCommand, type PackCaller, type PackRequest } from '../command/pack-command.js';
import { relabelIfOnlyThat } from '../pack-life/relabel.js';
import { PackOrderRepository } from './pack-order.repository.js';
import { PackRepository } from '@cyclefill/features/pack';

/** A person takes a pack: the orders in it are taken down as they are now. Who takes one that is on the bench goes on where the other left off, with a label of today. */
@Injectable()
export class StartFilling {
  constructor(@Inject(PackCommand) private readonly command: PackCommand) {}

  /** @throws Refusal as {@link PackCommand}; pack.step-not-allowed, pack.out-of-date */
  execute(caller: PackCaller, request: PackRequest): Promise<void> {
    return this.command.run(caller, request, async ({ tx, life, pack, drift, person }) => {
      const taken = { taken_by: person, taken_at: await tx.now() };
      if (pack.state === 'filling') {
        if (!(await relabelIfOnlyThat(tx, pack, drift)) && drift?.outOfDate === true) return 'pack.out-of-date';
        await tx.get(PackRepository).step(pack, { kind: 'started', set: taken });
        return null;
      }
      const outcome = await life.step(pack, 'filling', { set: { ...taken, ...(drift !== null && { true_version: drift.inputVersion }) } });
      if (outcome.kind === 'refused') return outcome.code;
      // After the step alone: a refusal is kept, and so would be what was taken down for it.
      if (pack.state === 'planned') await tx.get(PackOrderRepository).open(pack.id);
      return null;
    });
  }
}
