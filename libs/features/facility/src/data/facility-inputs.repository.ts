import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

/** What moved of the inputs of facilities: some orders, or all that stands on something they share. */
export interface MovedInputs {
  /** Facilities of which everything moved: a pass table, the facility itself. */
  readonly whole: readonly string[];
  /** Facilities of the orders and residents. */
  readonly facilities: readonly string[];
  readonly orders: readonly string[];
  /** Residents whose every order moved: a stay, an allergy. */
  readonly residents: readonly string[];
}

const FacilityRow = z.object({ facility_id: z.string() });
const ProductOrder = z.object({ facility_id: z.string(), order_id: z.string() });

/*
 * The clock's row is locked until the transaction ends, so that numbers rise in the order of commits. A facility without
 * a batch in use needs no marks on its orders: whatever is opened from now on reads them all.
 */
const MOVE = `
with moved as (
  update facility_clock c set input_version = c.input_version + 1, changed_at = now(),
    all_changed_version = case when c.facility_id = any($1::uuid[]) or not exists (select from fill_batch b where b.facility_id = c.facility_id and b.is_current)
      then c.input_version + 1 else c.all_changed_version end
  where c.facility_id = any($1::uuid[] || $2::uuid[])
  returning c.facility_id, c.input_version, c.all_changed_version = c.input_version as whole
)
update med_order o set changed_version = m.input_version from moved m
where o.facility_id = m.facility_id and not m.whole and (o.id = any($3::uuid[]) or o.resident_id = any($4::uuid[]))`;

/**
 * The one place that says that inputs of a batch moved: a facility's version rises by one, and the orders concerned bear it.
 * Every transaction that writes what a batch reads calls it; a batch that read an earlier version is out of date.
 */
export class FacilityInputs {
  constructor(private readonly tx: Tx) {}

  /** Orders of one facility moved, with whatever belongs to them alone. */
  ordersMoved(facilityId: string, orders: readonly string[]): Promise<void> {
    return this.moved({ whole: [], facilities: [facilityId], orders, residents: [] });
  }

  /** Residents of one facility moved, and so every order of theirs. */
  residentsMoved(facilityId: string, residents: readonly string[]): Promise<void> {
    return this.moved({ whole: [], facilities: [facilityId], orders: [], residents });
  }

  /** Something moved that every order of the facility stands on. */
  everythingMoved(facilityId: string): Promise<void> {
    return this.moved({ whole: [facilityId], facilities: [], orders: [], residents: [] });
  }

  /** As {@link everythingMoved}, of every facility: that a pharmacy keeps stock here at all. */
  async everyFacilityMoved(): Promise<void> {
    const rows = await this.tx.query(FacilityRow, 'select facility_id from facility_clock where tenant_id = $1', [this.tx.actor.tenantId]);
    await this.moved({ whole: rows.map((row) => row.facility_id), facilities: [], orders: [], residents: [] });
  }

  /** Descriptions or lots of products moved: every order of one of them, in any facility. */
  async productsMoved(ndc11s: readonly string[]): Promise<void> {
    if (ndc11s.length === 0) return;
    const rows = await this.tx.query(
      ProductOrder, 'select facility_id, order_id from order_version where tenant_id = $1 and superseded_at is null and ndc11 = any($2)', [this.tx.actor.tenantId, ndc11s],
    );
    if (rows.length > 0) await this.moved({ whole: [], facilities: [...new Set(rows.map((row) => row.facility_id))], orders: rows.map((row) => row.order_id), residents: [] });
  }

  async moved({ whole, facilities, orders, residents }: MovedInputs): Promise<void> {
    await this.tx.execute(MOVE, [whole, facilities, orders, residents]);
  }
}
