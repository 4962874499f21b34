import type { AccessScope, PageQuery } from '@cyclefill/contracts';
import { scopeArrays } from '@cyclefill/contracts';
import { differenceOf, isTextProblem } from '@cyclefill/domain/cycle-fill';
import { residentInScope } from '@cyclefill/features/resident';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

/** An order that waits for a person to read its text (D50, D56). */
export const unreadSigSchema = z.object({
  id: z.uuid().describe('the order'), facilityId: z.uuid(), residentId: z.uuid(), rxNumber: z.string(), sigText: z.string(), frequencyCode: z.string(),
  kind: z.enum(['unread', 'conflict']), difference: z.string().nullable().describe('how text and order differ'),
}).meta({ id: 'UnreadSig' });
export type UnreadSig = z.output<typeof unreadSigSchema>;

const row = z.object({ id: z.uuid(), facilityId: z.uuid(), residentId: z.uuid(), rxNumber: z.string(), sigText: z.string(), frequencyCode: z.string(), problem: z.string() });

/** Orders of one facility, for residents of the scope, whose text could not be read or disagrees, by order id, one more than the limit. */
export class UnreadSigPageQuery {
  constructor(private readonly tx: Tx) {}

  async run(scope: AccessScope, { facilityId, limit, cursor }: PageQuery & { readonly facilityId: string }): Promise<readonly UnreadSig[]> {
    const rows = await this.tx.query(row, `
      select v.order_id as id, v.facility_id as "facilityId", v.resident_id as "residentId", v.rx_number as "rxNumber", v.sig_text as "sigText", v.frequency_code as "frequencyCode", v.data_problem as problem
      from order_version v
      where ${residentInScope({ facility: 'v.facility_id', resident: 'v.resident_id' })} and v.facility_id = $3 and v.superseded_at is null and v.data_problem like 'sig\\_%'
        and ($4::uuid is null or v.order_id > $4)
      order by v.order_id limit $5`, [...scopeArrays(scope), facilityId, cursor ?? null, limit + 1]);
    return rows.map(({ problem, ...order }) => {
      const difference = isTextProblem(problem) ? differenceOf(problem) : null;
      return { ...order, kind: difference === null ? 'unread' : 'conflict', difference };
    });
  }
}
