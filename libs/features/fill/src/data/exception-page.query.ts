import { type AccessScope, type PageQuery, instantSchema, scopeArrays } from '@cyclefill/contracts';
import { residentInScope } from '@cyclefill/features/resident';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

export const OWNER_ROLES = ['technician', 'pharmacist', 'manager'] as const;
export const EXCEPTION_STATES = ['open', 'resolved', 'overridden', 'carried'] as const;

/** An answer of the rules that a person should see. Dates in `params` are YYYY-MM-DD, quantities decimals. */
export const listedExceptionSchema = z.object({
  id: z.uuid(), batchId: z.uuid(), facilityId: z.uuid(), residentId: z.uuid().nullable().describe('null = it is about the whole facility'), orderId: z.uuid().nullable(), code: z.string(), severity: z.enum(['block', 'warn', 'info']),
  rule: z.string(), params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  state: z.enum(EXCEPTION_STATES), recordedAt: instantSchema,
  ownerRole: z.enum(OWNER_ROLES), ownerId: z.uuid().nullable().describe('null = nobody in particular of the role'),
  dueAt: instantSchema.nullable(), overdue: z.boolean(), ageMinutes: z.int(),
  overridableBy: z.array(z.string()).describe('roles that may set it aside; none = nobody'),
  decidedBy: z.uuid().nullable(), decidedAt: instantSchema.nullable(), reason: z.string(),
}).meta({ id: 'Exception' });
export type ListedException = z.output<typeof listedExceptionSchema>;

export interface ExceptionFilter extends PageQuery {
  readonly batchId?: string | undefined;
  readonly facilityId?: string | undefined;
  readonly code?: string | undefined;
  readonly state?: (typeof EXCEPTION_STATES)[number] | undefined;
  readonly ownerRole?: (typeof OWNER_ROLES)[number] | undefined;
  readonly ownerId?: string | undefined;
  readonly overdue?: 'true' | undefined;
}

const SELECT = `
  select x.id, x.batch_id as "batchId", x.facility_id as "facilityId", x.resident_id as "residentId", x.order_id as "orderId", x.code, x.severity, x.rule, x.params, x.state,
    x.recorded_at as "recordedAt", x.owner_role as "ownerRole", x.owner_id as "ownerId", x.due_at as "dueAt",
    coalesce(x.state = 'open' and x.due_at < now(), false) as overdue, floor(extract(epoch from now() - x.recorded_at) / 60)::int as "ageMinutes",
    x.overridable_by as "overridableBy", x.decided_by as "decidedBy", x.decided_at as "decidedAt", x.reason
  from finding x where x.is_current and ${residentInScope({ facility: 'x.facility_id', resident: 'x.resident_id' })}`;

/** Current findings by id, one more than the limit; or one of them. */
export class ExceptionPageQuery {
  constructor(private readonly tx: Tx) {}

  run(scope: AccessScope, { limit, cursor, batchId, facilityId, code, state, ownerRole, ownerId, overdue }: ExceptionFilter): Promise<ListedException[]> {
    return this.tx.query(listedExceptionSchema, `${SELECT}
      and ($3::uuid is null or x.id > $3) and ($4::uuid is null or x.batch_id = $4) and ($5::uuid is null or x.facility_id = $5)
      and ($6::text is null or x.code = $6) and ($7::text is null or x.state = $7) and ($8::text is null or x.owner_role = $8)
      and ($9::uuid is null or x.owner_id = $9) and (not $10 or (x.state = 'open' and x.due_at < now())) order by x.id limit $11`,
      [...scopeArrays(scope), cursor ?? null, batchId ?? null, facilityId ?? null, code ?? null, state ?? null, ownerRole ?? null, ownerId ?? null, overdue === 'true', limit + 1]);
  }

  async one(scope: AccessScope, id: string): Promise<ListedException | null> {
    const [found] = await this.tx.query(listedExceptionSchema, `${SELECT} and x.id = $3`, [...scopeArrays(scope), id]);
    return found ?? null;
  }
}
