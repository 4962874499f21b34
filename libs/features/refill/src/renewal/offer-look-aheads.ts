import { type Day, invariant } from '@cyclefill/domain/kernel';
import { rulesFor } from '@cyclefill/domain/law';
import { UnitOfWork, systemActor } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';

const FacilityRow = z.object({ tenant_id: z.string(), facility_id: z.string() });
const NowRow = z.object({ now: z.date() });
const DAY_MS = 86_400_000;

/** Offers the look ahead of every facility with a build in sight, once a day (R113): by itself, so that no window fails because nobody looked. Batches go first. */
@Injectable()
export class OfferLookAheads {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** Over all pharmacies; how many there were to offer. */
  async execute(): Promise<number> {
    const { now, due } = await this.uow.acrossTenants(async (tx) => {
      const [row] = await tx.query(NowRow, 'select now() as now');
      invariant(row !== undefined, 'the database has no clock');
      const at = row.now;
      return { now: at, due: await tx.query(FacilityRow, DUE, [at, lookAheadDays(at), generationOf(at)]) };
    });
    for (const { tenant_id: tenantId, facility_id: facilityId } of due) {
      await this.uow.run(systemActor(tenantId), (tx) => tx.emit('facility.look-ahead', facilityId, { generation: generationOf(now), dueAt: new Date(now.getTime() + DAY_MS) }));
    }
    return due.length;
  }
}

/** One turn of a task for each day. */
const generationOf = (now: Date): number => Math.floor(now.getTime() / DAY_MS);

function lookAheadDays(now: Date): number {
  return rulesFor({ state: '', payer: '', facility: '', on: generationOf(now) as Day }).rules['look-ahead.days'].value;
}

const DUE = `
select f.tenant_id, f.facility_id from facility_clock f
where exists (select from cycle_clock c where c.facility_id = f.facility_id and c.build_at <= $1::timestamptz + make_interval(days => $2))
  and not exists (select from task t where t.kind = 'facility.look-ahead' and t.subject = f.facility_id and t.generation = $3)
order by f.facility_id`;
