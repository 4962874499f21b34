import { type AccessScope, type PageQuery, instantSchema, scopeArrays } from '@cyclefill/contracts';
import { INTAKE_SOURCES } from '@cyclefill/domain/orders';
import { residentInScope } from '@cyclefill/features/resident';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

/** Where an intake stands: something is missing, it waits to become an order, it has become one. */
export const INTAKE_STATUSES = ['incomplete', 'complete', 'ordered'] as const;
export type IntakeStatus = (typeof INTAKE_STATUSES)[number];

/** An intake on the work list. */
export const listedIntakeSchema = z.object({
  id: z.uuid(), facilityId: z.uuid(), residentId: z.uuid().nullable(), source: z.enum(INTAKE_SOURCES), receivedAt: instantSchema, version: z.int(), status: z.enum(INTAKE_STATUSES),
  missing: z.int().describe('how many things have to be asked'), hasPaper: z.boolean(), orderId: z.uuid().nullable(),
}).meta({ id: 'ListedIntake' });
export type ListedIntake = z.output<typeof listedIntakeSchema>;

export interface IntakeFilter extends PageQuery {
  readonly facilityId?: string | undefined;
  readonly status?: IntakeStatus | undefined;
}

/** Intakes by id, which is the order in which they arrived; one more than the limit. */
export class IntakePageQuery {
  constructor(private readonly tx: Tx) {}

  run(scope: AccessScope, { limit, cursor, facilityId, status }: IntakeFilter): Promise<ListedIntake[]> {
    return this.tx.query(
      listedIntakeSchema,
      `select * from (
         select i.id, i.facility_id as "facilityId", r.resident_id as "residentId", i.source, i.recorded_at as "receivedAt", r.version,
           case when o.id is not null then 'ordered' when r.complete then 'complete' else 'incomplete' end as status, jsonb_array_length(r.missing) as missing,
           exists (select from intake_document d where d.intake_id = i.id) as "hasPaper", o.id as "orderId"
         from intake i join intake_reading r on r.intake_id = i.id and r.superseded_at is null left join med_order o on o.intake_id = i.id
         where ${residentInScope({ facility: 'i.facility_id', resident: 'r.resident_id' })} and ($3::uuid is null or i.id > $3) and ($4::uuid is null or i.facility_id = $4)) listed
       where $5::text is null or status = $5 order by id limit $6`,
      [...scopeArrays(scope), cursor ?? null, facilityId ?? null, status ?? null, limit + 1],
    );
  }
}
