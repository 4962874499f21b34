import { type Day, formatDay } from '@cyclefill/domain/kernel';
import { type Actor, type Tx, UnitOfWork } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { type CycleChoice, onlyCycleFrom } from '../open-fill-run/choose-cycle.js';
import { FillRunRepository } from '../open-fill-run/fill-run.repository.js';
import { type OfferedRebuild, REBUILDABLE, offerRebuilds } from './offer-rebuilds.js';

const BuiltRow = z.object({ run_id: z.string(), wing_id: z.string().nullable() });

/** A window that a person asks for once more. */
export interface WindowRequest {
  readonly facilityId: string;
  readonly windowFrom: Day;
  readonly wing?: CycleChoice | undefined;
  /** The decision clock it must have been built with; null = whichever it was. */
  readonly asOf: Date | null;
}

/** The run of a window that is built, and its rebuild where something changed since. */
export interface RefreshedWindow {
  readonly runId: string;
  readonly offered: readonly OfferedRebuild[];
}

/** Has what changed in a built window rebuilt at once (R119), rather than the whole window built anew. */
@Injectable()
export class RefreshWindow {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /**
   * Null when there is no such window that may be rebuilt: none is built, or it is closed, paused, begun, or was built with another clock.
   * @throws InvalidInput when several cycles have a window from the day and none is named
   */
  execute(actor: Actor, request: WindowRequest): Promise<RefreshedWindow | null> {
    return this.uow.run(actor, (tx) => refreshWindow(tx, request));
  }
}

/** As {@link RefreshWindow}, in the transaction of somebody else. */
export async function refreshWindow(tx: Tx, { facilityId, windowFrom, wing, asOf }: WindowRequest): Promise<RefreshedWindow | null> {
  if (wing === undefined) onlyCycleFrom(await tx.get(FillRunRepository).cyclesOf(facilityId, 'to-look'), windowFrom);
  const [built] = await tx.query(
    BuiltRow,
    `select b.run_id, b.wing_id from fill_batch b left join wing w on w.id = b.wing_id
     where ${REBUILDABLE} and b.facility_id = $1 and b.window_from = $2 and ($3::timestamptz is null or b.as_of = $3) and ($4 or w.name is not distinct from $5) order by b.id`,
    [facilityId, formatDay(windowFrom), asOf, wing === undefined, wing ?? null],
  );
  return built === undefined ? null : { runId: built.run_id, offered: await offerRebuilds(tx, { facilityId, windowFrom, wingId: built.wing_id, asOf }) };
}
