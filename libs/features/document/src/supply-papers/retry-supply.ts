import { Refusal } from '@cyclefill/contracts';
import { type Actor, UnitOfWork } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';

const Row = z.object({ state: z.string(), attempt: z.int(), resident_id: z.string() });

/** Begins the papers of a supply anew that were given up. */
@Injectable()
export class RetrySupply {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** @throws Refusal supply.not-found, supply.state-forbids */
  execute(actor: Actor, id: string): Promise<void> {
    return this.uow.run(actor, async (tx) => {
      const [row] = await tx.query(Row, 'select state, attempt, resident_id from outside_supply where id = $1 for update', [id]);
      if (row === undefined) throw new Refusal('supply.not-found');
      if (row.state !== 'needs_attention') throw new Refusal('supply.state-forbids');
      await tx.execute(`update outside_supply set state = 'filled', error_code = null, attempt = attempt + 1 where id = $1`, [id]);
      await tx.emit('supply.filled', id, { generation: row.attempt + 1 });
      await tx.audit({ action: 'supply.retry', subjectKind: 'outside_supply', subjectId: id, residentIds: [row.resident_id] });
    });
  }
}
