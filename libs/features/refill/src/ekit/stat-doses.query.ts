import { type AccessScope, scopeArrays } from '@cyclefill/contracts';
import type { LocalMinute, Milli } from '@cyclefill/domain/kernel';
import { DEA_SCHEDULES } from '@cyclefill/domain/law';
import type { EkitDrug } from '@cyclefill/domain/refill';
import { residentInScope } from '@cyclefill/features/resident';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

const Row = z.object({
  order_id: z.string(), rx_number: z.string(), resident_id: z.string(), at: z.number(), units: z.number(),
  ndc11: z.string(), ingredient: z.string(), strength: z.string(), dose_unit: z.string(), schedule: z.enum(DEA_SCHEDULES).nullable(),
});

/** A STAT dose that nobody has supplied yet: no use of the kit within the hour and no fill on demand of its order. */
export interface OpenStatDose {
  readonly orderId: string;
  readonly rxNumber: string;
  readonly residentId: string;
  readonly at: LocalMinute;
  readonly units: Milli;
  readonly drug: EkitDrug;
}

/** Open STAT doses of a facility (D46) from a week ago on, of residents in the scope, by time. */
export async function readOpenStatDoses(tx: Tx, scope: AccessScope, facilityId: string): Promise<readonly OpenStatDose[]> {
  const rows = await tx.query(
    Row,
    `select v.order_id, v.rx_number, v.resident_id, (p->>'from')::int as at, (p->'dose'->>'dose')::int as units, d.ndc11, d.ingredient, d.strength, d.dose_unit, d.dea_schedule as schedule
     from order_version v join facility f on f.id = v.facility_id cross join lateral json_array_elements(v.regimen->'phases') p
     cross join lateral (select timestamp '1970-01-01' + make_interval(mins => (p->>'from')::int) as given) s
     join drug_product d on d.tenant_id = v.tenant_id and d.ndc11 = v.ndc11 and d.superseded_at is null
     where ${residentInScope({ facility: 'v.facility_id', resident: 'v.resident_id' })} and v.facility_id = $3 and v.superseded_at is null and p->>'stat' = 'true'
       and s.given > (now() at time zone f.zone) - interval '7 days' and (v.to_at is null or v.to_at > s.given)
       and not exists (select from ekit_use u where u.order_id = v.order_id and u.given_at between s.given - interval '1 hour' and s.given + interval '1 hour')
       and not exists (select from demand_fill f where f.order_id = v.order_id)
     order by at, v.rx_number collate "C"`,
    [...scopeArrays(scope), facilityId],
  );
  return rows.map((row) => ({
    orderId: row.order_id, rxNumber: row.rx_number, residentId: row.resident_id, at: row.at as LocalMinute, units: row.units as Milli,
    drug: { ndc11: row.ndc11, ingredient: row.ingredient, strength: row.strength, doseUnit: row.dose_unit, schedule: row.schedule },
  }));
}
