import type { PageQuery } from '@cyclefill/contracts';
import { instantSchema } from '@cyclefill/contracts';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

/** An answer of the rules that a person should see. Dates in `params` are YYYY-MM-DD, quantities decimals. */
export const listedExceptionSchema = z.object({
  id: z.uuid(), batchId: z.uuid(), residentId: z.uuid(), orderId: z.uuid().nullable(), code: z.string(), severity: z.enum(['block', 'warn', 'info']),
  rule: z.string(), params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  state: z.enum(['open', 'resolved', 'overridden', 'carried']), recordedAt: instantSchema,
}).meta({ id: 'Exception' });
export type ListedException = z.output<typeof listedExceptionSchema>;

/** Current findings of a batch by id, one more than the limit. */
export class ExceptionPageQuery {
  constructor(private readonly tx: Tx) {}

  run(batchId: string, { limit, cursor }: PageQuery): Promise<ListedException[]> {
    return this.tx.query(listedExceptionSchema, `
      select x.id, x.batch_id as "batchId", x.resident_id as "residentId", x.order_id as "orderId", x.code, x.severity, x.rule, x.params, x.state,
        x.recorded_at as "recordedAt"
      from finding x where x.batch_id = $1 and x.is_current and ($2::uuid is null or x.id > $2) order by x.id limit $3`,
      [batchId, cursor ?? null, limit + 1]);
  }
}
