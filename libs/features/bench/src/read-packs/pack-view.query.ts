import { type AccessScope, instantSchema } from '@cyclefill/contracts';
import { DRIFT_REASONS, PACK_EXCEPTIONS, PACK_ORDER_STATES } from '@cyclefill/domain/bench';
import { formatMilli } from '@cyclefill/domain/kernel';
import type { Milli } from '@cyclefill/domain/kernel';
import { cellsView, missingView, orderWithoutPackSchema, readOrdersWithoutPack } from '@cyclefill/features/pack';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import { SCHEDULE_NOW } from '../fill-pack/pack-order.repository.js';
import { DriftGuard } from '../pack-life/drift-guard.js';
import { residentCode, stickerCode } from '../scan/own-codes.js';
import { PackPageQuery, listedPackSchema } from './pack-page.query.js';

const unitsText = z.int().transform((milli) => formatMilli(milli as Milli));
const fillSchema = z.object({
  id: z.uuid(), ndc11: z.string(), lot: z.string(), expiresOn: z.string(), units: z.string(), entry: z.enum(['scan', 'manual']), containerId: z.uuid().nullable(), filledBy: z.uuid(), witnessId: z.uuid().nullable(),
  filledAt: z.string(), overrideBy: z.uuid().nullable(), otherMaker: z.boolean(),
});
const viewOrder = z.object({
  orderId: z.uuid(), rxNumber: z.string(), stickerCode: z.string(), ndc11: z.string(), drug: z.string(), strength: z.string(), directions: z.string(),
  looks: z.string().describe('of what lies in the pack: of another maker where that was used (E21)'), looksDifferent: z.boolean(), schedule: z.string().nullable(),
  expected: z.string(), packed: z.string(), state: z.enum(PACK_ORDER_STATES), reason: z.enum(PACK_EXCEPTIONS).nullable(), note: z.string(),
  rowVersion: z.int().nullable().describe('for If-Match of what is about this order alone; null = the pack is not on the bench yet'),
  cells: z.array(z.object({ position: z.int().describe('from 1, row by row'), at: z.string(), units: z.string() })), fills: z.array(fillSchema),
});
const cellToPull = z.object({ position: z.int(), orderId: z.uuid(), at: z.string(), units: z.string(), reason: z.enum(DRIFT_REASONS) });
const doseToAdd = z.object({ orderId: z.uuid(), at: z.string(), units: z.string() });

/** One pack with its orders, cells and what was put in; of one that is out of date, the exact cells to pull and what it lacks. */
export const packViewSchema = listedPackSchema.extend({
  residentCode: z.string().describe('on the tray'), toPull: z.array(cellToPull), toAdd: z.array(doseToAdd).describe('due of an order in it since it was planned, and in no pack'), driftReasons: z.array(z.enum(DRIFT_REASONS)),
  withoutPack: z.array(orderWithoutPackSchema).describe('orders of the resident that are due in these days and lie in no pack: the pack itself is not out of date for it'), orders: z.array(viewOrder),
}).meta({ id: 'PackWithOrders' });
export type PackView = z.output<typeof packViewSchema>;

const OrderRow = z.object({
  orderId: z.string(), rxNumber: z.string(), ndc11: z.string(), drug: z.string(), strength: z.string(), directions: z.string(), looks: z.string(), looksDifferent: z.boolean(), schedule: z.string().nullable(),
  expected: unitsText, packed: unitsText, state: z.enum(PACK_ORDER_STATES), reason: z.enum(PACK_EXCEPTIONS).nullable(), note: z.string(), rowVersion: z.int().nullable(),
  cells: z.array(z.object({ position: z.int(), at: z.string(), units: unitsText })),
  fills: z.array(z.object({ ...fillSchema.shape, units: unitsText })).nullable().transform((fills) => fills ?? []),
});

