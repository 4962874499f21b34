import { type Day, formatDay } from '@cyclefill/domain/kernel';
import { type Actor, type Tx, UnitOfWork } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';

const OfferRow = z.object({ id: z.string(), run_id: z.string(), rebuilds: z.int(), generation: z.int(), due_at: z.date().nullable(), waits: z.boolean() });

/** Which batches are asked about. */
export interface RebuildTarget {
  /** null = every facility of the pharmacy. */
  readonly facilityId: string | null;
  /** First day of the one window that is meant; null = every window. */
  readonly windowFrom: Day | null;
  /** Id of the wing whose cycle is meant, null = the facility's own; undefined = every cycle. */
  readonly wingId?: string | null | undefined;
  /** A window that has begun by then was delivered and stays as it is; null = the database's clock. */
  readonly asOf: Date | null;
}

/** A batch that is out of date and about to be rebuilt. */
export interface OfferedRebuild {
  readonly batchId: string;
  readonly runId: string;
  /** How often it had been rebuilt before. */
  readonly rebuilds: number;
  /** false = its task waits already. */
  readonly fresh: boolean;
}

/** A batch `b` that may be rebuilt: computed, in use, not closed, its knowledge not chosen by a person, and not begun by `$3` or now, since then it was delivered. */
export const REBUILDABLE = `b.is_current and b.closed_at is null and b.state in ('computed', 'planned', 'documented') and b.input_version is not null
  and b.window_from > (coalesce($3::timestamptz, now()) at time zone coalesce(b.zone, 'UTC'))::date`;

/**
 * Such batches whose facility's inputs have moved since they were read. One that could not be rebuilt waits for the next change. What is being computed before it comes first.
 */
const OUTDATED = `
select b.id, b.run_id, b.due_at, (select count(*)::int from batch_rebuild r where r.batch_id = b.id) as rebuilds,
  (select coalesce(max(t.generation) + 1, 0) from task t where t.subject = b.id and t.kind = 'fill-batch.changed') as generation,
  exists (select from task t where t.subject = b.id and t.kind = 'fill-batch.changed' and t.status in ('open', 'sent')) as waits
from fill_batch b join facility_clock c on c.facility_id = b.facility_id
where ${REBUILDABLE} and b.input_version < c.input_version and ($1::uuid is null or b.facility_id = $1) and ($2::date is null or b.window_from = $2)
  and ($4 or b.wing_id is not distinct from $5::uuid)
  and not exists (select from task t where t.subject = b.id and t.kind = 'fill-batch.changed' and t.status = 'needs_attention' and t.created_at >= c.changed_at)
  and not exists (select from fill_batch e where e.facility_id = b.facility_id and e.wing_id is not distinct from b.wing_id and e.is_current and e.window_from < b.window_from and e.state = 'opened')
order by b.window_from, b.id`;

/** Leaves the task of rebuilding for every batch that is out of date and has none. All that are out of date, the earliest window first. */
export async function offerRebuilds(tx: Tx, { facilityId, windowFrom, wingId, asOf }: RebuildTarget): Promise<readonly OfferedRebuild[]> {
  const rows = await tx.query(OfferRow, OUTDATED, [facilityId, windowFrom === null ? null : formatDay(windowFrom), asOf, wingId === undefined, wingId ?? null]);
  await Promise.all(rows.filter(({ waits }) => !waits).map(({ id, generation, due_at: dueAt }) => tx.emit('fill-batch.changed', id, { generation, dueAt })));
  return rows.map(({ id, run_id: runId, rebuilds, waits }) => ({ batchId: id, runId, rebuilds, fresh: !waits }));
}

/** Has what changed since it was built rebuilt (R119), now rather than when a worker next looks. */
@Injectable()
export class OfferRebuilds {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  execute(actor: Actor, target: RebuildTarget): Promise<readonly OfferedRebuild[]> {
    return this.uow.run(actor, (tx) => offerRebuilds(tx, target));
  }
}
