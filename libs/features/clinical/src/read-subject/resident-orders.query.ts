import type { Day, LocalMinute } from '@cyclefill/domain/kernel';
import type { PrnReview } from '@cyclefill/domain/law';
import { storedRegimen } from '@cyclefill/domain/regimen';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import { UNKNOWN_DRUG, statedMost } from '@cyclefill/domain/clinical';
import { clinicalDrug } from '../run-checks/clinical-drug.js';
import { limitingText } from './limiting-text.js';
import type { NamedOrder } from '../run-checks/resident-check.js';

const product = {
  name: z.string(), strength: z.string(), ingredient: z.string(), ingredient_rxcui: z.string(), therapeutic_class: z.string(), form: z.string(), category: z.string(), hazardous: z.boolean(),
};
const OrderRow = z.object({
  order_id: z.string(), version_id: z.string(), rx_number: z.string(), ndc11: z.string(), regimen: z.string().nullable(), from_at: z.number(), to_at: z.number().nullable(),
  order_group: z.string().nullable(), prn_reason_given: z.boolean(), limiting_text: z.string().nullable(), product: z.object(product).nullable(),
});
const ReviewRow = z.object({ order_id: z.string(), reviewed_on: z.number(), rationale: z.boolean(), until: z.number().nullable(), evaluated: z.boolean() });

const PRODUCT_JSON = `jsonb_build_object(${Object.keys(product).map((name) => `'${name}', d.${name}`).join(', ')})`;

const minutes = (column: string): string => `(date_part('epoch', ${column}) / 60)`;
const days = (column: string): string => `(${column} - date '1970-01-01')`;

/** Every order of a resident as it stands now, ended ones too, by Rx number. */
export async function readResidentOrders(tx: Tx, residentId: string): Promise<readonly NamedOrder[]> {
  const rows = await tx.query(
    OrderRow,
    `select v.order_id, v.id as version_id, v.rx_number, v.ndc11, v.regimen::text as regimen, ${minutes('v.from_at')} as from_at, ${minutes('v.to_at')} as to_at, v.order_group,
       v.prn_reason <> '' as prn_reason_given, ${limitingText('v')} as limiting_text, case when d.id is not null then ${PRODUCT_JSON} end as product
     from order_version v left join drug_product d on d.tenant_id = v.tenant_id and d.ndc11 = v.ndc11 and d.superseded_at is null
     where v.resident_id = $1 and v.superseded_at is null order by v.rx_number collate "C"`,
    [residentId],
  );
  const reviews = await tx.query(
    ReviewRow,
    `select w.order_id, ${days('w.reviewed_on')} as reviewed_on, w.rationale <> '' as rationale, ${days('w.continues_until')} as until, w.evaluated
     from prn_review w join med_order o on o.id = w.order_id where o.resident_id = $1 and w.superseded_at is null`,
    [residentId],
  );
  const reviewsOf = Map.groupBy(reviews, (row) => row.order_id);
  return rows.map((row): NamedOrder => ({
    orderId: row.order_id, versionId: row.version_id, rxNumber: row.rx_number, regimen: row.regimen === null ? null : storedRegimen(row.regimen),
    from: row.from_at as LocalMinute, to: row.to_at as LocalMinute | null, group: row.order_group, statedMost: row.limiting_text === null ? null : statedMost(row.limiting_text), prnReasonGiven: row.prn_reason_given,
    prnReviews: (reviewsOf.get(row.order_id) ?? []).map((review): PrnReview => ({ on: review.reviewed_on as Day, rationale: review.rationale, until: review.until as Day | null, evaluated: review.evaluated })),
    drug: row.product === null ? { ndc11: row.ndc11, ingredients: '', therapeuticClass: '', doNotCrush: null, concept: UNKNOWN_DRUG } : clinicalDrug({ ndc11: row.ndc11, ...row.product }),
  }));
}

const GivenRow = z.object({ order_id: z.string(), days: z.array(z.number()) });

/** Days on which something was handed out of each order of a resident: batches, fills on demand, and the last fill that an import told. */
export async function readHandedOut(tx: Tx, residentId: string): Promise<ReadonlyMap<string, readonly Day[]>> {
  const rows = await tx.query(
    GivenRow,
    `select g.order_id, array_agg(distinct ${days('g.day')}) as days from (
       select o.id as order_id, l.window_from as day from med_order o join fill_line l on l.order_id = o.id where o.resident_id = $1 and l.is_current and l.dispensed_milli > 0
       union all select o.id, d.used_from from med_order o join demand_fill d on d.order_id = o.id where o.resident_id = $1
       union all select o.id, s.last_fill_on from med_order o join order_supply s on s.order_id = o.id where o.resident_id = $1 and s.superseded_at is null and s.last_fill_on is not null) g
     group by g.order_id`,
    [residentId],
  );
  return new Map(rows.map((row) => [row.order_id, row.days.map((one) => one as Day)]));
}
