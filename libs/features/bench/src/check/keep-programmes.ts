import { InvalidInput } from '@cyclefill/contracts';
import { isUsState } from '@cyclefill/domain/law';
import { type Actor, type NamedChange, UnitOfWork, holdAdded, once } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { ListedProgramme } from './programme-view.js';
import { type ProgrammeReader, readProgrammes } from './programme.query.js';
import { TechnicianCheckRepository } from './technician-check.repository.js';

export const setProgrammeSchema = z.strictObject({
  state: z.string().regex(/^[A-Z]{2}$/u), allowed: z.boolean(), minChecks: z.int().min(1).max(100_000).default(500), minDays: z.int().min(1).max(1000).default(5),
  minAccuracyPerMille: z.int().min(1).max(1000).default(998), source: z.string().trim().min(3).max(200).describe('who says so'),
}).meta({ id: 'CheckProgramme' });
export type SetProgrammeRequest = z.output<typeof setProgrammeSchema>;

/** Whether a state lets technicians check packs, and after how much (R241). */
@Injectable()
export class KeepProgrammes {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** Every programme that holds or held, by state, the newest first. */
  list(actor: Actor, reader: ProgrammeReader): Promise<readonly ListedProgramme[]> {
    return this.uow.run(actor, (tx) => readProgrammes(tx, reader));
  }

  /** What was said before ends. @throws InvalidInput a state that does not exist; Refusal row.stale, request.key-reused */
  set(actor: Actor, { key, readVersion }: NamedChange, request: SetProgrammeRequest): Promise<unknown> {
    const { state, allowed } = request;
    if (!isUsState(state)) throw new InvalidInput([{ pointer: '/state', rule: 'is no state of the United States, such as MA' }]);
    return this.uow.run(actor, (tx) => once(tx, { operation: 'check-programme.set', key, body: request }, async () => {
      await holdAdded(tx, { tables: ['check_programme'], of: { state } }, readVersion);
      await tx.get(TechnicianCheckRepository).setProgramme(request);
      await tx.audit({ action: 'check-programme.set', subjectKind: 'check_programme', subjectId: null, detail: { state, allowed } });
      return null;
    }));
  }
}
