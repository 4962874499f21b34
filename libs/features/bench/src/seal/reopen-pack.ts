import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { PackCommand, type PackCaller, type PackRequest } from '../command/pack-command.js';
import { relabelIfOnlyThat } from '../pack-life/relabel.js';

export const reopenPackSchema = z.strictObject({ reason: z.string().trim().min(3).max(500) }).meta({ id: 'ReopenPack' });
export type ReopenPackRequest = z.output<typeof reopenPackSchema>;

/** What a pack loses when it goes back to the bench: its seal, and whoever checked it. */
export function unsealed(sealNumber: number, person: string | null, now: Date): Readonly<Record<string, string | number | Date | null>> {
  return { seal_number: sealNumber + 1, packer_id: null, sealed_at: null, use_by: null, checker_id: null, checked_at: null, taken_by: person, taken_at: now };
}

/** Opens a sealed pack again, with a reason: its seal is void, and it will bear another number. One that holds what is not due is packed anew, not opened. */
@Injectable()
export class ReopenPack {
  constructor(@Inject(PackCommand) private readonly command: PackCommand) {}

  /** @throws Refusal as {@link PackCommand}; pack.step-not-allowed, pack.out-of-date */
  execute(caller: PackCaller, request: PackRequest, { reason }: ReopenPackRequest): Promise<void> {
    return this.command.run(caller, request, async ({ tx, life, pack, drift, person }) => {
      if (pack.state !== 'sealed' && pack.state !== 'checked') return 'pack.step-not-allowed';
      await relabelIfOnlyThat(tx, pack, drift);
      const outcome = await life.step(pack, 'filling', { reason, set: unsealed(pack.sealNumber, person, await tx.now()) }, 'reopened');
      return outcome.kind === 'refused' ? outcome.code : null;
    });
  }
}
