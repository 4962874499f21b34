import type { AccessScope, PageQuery } from '@cyclefill/contracts';
import { instantSchema, scopeArrays } from '@cyclefill/contracts';
import { formatMilli } from '@cyclefill/domain/kernel';
import type { Milli } from '@cyclefill/domain/kernel';
import { REFILL_STATUSES } from '@cyclefill/domain/refill';
import { residentInScope } from '@cyclefill/features/resident';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import { REFILL_SOURCES } from './refill.repository.js';
import { answerParamsSchema } from './stored-answer.js';

const quantity = z.int().transform((milli) => formatMilli(milli as Milli)).pipe(z.string());

/** A request with the answer it got and what was filled for it. Ids only. */
export const listedRefillSchema = z.object({
  id: z.uuid(), facilityId: z.uuid(), wingId: z.uuid().nullable(), residentId: z.uuid(), orderId: z.uuid(), source: z.enum(REFILL_SOURCES), status: z.enum(REFILL_STATUSES),
  answer: z.string(), params: answerParamsSchema, earlyReason: z.string().nullable(), deliveryOn: z.iso.date().nullable(), batchId: z.uuid().nullable(),
  askedAt: instantSchema, errorCode: z.string().nullable(),
  fill: z.object({ code: z.string(), quantity, authorisedBefore: quantity, daysSupply: z.int().nullable(), usedFrom: z.iso.date(), claimCode: z.string().nullable() }).nullable(),
}).meta({ id: 'RefillRequest' });
export type ListedRefill = z.output<typeof listedRefillSchema>;

/** One step of a request; `by` null = a rule decided, or the system acted. */
export const refillStepSchema = z.object({
  status: z.enum([...REFILL_STATUSES, 'asked_again']), source: z.string(), note: z.string(), at: instantSchema, by: z.uuid().nullable(),
}).meta({ id: 'RefillStep' });
export type RefillStep = z.output<typeof refillStepSchema>;

export interface RefillFilter extends PageQuery {
  readonly facilityId?: string | undefined;
  readonly orderId?: string | undefined;
  readonly status?: string | undefined;
}

const SELECT = `
  select r.id, r.facility_id as "facilityId", r.wing_id as "wingId", r.resident_id as "residentId", r.order_id as "orderId", r.source, r.status, r.answer, r.answer_params as params,
    r.early_reason as "earlyReason", r.delivery_on::text as "deliveryOn", r.batch_id as "batchId", r.asked_at as "askedAt", r.error_code as "errorCode",
    case when d.id is not null then jsonb_build_object('code', d.code, 'quantity', d.quantity_milli, 'authorisedBefore', d.authorised_before_milli, 'daysSupply', d.days_supply,
      'usedFrom', d.used_from, 'claimCode', d.claim_code) end as fill
  from refill_request r left join demand_fill d on d.refill_id = r.id
  where ${residentInScope({ facility: 'r.facility_id', resident: 'r.resident_id' })}`;

/** Requests for the residents of the scope as the census has them now, newest first, one more than the limit; or one of them, or its steps. */
export class RefillPageQuery {
  constructor(private readonly tx: Tx) {}

  run(scope: AccessScope, { limit, cursor, facilityId, orderId, status }: RefillFilter): Promise<ListedRefill[]> {
    return this.tx.query(listedRefillSchema, `${SELECT}
      and ($3::uuid is null or r.id < $3) and ($4::uuid is null or r.facility_id = $4) and ($5::uuid is null or r.order_id = $5) and ($6::text is null or r.status = $6)
      order by r.id desc limit $7`, [...scopeArrays(scope), cursor ?? null, facilityId ?? null, orderId ?? null, status ?? null, limit + 1]);
  }

  async one(scope: AccessScope, id: string): Promise<ListedRefill | null> {
    const [request] = await this.tx.query(listedRefillSchema, `${SELECT} and r.id = $3`, [...scopeArrays(scope), id]);
    return request ?? null;
  }

  steps(id: string): Promise<RefillStep[]> {
    return this.tx.query(refillStepSchema, 'select status, source, note, at, by_user as by from refill_step where refill_id = $1 order by id', [id]);
  }
}
