import type { AccessScope, PageQuery } from '@cyclefill/contracts';
import { facilitiesOf, instantSchema } from '@cyclefill/contracts';
import { BATCH_STATES } from '@cyclefill/domain/cycle-fill';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import { countsSchema } from './run-page.query.js';

/** One cycle of a facility, or of a wing of it, over one window; counts are null until it is computed. */
export const listedBatchSchema = z.object({
  id: z.uuid(), runId: z.uuid(), facilityId: z.uuid(), wingId: z.uuid().nullable().describe("the wing whose cycle it is of; null = the facility's own"), kind: z.string(), windowFrom: z.iso.date(), windowTo: z.iso.date().describe('exclusive'),
  generation: z.int(), current: z.boolean(), state: z.enum(BATCH_STATES),
  counts: countsSchema.nullable(), reasons: z.record(z.string(), z.int()).nullable(), errorCode: z.string().nullable(),
  engineVersion: z.string().nullable(), rulePack: z.string().nullable().describe('rule packs and versions it was computed with'), openedAt: instantSchema,
  closedAt: instantSchema.nullable(), version: z.int().describe('for If-Match'),
}).meta({ id: 'Batch' });
export type ListedBatch = z.output<typeof listedBatchSchema>;

export interface BatchFilter extends PageQuery {
  readonly runId?: string | undefined;
  readonly facilityId?: string | undefined;
}

const SELECT = `
  select b.id, b.run_id as "runId", b.facility_id as "facilityId", b.wing_id as "wingId", b.kind, b.window_from::text as "windowFrom", b.window_to::text as "windowTo",
    b.generation, b.is_current as current, b.state, b.reasons, b.error_code as "errorCode", b.engine_version as "engineVersion", b.rule_pack as "rulePack", b.opened_at as "openedAt",
    b.closed_at as "closedAt", b.row_version as version,
    case when b.eligible is not null then
      jsonb_build_object('eligible', b.eligible, 'filled', b.filled, 'excepted', b.excepted, 'skipped', b.skipped) end as counts
  from fill_batch b where ($1::uuid[] is null or b.facility_id = any($1))`;

/** Batches of the scope, newest first, one more than the limit; or one of them. */
export class BatchPageQuery {
  constructor(private readonly tx: Tx) {}

  run(scope: AccessScope, { limit, cursor, runId, facilityId }: BatchFilter): Promise<ListedBatch[]> {
    return this.tx.query(listedBatchSchema, `${SELECT}
      and ($2::uuid is null or b.id < $2) and ($3::uuid is null or b.run_id = $3) and ($4::uuid is null or b.facility_id = $4)
      order by b.id desc limit $5`, [facilitiesOf(scope), cursor ?? null, runId ?? null, facilityId ?? null, limit + 1]);
  }

  async one(scope: AccessScope, id: string): Promise<ListedBatch | null> {
    const [batch] = await this.tx.query(listedBatchSchema, `${SELECT} and b.id = $2`, [facilitiesOf(scope), id]);
    return batch ?? null;
  }
}
