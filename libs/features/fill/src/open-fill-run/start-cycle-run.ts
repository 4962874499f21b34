import { InvalidInput, Refusal } from '@cyclefill/contracts';
import { parseDay } from '@cyclefill/domain/kernel';
import { type Actor, UnitOfWork, once } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { refreshWindow } from '../rebuild-changed-lines/refresh-window.js';
import { openCycleRun } from './open-cycle-run.js';

export const cycleRunSchema = z.strictObject({
  facilityId: z.uuid(),
  cycleStart: z.string().regex(/^\d{4}-\d{2}-\d{2}$/u, 'is no day like 2026-12-07').describe('first day of the window'),
  wing: z.string().min(1).max(200).nullable().optional().describe("name of the wing whose cycle is meant, null = the facility's own; needed where several have a window from that day"),
}).meta({ id: 'CycleRunRequest' });
export type CycleRunBody = z.output<typeof cycleRunSchema>;

/** The run of the window, and how many batches of it are about to be rebuilt; 0 = it is built anew. */
export const startedRunSchema = z.object({ runId: z.uuid(), rebuilt: z.int() }).meta({ id: 'StartedRun' });
export type StartedRun = z.output<typeof startedRunSchema>;

const Found = z.object({ found: z.boolean() });

/** Builds one cycle of a facility now; a window that is built has the lines rebuilt that changed since. Workers do it. */
@Injectable()
export class StartCycleRun {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** @throws InvalidInput, naming the cycles where several are meant; Refusal `facility.not-found`, `batch.closed` */
  execute(actor: Actor, key: string, request: CycleRunBody): Promise<StartedRun> {
    const { facilityId, wing } = request;
    const cycleStart = parseDay(request.cycleStart);
    if (cycleStart === null) throw new InvalidInput([{ pointer: '/cycleStart', rule: 'is no day of the calendar' }]);
    return this.uow.run(actor, (tx) => once(tx, { operation: 'fill-run.start', key, body: { ...request, wing: wing === undefined ? 'any' : wing } }, async () => {
      const [facility] = await tx.query(Found, 'select exists (select from facility where id = $1) as found', [facilityId]);
      if (facility?.found !== true) throw new Refusal('facility.not-found');
      const built = await refreshWindow(tx, { facilityId, windowFrom: cycleStart, wing, asOf: null });
      if (built !== null) return { runId: built.runId, rebuilt: built.offered.length };
      return { runId: (await openCycleRun(tx, { facilityId, cycleStart, wing, asOf: null, knownAt: null })).runId, rebuilt: 0 };
    }));
  }
}
