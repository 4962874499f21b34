import { type ContentOrder, type DifferenceRow, packDifference } from '@cyclefill/domain/bench';
import type { LocalMinute, Milli } from '@cyclefill/domain/kernel';
import { localMinutes } from '@cyclefill/features/fill';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

const minute = z.number().transform((at) => at as LocalMinute);
const OrderRow = z.object({
  order_id: z.string(), line_id: z.string(), rx_number: z.string(), ndc11: z.string(), drug: z.string(), strength: z.string(), looks: z.string(), directions: z.string(), other_maker: z.boolean(),
  doses: z.array(z.object({ at: minute, dose: z.int().transform((dose) => dose as Milli) })),
});

/** An order as a pack holds it, with what a person sees of it. */
export interface CheckedOrder extends ContentOrder {
  readonly orderId: string;
  readonly rxNumber: string;
  readonly drug: string;
  readonly strength: string;
  readonly looks: string;
}

/** What was used stands for what was ordered: another maker looks different. */
const CONTENT = `
select c.order_id, coalesce(v.line_order_id, v.order_id)::text as line_id, v.rx_number, coalesce(u.ndc11, v.ndc11) as ndc11, coalesce(d.name, '') as drug, coalesce(d.strength, '') as strength,
  coalesce(d.looks, '') as looks, v.sig_text as directions, coalesce(o.other_maker, false) as other_maker,
  jsonb_agg(jsonb_build_object('at', ${localMinutes('c.at')}::int, 'dose', c.dose_milli) order by c.at) as doses
from pack_cell c left join pack_order o on o.pack_id = c.pack_id and o.order_id = c.order_id
join order_version v on case when o.order_version_id is null then v.order_id = c.order_id and v.superseded_at is null else v.id = o.order_version_id end
left join lateral (select f.ndc11 from pack_fill f where f.pack_id = c.pack_id and f.order_id = c.order_id and f.undone_at is null order by f.id desc limit 1) u on true
left join lateral (select p.name, p.strength, p.looks from drug_product p where p.ndc11 = coalesce(u.ndc11, v.ndc11) and p.superseded_at is null limit 1) d on true
where c.pack_id = $1 and coalesce(o.state, 'open') <> 'excepted'
group by c.order_id, v.id, v.line_order_id, v.order_id, v.rx_number, u.ndc11, v.ndc11, d.name, d.strength, d.looks, v.sig_text, o.other_maker order by v.rx_number`;

/** What lies in a pack, order by order. */
export async function readContent(tx: Tx, packId: string): Promise<readonly CheckedOrder[]> {
  const rows = await tx.query(OrderRow, CONTENT, [packId]);
  return rows.map((row) => ({
    orderId: row.order_id, lineId: row.line_id, rxNumber: row.rx_number, ndc11: row.ndc11, drug: row.drug, strength: row.strength, looks: row.looks, directions: row.directions,
    otherMaker: row.other_maker, doses: row.doses,
  }));
}

const PreviousRow = z.object({ id: z.string(), code: z.string() });

/** The pack of the same resident, kind and passes, for a card also of the same line, that was sealed last before it and let go; null = there was none. */
export async function readPrevious(tx: Tx, packId: string): Promise<z.output<typeof PreviousRow> | null> {
  const [row] = await tx.query(
    PreviousRow,
    `select b.id, b.code from pack p join pack b on b.resident_id = p.resident_id and b.pack_type = p.pack_type and b.id <> p.id and b.checked_at is not null and b.sealed_at < coalesce(p.sealed_at, now())
     where p.id = $1 and (p.order_id is null and b.order_id is null and b.passes = p.passes or p.order_id is not null and b.passes = p.passes and exists (
       select from order_version mine join order_version theirs on coalesce(theirs.line_order_id, theirs.order_id) = coalesce(mine.line_order_id, mine.order_id)
       where mine.order_id = p.order_id and theirs.order_id = b.order_id))
     order by b.sealed_at desc, b.id desc limit 1`,
    [packId],
  );
  return row ?? null;
}

/** From what to what: a pack against the last one of its kind. */
export interface PackComparison {
  readonly previous: { readonly id: string; readonly code: string } | null;
  readonly rows: readonly DifferenceRow<CheckedOrder>[];
}

export async function comparePack(tx: Tx, packId: string): Promise<PackComparison> {
  const previous = await readPrevious(tx, packId);
  const [before, now] = [previous === null ? [] : await readContent(tx, previous.id), await readContent(tx, packId)];
  return { previous, rows: packDifference(before, now) };
}

/** The lines that a check has to look at one by one: all of them where there is nothing to compare with. */
export function toAcknowledge({ rows }: PackComparison): readonly string[] {
  return rows.filter(({ kind }) => kind !== 'same').map(({ lineId }) => lineId);
}
