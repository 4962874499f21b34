import type { Day, MinuteOfDay } from '@cyclefill/domain/kernel';
import type { MedPassRow } from '@cyclefill/domain/regimen';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

const passRow = z.object({ wing: z.string().nullable(), code: z.string(), effective_from: z.int(), minutes: z.array(z.int()) });

/** The hours of administration of a facility as they are known now; every wing's, each effective from its day. */
export class FacilityPassesQuery {
  constructor(private readonly tx: Tx) {}

  async run(facilityId: string): Promise<readonly MedPassRow[]> {
    const rows = await this.tx.query(passRow, `
      select w.name as wing, m.code, m.minutes, (m.effective_from - date '1970-01-01') as effective_from
      from med_pass m left join wing w on w.id = m.wing_id where m.facility_id = $1 and m.superseded_at is null order by m.code, w.name, m.effective_from`, [facilityId]);
    return rows.map((row) => ({ wing: row.wing, code: row.code, effectiveFrom: row.effective_from as Day, minutes: row.minutes as MinuteOfDay[] }));
  }
}
