import type { AccessScope, PageQuery } from '@cyclefill/contracts';
import { quantitySchema, scopeArrays } from '@cyclefill/contracts';
import { formatMilli } from '@cyclefill/domain/kernel';
import type { Milli } from '@cyclefill/domain/kernel';
import { residentInScope } from '@cyclefill/features/resident';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

const quantity = z.tuple([z.int(), z.string()])
  .transform(([milli, unit]) => ({ value: formatMilli(milli as Milli), unit })).pipe(quantitySchema);

/** What one order gets in a batch: due = covered by what is on hand + dispensed + short + the STAT dose that comes out of the emergency kit or the first fill. Ids only; names are on the documents. */
export const listedLineSchema = z.object({
  id: z.uuid(), residentId: z.uuid(), orderId: z.uuid(), rxNumber: z.string(), ndc11: z.string(),
  status: z.enum(['filled', 'partial', 'on_demand', 'excepted', 'held', 'away', 'covered']), packaging: z.enum(['card', 'multi_dose', 'bulk']),
  scheduled: quantity, afterHolds: quantity, due: quantity, covered: quantity, dispensed: quantity, short: quantity, stat: quantity, adminDays: z.int(),
}).meta({ id: 'FillLine' });
export type ListedLine = z.output<typeof listedLineSchema>;

const quantityColumn = (column: string, name: string): string => `jsonb_build_array(l.${column}, v.dose_unit) as "${name}"`;
const QUANTITIES = [
  quantityColumn('scheduled_milli', 'scheduled'), quantityColumn('after_holds_milli', 'afterHolds'), quantityColumn('due_milli', 'due'),
  quantityColumn('covered_milli', 'covered'), quantityColumn('dispensed_milli', 'dispensed'), quantityColumn('short_milli', 'short'), quantityColumn('stat_milli', 'stat'),
].join(', ');

/** Lines of a batch for the residents of a scope, by id, one more than the limit. */
export class LinePageQuery {
  constructor(private readonly tx: Tx) {}

  run(scope: AccessScope, batchId: string, { limit, cursor }: PageQuery): Promise<ListedLine[]> {
    return this.tx.query(listedLineSchema, `
      select l.id, l.resident_id as "residentId", l.order_id as "orderId", v.rx_number as "rxNumber", v.ndc11, l.status, l.packaging,
        l.admin_days as "adminDays", ${QUANTITIES}
      from fill_line l join order_version v on v.id = l.order_version_id
      where ${residentInScope({ facility: 'l.facility_id', resident: 'l.resident_id' })} and l.batch_id = $3 and l.superseded_at is null and ($4::uuid is null or l.id > $4)
      order by l.id limit $5`, [...scopeArrays(scope), batchId, cursor ?? null, limit + 1]);
  }
}
