import { type AccessScope, facilitiesOf } from '@cyclefill/contracts';
import { daySchema } from '@cyclefill/features/order';
import { type Actor, UnitOfWork } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';

/** What is counted of reconciliations that were opened on days of a facility's calendar; withdrawn ones are not. */
export const reconciliationMetricsSchema = z.object({
  facility: z.string(), opened: z.int(), settled: z.int(),
  settledInTime: z.int().describe('by midnight of the day on which it is due (R220)'), settledIn24Hours: z.int().describe('High 5s MR1'),
  medicines: z.int().describe('rows of the settled ones: drugs on either list'),
  undocumentedIntentional: z.int().describe('High 5s MR2, where divided by the settled ones'), unintentional: z.int().describe('High 5s MR3, where divided by the settled ones'),
  withUnintentional: z.int().describe('High 5s MR4: settled ones with at least one unintentional difference'),
  unintentionalPerMedicine: z.number().nullable().describe('CBE 2456: unintentional differences for each medicine; null = none is settled'),
}).meta({ id: 'ReconciliationMetrics' });
export type ReconciliationMetrics = z.output<typeof reconciliationMetricsSchema>;
export const reconciliationMetricsList = z.object({ items: z.array(reconciliationMetricsSchema) }).meta({ id: 'ReconciliationMetricsList' });

export const metricsQuery = z.strictObject({ from: daySchema, to: daySchema.describe('not counted any more'), facility: z.string().min(1).max(100).optional() });
export type MetricsPeriod = z.output<typeof metricsQuery>;

const METRICS = `
with opened as (
  select c.*, f.code, f.zone from reconciliation c join facility f on f.id = c.facility_id
  where c.tenant_id = $1 and c.withdrawn = '' and ($2::uuid[] is null or f.id = any($2)) and ($5::text is null or f.code = $5) and (c.opened_at at time zone f.zone)::date >= $3::date and (c.opened_at at time zone f.zone)::date < $4::date
), decided as (
  select distinct on (d.reconciliation_id, d.position) d.reconciliation_id, d.intent from reconciliation_decision d join opened o on o.id = d.reconciliation_id where o.settled_at is not null order by d.reconciliation_id, d.position, d.number desc
), counted as (
  select o.id, o.code, o.settled_at is not null as settled, (o.settled_at at time zone o.zone)::date <= o.due_on as in_time, o.settled_at <= o.opened_at + interval '24 hours' as in_day,
    (select count(*)::int from reconciliation_row w where w.reconciliation_id = o.id) as medicines,
    (select count(*)::int from decided d where d.reconciliation_id = o.id and d.intent = 'undocumented') as undocumented, (select count(*)::int from decided d where d.reconciliation_id = o.id and d.intent = 'unintentional') as unintentional
  from opened o
)
select code as facility, count(*)::int as opened, (count(*) filter (where settled))::int as settled, (count(*) filter (where in_time))::int as "settledInTime", (count(*) filter (where in_day))::int as "settledIn24Hours",
  coalesce(sum(medicines) filter (where settled), 0)::int as medicines, coalesce(sum(undocumented), 0)::int as "undocumentedIntentional", coalesce(sum(unintentional), 0)::int as unintentional,
  (count(*) filter (where unintentional > 0))::int as "withUnintentional", round(sum(unintentional) filter (where settled)::numeric / nullif(sum(medicines) filter (where settled), 0), 4)::float8 as "unintentionalPerMedicine"
from counted group by code order by code collate "C"`;

/** How reconciliations went, facility by facility (R306). */
@Injectable()
export class CountReconciliations {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  execute(actor: Actor, scope: AccessScope, { from, to, facility }: MetricsPeriod): Promise<readonly ReconciliationMetrics[]> {
    return this.uow.run(actor, (tx) => tx.query(reconciliationMetricsSchema, METRICS, [actor.tenantId, facilitiesOf(scope), from, to, facility ?? null]));
  }
}
