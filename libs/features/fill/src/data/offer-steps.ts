import { taskKindSchema } from '@cyclefill/contracts';
import { type Tx, prepared } from '@cyclefill/platform/database';
import { z } from 'zod';

const StepRow = z.object({ id: z.string(), kind: taskKindSchema, generation: z.number(), due_at: z.date().nullable() });

/** A later window counts down what an earlier one takes (R117): it is computed after it, and waits while the earlier one is paused. */
const waiting = (whose: string): string => `
select b.id, 'fill-batch.' || b.state as kind, b.due_at, (select coalesce(max(t.generation) + 1, 0) from task t where t.subject = b.id) as generation
from fill_batch b
where ${whose} b.is_current and b.state in ('opened', 'computed', 'planned')
  and not exists (select from task t where t.subject = b.id and t.kind = 'fill-batch.' || b.state and t.status in ('open', 'sent'))
  and (b.state <> 'opened' or not exists (
    select from fill_batch e where e.facility_id = b.facility_id and e.wing_id is not distinct from b.wing_id and e.is_current and e.window_from < b.window_from and (e.state = 'opened' or e.paused_from = 'opened')))
order by b.window_from, b.id`;
const WAITING = prepared(waiting(''));
const WAITING_IN_FACILITY = prepared(waiting('b.facility_id = $1 and'), ['uuid']);

/** Leaves the task of the next step for every batch that waits for one and has none; of one facility, or of all of them. How many. */
export async function offerSteps(tx: Tx, facilityId: string | null): Promise<number> {
  const steps = facilityId === null ? await tx.query(StepRow, WAITING) : await tx.query(StepRow, WAITING_IN_FACILITY, [facilityId]);
  await Promise.all(steps.map(({ id, kind, generation, due_at: dueAt }) => tx.emit(kind, id, { generation, dueAt })));
  return steps.length;
}
