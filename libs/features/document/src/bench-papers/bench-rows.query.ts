import { PACK_EXCEPTIONS, PACK_STATES } from '@cyclefill/domain/bench';
import type { ProductPrint } from '@cyclefill/domain/documents';
import type { Day, LocalMinute, Milli } from '@cyclefill/domain/kernel';
import { dayNumber, localMinutes } from '@cyclefill/features/fill';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

const day = z.int().transform((on) => on as Day);
const milli = z.int().transform((units) => units as Milli);
const instant = z.coerce.date();

const Fill = z.object({
  orderId: z.string(), ndc11: z.string(), lot: z.string(), expiresOn: day, units: milli, container: z.string().nullable(), entry: z.enum(['scan', 'manual']), otherMaker: z.boolean(),
  filledBy: z.string(), witnessId: z.string().nullable(), overrideBy: z.string().nullable(), overrideReason: z.string(), filledAt: instant, undone: z.boolean(),
});
const PackRow = z.object({
  id: z.string(), code: z.string(), packType: z.string(), facilityId: z.string(), residentId: z.string(), batchId: z.string().nullable(), passes: z.array(z.int()), daysFrom: day, daysTo: day,
  windowFrom: day.nullable(), windowTo: day.nullable(), number: z.int(), count: z.int(), orderId: z.string().nullable(), state: z.enum(PACK_STATES), inUse: z.boolean(), outOfDate: z.boolean(), heldReason: z.string(),
  contentHash: z.string(), rowVersion: z.int(), sealNumber: z.int(), packerId: z.string().nullable(), sealedAt: z.date().nullable(), useBy: day.nullable(), checkerId: z.string().nullable(),
  checkedAt: z.date().nullable(), replaces: z.string().nullable(), knownAt: z.date(),
  cells: z.array(z.object({ position: z.int(), at: z.int().transform((at) => at as LocalMinute), orderId: z.string(), dose: milli })),
  orders: z.array(z.object({ orderId: z.string(), reason: z.enum(PACK_EXCEPTIONS).nullable(), note: z.string(), version: z.int() })), fills: z.array(Fill),
});
/** A pack with its cells, orders and what was put in, as its rows say. Days of cells are the facility's wall clock. */
export type BenchPackRow = Readonly<z.output<typeof PackRow>>;

// Papers of a pack are made from what was known at its last step; before the first, from what its plan knew: the same bytes until something happens.
const PACKS = `
select p.id, p.code, p.pack_type as "packType", p.facility_id as "facilityId", p.resident_id as "residentId", p.batch_id as "batchId", p.passes::int[] as passes, ${dayNumber('p.days_from')} as "daysFrom",
  ${dayNumber('p.days_to')} as "daysTo", ${dayNumber('b.window_from')} as "windowFrom", ${dayNumber('b.window_to')} as "windowTo", p.number, p.count, p.order_id as "orderId", p.state, p.is_current as "inUse",
  p.out_of_date_at is not null as "outOfDate", p.held_reason as "heldReason", p.content_hash as "contentHash", p.row_version as "rowVersion", p.seal_number as "sealNumber", p.packer_id as "packerId",
  p.sealed_at as "sealedAt", ${dayNumber('p.use_by')} as "useBy", p.checker_id as "checkerId", p.checked_at as "checkedAt", (select r.code from pack r where r.id = p.replaces_id) as replaces,
  greatest(coalesce(b.known_at, s.recorded_at), (select max(e.at) from pack_event e where e.pack_id = p.id)) as "knownAt",
  (select jsonb_agg(jsonb_build_object('position', c.position, 'at', ${localMinutes('c.at')}::int, 'orderId', c.order_id, 'dose', c.dose_milli) order by c.position, c.order_id) from pack_cell c where c.pack_id = p.id) as cells,
  coalesce((select jsonb_agg(jsonb_build_object('orderId', o.order_id, 'reason', o.reason, 'note', o.note, 'version', v.version) order by o.order_id)
    from pack_order o join order_version v on v.id = o.order_version_id where o.pack_id = p.id), '[]') as orders,
  coalesce((select jsonb_agg(jsonb_build_object('orderId', f.order_id, 'ndc11', f.ndc11, 'lot', f.lot, 'expiresOn', ${dayNumber('f.expires_on')}, 'units', f.units_milli, 'container', k.code, 'entry', f.entry,
    'otherMaker', f.other_maker, 'filledBy', f.filled_by, 'witnessId', f.witness_id, 'overrideBy', f.override_by, 'overrideReason', f.override_reason, 'filledAt', f.filled_at, 'undone', f.undone_at is not null) order by f.id)
    from pack_fill f left join stock_container k on k.id = f.container_id where f.pack_id = p.id), '[]') as fills
from pack p left join fill_batch b on b.id = p.batch_id left join outside_supply s on s.id = p.supply_id`;

export function readBenchRows(tx: Tx, named: { readonly packId: string } | { readonly batchId: string }): Promise<BenchPackRow[]> {
  if ('packId' in named) return tx.query(PackRow, `${PACKS} where p.id = $1`, [named.packId]);
  return tx.query(PackRow, `${PACKS} where p.batch_id = $1 and p.is_current order by p.id`, [named.batchId]);
}

const ProductRow = z.object({ ndc11: z.string(), ndc: z.string(), name: z.string(), strength: z.string(), form: z.string(), looks: z.string(), labeler: z.string() });
/** What of a product tells it from another maker's. */
export type BenchProduct = Readonly<z.output<typeof ProductRow>>;

/** Products by the eleven digits that packs and stock keep. */
export async function readBenchProducts(tx: Tx, ndc11s: readonly string[]): Promise<ReadonlyMap<string, BenchProduct>> {
  const rows = await tx.query(
    ProductRow,
    `select ndc11, concat_ws('-', ndc_labeler, ndc_product, ndc_package) as ndc, name, strength, form, looks, labeler from drug_product where ndc11 = any($1) and superseded_at is null`,
    [[...new Set(ndc11s)]],
  );
  return new Map(rows.map((row) => [row.ndc11, row]));
}

/** What was ordered, as another product is: of another maker, with another look. */
export function asProduct(ordered: ProductPrint, { name, strength, form, ndc, looks }: BenchProduct): ProductPrint {
  return { ...ordered, displayName: name, strength, form, ndc, color: looks === '' ? null : looks };
}

const PersonRow = z.object({ id: z.string(), name: z.string() });

/** Names of the people at the bench by id. */
export async function readPeople(tx: Tx, ids: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
  const rows = await tx.query(PersonRow, `select id, coalesce(nullif(display_name, ''), login) as name from app_user where id = any($1)`, [[...new Set(ids.filter((id) => id !== null))]]);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
