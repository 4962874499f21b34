import { Refusal } from '@cyclefill/contracts';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

/** One row of a pass table from a day on; minutes of the day. */
export interface MedPassChange {
  readonly facilityId: string;
  /** null = the facility's own table. */
  readonly wingId: string | null;
  readonly code: string;
  readonly minutes: readonly number[];
  /** `YYYY-MM-DD` */
  readonly effectiveFrom: string;
}

const Place = z.object({ zone: z.string(), wing: z.string().nullable(), now: z.date() });
export type MedPassPlace = z.output<typeof Place>;

/** Pass tables as rows, by the day from which they hold; a row is closed by another of the same day, never edited. */
export class MedPassRepository {
  constructor(private readonly tx: Tx) {}

  /** A facility and one of its wings by id. @throws Refusal `facility.not-found`, `wing.not-found` */
  async place(facilityId: string, wingId: string | null): Promise<MedPassPlace> {
    const [row] = await this.tx.query(
      Place, 'select f.zone, w.name as wing, now() as now from facility f left join wing w on w.facility_id = f.id and w.id = $2 where f.id = $1', [facilityId, wingId],
    );
    if (row === undefined) throw new Refusal('facility.not-found');
    if (wingId !== null && row.wing === null) throw new Refusal('wing.not-found');
    return row;
  }

  async record({ facilityId, wingId, code, minutes, effectiveFrom }: MedPassChange): Promise<void> {
    await this.tx.execute(
      `update med_pass set superseded_at = now() where facility_id = $1 and wing_id is not distinct from $2 and code = $3 and effective_from = $4 and superseded_at is null`,
      [facilityId, wingId, code, effectiveFrom],
    );
    await this.tx.execute(
      `insert into med_pass (id, tenant_id, facility_id, wing_id, code, minutes, effective_from, source, recorded_at, recorded_by)
       values ($1, $2, $3, $4, $5, $6, $7, 'person', now(), $8)`,
      [this.tx.newId(), this.tx.actor.tenantId, facilityId, wingId, code, minutes, effectiveFrom, this.tx.actor.userId],
    );
  }
}
