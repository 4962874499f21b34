import { Refusal } from '@cyclefill/contracts';
import type { Day, MinuteOfDay } from '@cyclefill/domain/kernel';
import type { MedPassRow, PassWindow } from '@cyclefill/domain/regimen';
import { type Tx, prepared } from '@cyclefill/platform/database';
import { z } from 'zod';

/** Whose table of a facility: the order's, the resident's, the wing's; with none of them the facility's own (D40). */
export interface MedPassOwner {
  readonly wingId: string | null;
  readonly residentId: string | null;
  readonly orderId: string | null;
}

/** One row of a pass table from a day on; minutes of the day, none = withdrawn. */
export interface MedPassChange extends MedPassOwner {
  readonly facilityId: string;
  readonly code: string;
  readonly minutes: readonly number[];
  readonly window: PassWindow | null;
  /** `YYYY-MM-DD` */
  readonly effectiveFrom: string;
}

const Place = z.object({ wing: z.string().nullable(), resident: z.string().nullable(), of_order: z.string().nullable(), now: z.date() });
const PassRow = z.object({
  id: z.string(), wing: z.string().nullable(), resident_id: z.string().nullable(), order_id: z.string().nullable(), code: z.string(), minutes: z.array(z.number()),
  early: z.number().nullable(), late: z.number().nullable(), effective_from: z.number(),
});

/** A wing's name, the resident whose doses move, and the database's clock. */
export interface MedPassPlace {
  readonly wing: string | null;
  readonly residentId: string | null;
  readonly now: Date;
}

/** A row as it is recorded. */
export type RecordedMedPass = MedPassRow & { readonly id: string };

function ownerOf({ resident_id, order_id }: z.output<typeof PassRow>): Pick<MedPassRow, 'own' | 'ownerId'> {
  if (order_id !== null) return { own: 'order', ownerId: order_id };
  return resident_id === null ? {} : { own: 'resident', ownerId: resident_id };
}

const KNOWN = prepared(`
select m.id, w.name as wing, m.resident_id, m.order_id, m.code, m.minutes, m.early_minutes as early, m.late_minutes as late, (m.effective_from - date '1970-01-01') as effective_from
from med_pass m left join wing w on w.id = m.wing_id where m.facility_id = $1 and m.recorded_at <= $2 and (m.superseded_at is null or m.superseded_at > $2)
order by m.code, w.name, m.resident_id, m.order_id, m.effective_from`, ['uuid', 'timestamptz']);

/** Pass tables as rows, by the day from which they hold; a row is closed by another of the same day, never edited. */
export class MedPassRepository {
  constructor(private readonly tx: Tx) {}

  /** Whose table is meant. @throws Refusal `facility.not-found`, `wing.not-found`, `resident.not-found`, `order.not-found` */
  async place(facilityId: string, { wingId, residentId, orderId }: MedPassOwner): Promise<MedPassPlace> {
    const [row] = await this.tx.query(
      Place,
      `select w.name as wing, r.id as resident, o.resident_id as of_order, now() as now from facility f
       left join wing w on w.facility_id = f.id and w.id = $2 left join resident r on r.facility_id = f.id and r.id = $3
       left join med_order o on o.facility_id = f.id and o.id = $4 where f.id = $1`,
      [facilityId, wingId, residentId, orderId],
    );
    if (row === undefined) throw new Refusal('facility.not-found');
    if (wingId !== null && row.wing === null) throw new Refusal('wing.not-found');
    if (residentId !== null && row.resident === null) throw new Refusal('resident.not-found');
    if (orderId !== null && row.of_order === null) throw new Refusal('order.not-found');
    return { wing: row.wing, residentId: row.resident ?? row.of_order, now: row.now };
  }

  /** Every row of a facility, of its wings, residents and orders, as known at an instant; by code, owner and day. */
  async known(facilityId: string, knownAt: Date): Promise<readonly RecordedMedPass[]> {
    const rows = await this.tx.query(
      PassRow,
      KNOWN,
      [facilityId, knownAt],
    );
    return rows.map((row): RecordedMedPass => ({
      id: row.id, wing: row.wing, ...ownerOf(row), code: row.code, effectiveFrom: row.effective_from as Day, minutes: row.minutes as MinuteOfDay[], ...(row.minutes.length === 0 && { withdrawn: true }),
      ...(row.early !== null && row.late !== null && { window: { early: row.early, late: row.late } }),
    }));
  }

  async record({ facilityId, wingId, residentId, orderId, code, minutes, window, effectiveFrom }: MedPassChange): Promise<void> {
    const owner = [facilityId, wingId, residentId, orderId, code, effectiveFrom];
    await this.tx.execute(
      `update med_pass set superseded_at = now() where facility_id = $1 and (wing_id, resident_id, order_id) is not distinct from ($2::uuid, $3::uuid, $4::uuid)
         and code = $5 and effective_from = $6 and superseded_at is null`,
      owner,
    );
    await this.tx.execute(
      `insert into med_pass (facility_id, wing_id, resident_id, order_id, code, effective_from, id, tenant_id, minutes, early_minutes, late_minutes, source, recorded_at, recorded_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'person', now(), $12)`,
      [...owner, this.tx.newId(), this.tx.actor.tenantId, minutes, window?.early ?? null, window?.late ?? null, this.tx.actor.userId],
    );
  }
}
