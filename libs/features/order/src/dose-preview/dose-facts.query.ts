import type { LocalMinute, MinuteRange } from '@cyclefill/domain/kernel';
import { CENSUS_KINDS, type CensusFact } from '@cyclefill/domain/orders';
import type { MedPassRow, Regimen } from '@cyclefill/domain/regimen';
import { MedPassRepository } from '@cyclefill/features/facility';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import { readableRegimen } from '../data/regimen-json.js';

/** One order as far as its doses go. */
export interface DoseOrder {
  readonly orderId: string;
  readonly residentId: string;
  readonly rxNumber: string;
  readonly drug: string;
  readonly doseUnit: string;
  readonly regimen: Regimen | null;
  readonly from: LocalMinute;
  readonly to: LocalMinute | null;
  readonly holds: readonly MinuteRange[];
}

/** A census event with the wing that it places the resident in. */
export interface PlacedFact extends CensusFact {
  readonly residentId: string;
  readonly wing: string | null;
}

/** All that the doses of a few residents follow from, as known at an instant. */
export interface DoseFacts {
  readonly orders: readonly DoseOrder[];
  /** In time order. */
  readonly census: readonly PlacedFact[];
  readonly medPasses: readonly MedPassRow[];
}

const known = (alias: string): string => `${alias}.recorded_at <= $2 and (${alias}.superseded_at is null or ${alias}.superseded_at > $2)`;
const minutes = (column: string): string => `(date_part('epoch', ${column}) / 60)`;
const OrderRow = z.object({
  order_id: z.string(), resident_id: z.string(), rx_number: z.string(), drug: z.string(), dose_unit: z.string(), regimen: z.unknown(), from_at: z.number(), to_at: z.number().nullable(),
});
const HoldRow = z.object({ order_id: z.string(), from_at: z.number(), to_at: z.number().nullable() });
const EventRow = z.object({ resident_id: z.string(), kind: z.enum(CENSUS_KINDS), from_at: z.number(), to_at: z.number().nullable(), wing: z.string().nullable() });
const range = (row: { from_at: number; to_at: number | null }): MinuteRange => ({ from: row.from_at as LocalMinute, to: row.to_at as LocalMinute | null });

/** Reads what the doses of one resident, or of a whole facility, follow from. */
export async function readDoseFacts(tx: Tx, facilityId: string, residentId: string | null, knownAt: Date): Promise<DoseFacts> {
  const params = [facilityId, knownAt, residentId];
  const of = (alias: string): string => `${alias}.facility_id = $1 and ($3::uuid is null or ${alias}.resident_id = $3) and ${known(alias)}`;
  const orders = await tx.query(
    OrderRow,
    `select v.order_id, v.resident_id, v.rx_number, v.drug, v.dose_unit, v.regimen, ${minutes('v.from_at')} as from_at, ${minutes('v.to_at')} as to_at
     from order_version v where ${of('v')} order by v.rx_number collate "C"`, params,
  );
  const holds = await tx.query(
    HoldRow,
    `select h.order_id, ${minutes('h.from_at')} as from_at, ${minutes('h.to_at')} as to_at from order_hold h join med_order o on o.id = h.order_id
     where h.facility_id = $1 and ($3::uuid is null or o.resident_id = $3) and ${known('h')}`, params,
  );
  const census = await tx.query(
    EventRow,
    `select e.resident_id, e.kind, ${minutes('e.from_at')} as from_at, ${minutes('e.to_at')} as to_at, w.name as wing
     from census_event e left join wing w on w.id = e.wing_id where ${of('e')} order by e.from_at, e.kind`, params,
  );
  const holdsOf = Map.groupBy(holds, (row) => row.order_id);
  return {
    orders: orders.map((row) => ({
      orderId: row.order_id, residentId: row.resident_id, rxNumber: row.rx_number, drug: row.drug, doseUnit: row.dose_unit,
      regimen: readableRegimen(row.regimen), ...range(row), holds: (holdsOf.get(row.order_id) ?? []).map(range),
    })),
    census: census.map((row) => ({ residentId: row.resident_id, kind: row.kind, wing: row.wing, ...range(row) })),
    medPasses: await tx.get(MedPassRepository).known(facilityId, knownAt),
  };
}
