import { type AccessScope, type PageQuery, Refusal, scopeArrays } from '@cyclefill/contracts';
import { type ToteState, RECEIPT_CONDITIONS } from '@cyclefill/domain/delivery';
import { type Milli, formatMilli } from '@cyclefill/domain/kernel';
import { readOrdersWithoutPack } from '@cyclefill/features/pack';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import { TOTE_IN_SCOPE } from './tote-in-scope.js';
import { type ListedTote, type ToteItemView, type ToteView, listedToteSchema, toteItemSchema } from './tote-view.js';

export interface ToteFilter extends PageQuery {
  readonly facilityId?: string | undefined;
  readonly deliveryId?: string | undefined;
  readonly state?: ToteState | undefined;
}

/** How a tote is named: by its id, or by the code on it. */
export type NamedTote = { readonly id: string } | { readonly code: string };

/** What it lacks can still be packed: it has not left. */
const STILL_HERE: ReadonlySet<ToteState> = new Set(['open', 'closed', 'loaded']);

const ItemRow = toteItemSchema.omit({ units: true, condition: true }).extend({ units: z.int(), condition: z.enum(RECEIPT_CONDITIONS).nullable() });

const SELECT = `
select t.id, t.code, t.facility_id as "facilityId", f.code as "facilityCode", t.wing_id as "wingId", w.name as wing, t.van_run_id as "deliveryId", t.state, t.seal, t.row_version as version,
  t.opened_at as "openedAt", (select count(*)::int from tote_item i where i.tote_id = t.id and i.pulled_at is null) as items,
  (select count(*)::int from tote_item i where i.tote_id = t.id and i.pulled_at is null and i.controlled) as controlled
from tote t join facility f on f.id = t.facility_id left join wing w on w.id = t.wing_id
where ${TOTE_IN_SCOPE}`;

const ITEMS = `
select i.id, i.pack_id as "packId", coalesce(p.code, d.code) as code, p.number, p.count, coalesce(i.order_id, p.order_id) as "orderId", o.rx_number as "rxNumber", i.resident_id as "residentId",
  r.code as "residentCode", i.units_milli as units, i.controlled, i.refrigerated, p.state as "packState", p.out_of_date_at is not null as "outOfDate",
  (select l.condition from receipt_line l where l.tote_item_id = i.id order by l.id desc limit 1) as condition
from tote_item i join resident r on r.id = i.resident_id left join pack p on p.id = i.pack_id left join med_order o on o.id = coalesce(i.order_id, p.order_id)
left join demand_fill d on d.supply_id = i.supply_id and d.order_id = i.order_id
where i.tote_id = $1 and i.pulled_at is null order by r.code collate "C", o.rx_number collate "C" nulls first, p.number, i.id`;

/** Totes of the scope, newest first, one more than the limit; or one of them with what lies in it. */
export class TotePageQuery {
  constructor(private readonly tx: Tx) {}

  run(scope: AccessScope, { limit, cursor, facilityId, deliveryId, state }: ToteFilter): Promise<ListedTote[]> {
    return this.tx.query(
      listedToteSchema,
      `${SELECT} and ($3::uuid is null or t.id < $3) and ($4::uuid is null or t.facility_id = $4) and ($5::uuid is null or t.van_run_id = $5) and ($6::text is null or t.state = $6) order by t.id desc limit $7`,
      [...scopeArrays(scope), cursor ?? null, facilityId ?? null, deliveryId ?? null, state ?? null, limit + 1],
    );
  }

  /** @throws Refusal tote.not-found */
  async one(scope: AccessScope, named: NamedTote): Promise<ToteView> {
    const [column, value] = 'id' in named ? ['t.id', named.id] : ['t.code', named.code];
    const [tote] = await this.tx.query(listedToteSchema, `${SELECT} and ${column} = $3`, [...scopeArrays(scope), value]);
    if (tote === undefined) throw new Refusal('tote.not-found');
    const { items: _items, controlled: _controlled, ...rest } = tote;
    const items = await this.items(tote.id);
    const withoutPack = STILL_HERE.has(tote.state) ? await readOrdersWithoutPack(this.tx, items.flatMap(({ packId }) => packId ?? [])) : [];
    return { ...rest, items, withoutPack: [...withoutPack] };
  }

  async items(toteId: string): Promise<ToteItemView[]> {
    const rows = await this.tx.query(ItemRow, ITEMS, [toteId]);
    return rows.map((row) => ({ ...row, units: formatMilli(row.units as Milli) }));
  }
}