const ORDERS = `
select c.order_id as "orderId", v.rx_number as "rxNumber", v.ndc11, coalesce(d.name, '') as drug, coalesce(d.strength, '') as strength, v.sig_text as directions,
  coalesce(u.looks, d.looks, '') as looks, coalesce(o.other_maker, false) as "looksDifferent", coalesce(o.schedule, ${SCHEDULE_NOW}) as schedule, sum(c.dose_milli)::int as expected, coalesce(f.packed, 0) as packed,
  coalesce(o.state, 'open') as state, o.reason, coalesce(o.note, '') as note, o.row_version as "rowVersion",
  jsonb_agg(jsonb_build_object('position', c.position + 1, 'at', to_char(c.at, 'YYYY-MM-DD"T"HH24:MI'), 'units', c.dose_milli) order by c.position) as cells, f.fills
from pack_cell c left join pack_order o on o.pack_id = c.pack_id and o.order_id = c.order_id
join order_version v on case when o.order_version_id is null then v.order_id = c.order_id and v.superseded_at is null else v.id = o.order_version_id end
left join lateral (select p.name, p.strength, p.looks from drug_product p where p.ndc11 = v.ndc11 and p.superseded_at is null limit 1) d on true
left join lateral (
  select sum(f.units_milli)::int as packed, max(f.ndc11) filter (where f.other_maker) as other_ndc11, jsonb_agg(jsonb_build_object(
    'id', f.id, 'ndc11', f.ndc11, 'lot', f.lot, 'expiresOn', f.expires_on, 'units', f.units_milli, 'entry', f.entry, 'containerId', f.container_id, 'filledBy', f.filled_by, 'witnessId', f.witness_id,
    'filledAt', f.filled_at, 'overrideBy', f.override_by, 'otherMaker', f.other_maker) order by f.id) as fills
  from pack_fill f where f.pack_id = c.pack_id and f.order_id = c.order_id and f.undone_at is null) f on true
left join lateral (select p.looks from drug_product p where p.ndc11 = f.other_ndc11 and p.superseded_at is null limit 1) u on true
where c.pack_id = $1
group by c.order_id, v.rx_number, v.ndc11, d.name, d.strength, d.looks, u.looks, v.sig_text, o.other_maker, o.schedule, o.state, o.reason, o.note, o.row_version, f.packed, f.fills
order by v.rx_number, c.order_id`;

/** A pack as a station sees it, held against what is known now; null = it is not in the scope. */
export async function readPackView(tx: Tx, scope: AccessScope, id: string): Promise<PackView | null> {
  const packs = tx.get(PackPageQuery);
  if ((await packs.one(scope, id)) === null) return null;
  const [drift] = await tx.get(DriftGuard).check([id]);
  const pack = await packs.one(scope, id);
  if (pack === null) return null;
  const orders = await tx.query(OrderRow, ORDERS, [id]);
  return {
    ...pack, residentCode: residentCode(pack.residentId), toPull: drift === undefined ? [] : cellsView(drift) as PackView['toPull'], toAdd: drift === undefined ? [] : missingView(drift), driftReasons: [...(drift?.reasons ?? [])],
    withoutPack: [...(await readOrdersWithoutPack(tx, [id]))],
    orders: orders.map((order) => ({ ...order, stickerCode: stickerCode(order.orderId) })),
  };
}

/** One step of a pack. */
export const packEventSchema = z.object({
  id: z.uuid(), kind: z.string(), fromState: z.string(), toState: z.string(), at: instantSchema, by: z.uuid().nullable(), sealNumber: z.int(), contentHash: z.string(), orderId: z.uuid().nullable(),
  reason: z.string(), params: z.record(z.string(), z.unknown()), rowVersion: z.int(),
}).meta({ id: 'PackEvent' });
export type PackEventView = z.output<typeof packEventSchema>;

/** Every step of a pack, the oldest first. */
export function readPackEvents(tx: Tx, packId: string): Promise<PackEventView[]> {
  return tx.query(
    packEventSchema,
    `select id, kind, from_state as "fromState", to_state as "toState", at, by_user as by, seal_number as "sealNumber", content_hash as "contentHash", order_id as "orderId", reason, params, row_version as "rowVersion"
     from pack_event where pack_id = $1 order by id`,
    [packId],
  );
}
