import type { Tx } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { PackCommand, type PackCaller, type PackRequest } from '../command/pack-command.js';
import { passPackSchema, refusalOfCheck } from './check-pack.js';
import { TechnicianCheckRepository } from './technician-check.repository.js';

export const technicianCheckSchema = passPackSchema.extend({ passed: z.boolean().describe('what was found: it may go') }).meta({ id: 'TechnicianCheck' });
export type TechnicianCheckRequest = z.output<typeof technicianCheckSchema>;

const StateRow = z.object({ state: z.string() });

async function stateOf(tx: Tx, facilityId: string): Promise<string> {
  const [row] = await tx.query(StateRow, 'select state from facility where id = $1', [facilityId]);
  return row?.state ?? '';
}

/**
 * A technician's check of a pack that somebody else packed (R241). Where the state allows it, after as many checks as it asks for, it lets the pack go; before that it is practice: the pack
 * stays sealed, and what the pharmacist then finds says whether it was right.
 */
@Injectable()
export class CheckAsTechnician {
  constructor(@Inject(PackCommand) private readonly command: PackCommand) {}

  /** @throws Refusal as `CheckPack.pass` */
  execute(caller: PackCaller, request: PackRequest, { passed, ...check }: TechnicianCheckRequest): Promise<void> {
    return this.command.run(caller, request, async (taken) => {
      const { tx, life, pack, person } = taken;
      if (pack.state !== 'sealed') return 'pack.step-not-allowed';
      const refused = await refusalOfCheck(taken, check);
      if (refused !== null) return refused;
      const checks = tx.get(TechnicianCheckRepository);
      const { lacks } = await checks.standing(person, await stateOf(tx, pack.facilityId));
      const qualified = lacks.length === 0;
      if (await life.isPacker(pack.id, person)) return 'pack.packed-by-you';
      if (!(await checks.record(pack, passed, qualified))) return 'pack.step-not-allowed';
      if (!passed || !qualified) return null;
      const outcome = await life.step(pack, 'checked', { set: { checker_id: person, checked_at: await tx.now() }, params: { technician: true } });
      return outcome.kind === 'refused' ? outcome.code : null;
    });
  }
}
