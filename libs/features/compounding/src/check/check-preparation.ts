import { Refusal } from '@cyclefill/contracts';
import { invariant } from '@cyclefill/domain/kernel';
import { readOpenRecalls } from '@cyclefill/features/stock';
import { type Actor, type Tx, UnitOfWork, once } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { type Preparation, readPreparations } from '../read/preparation-view.js';

/** What a pharmacist says of a preparation. */
export const checkPreparationSchema = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('checked') }),
  z.strictObject({ outcome: z.literal('rejected'), reason: z.string().trim().min(1).max(500).describe('why; what was made is destroyed, what it took stays used') }),
]).meta({ id: 'CheckPreparation' });
export type CheckPreparationRequest = z.output<typeof checkPreparationSchema>;

/** Which preparation is checked, as it was read. */
export interface CheckedPreparation {
  readonly key: string;
  readonly id: string;
  readonly version: number;
}

/** A pharmacist who did not make it lets a preparation go, or rejects it, once; the database holds both. */
@Injectable()
export class CheckPreparation {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** @throws Refusal preparation.not-found, preparation.checked, preparation.stopped where its time is over or a lot in it is called back meanwhile, preparation.made-by-you, row.stale, request.key-reused */
  execute(actor: Actor & { readonly userId: string }, { key, id, version }: CheckedPreparation, request: CheckPreparationRequest): Promise<Preparation> {
    return this.uow.run(actor, (tx) => once(tx, { operation: 'preparation.check', key, body: { id, ...request } }, async () => {
      const [found] = await readPreparations(tx, { id });
      if (found === undefined) throw new Refusal('preparation.not-found');
      if (found.state !== 'prepared') throw new Refusal('preparation.checked');
      if (found.preparedBy.id === actor.userId) throw new Refusal('preparation.made-by-you');
      if (request.outcome === 'checked') await stopUnfit(tx, found);
      const done = await tx.execute(
        `update preparation set state = $3, checked_at = now(), checked_by = $4, reason = $5, row_version = row_version + 1 where id = $1 and row_version = $2 and state = 'prepared'`,
        [id, version, request.outcome, actor.userId, request.outcome === 'rejected' ? request.reason : ''],
      );
      if (done === 0) throw new Refusal('row.stale');
      await tx.audit({ action: 'preparation.check', subjectKind: 'preparation', subjectId: id, residentIds: [found.residentId], detail: { outcome: request.outcome } });
      const [checked] = await readPreparations(tx, { id });
      invariant(checked !== undefined, 'a preparation is gone');
      return checked;
    }));
  }
}

/** What has come to stand against a preparation since it was made. @throws Refusal preparation.stopped */
async function stopUnfit(tx: Tx, { beyondUseAt, taken }: Preparation): Promise<void> {
  const recalled = await readOpenRecalls(tx, taken);
  const problems = [
    ...((await tx.now()) < new Date(beyondUseAt) ? [] : [{ pointer: '/beyondUseAt', rule: 'is past: reject it' }]),
    ...taken.flatMap(({ ndc11, lot, name }, index) => (recalled.some((one) => one.ndc11 === ndc11 && one.lot === lot) ? [{ pointer: `/taken/${index}`, rule: `${name} is of a lot that is called back: reject it` }] : [])),
  ];
  if (problems.length > 0) throw new Refusal('preparation.stopped', { problems });
}
