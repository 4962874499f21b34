import { type AccessScope, instantSchema, scopeArrays } from '@cyclefill/contracts';
import { residentInScope } from '@cyclefill/features/resident';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

/** How far the packs of one batch are. */
export const boardRowSchema = z.object({
  batchId: z.uuid(), facilityId: z.uuid(), windowFrom: z.string(), dueAt: instantSchema.nullable(), toPack: z.int(), filling: z.int(), inCheck: z.int(), checked: z.int(), inTote: z.int(), shipped: z.int(),
  received: z.int(), outOfDate: z.int(), held: z.int(), recalled: z.int(), void: z.int(),
}).meta({ id: 'PackBoardRow' });
export type BoardRow = z.output<typeof boardRowSchema>;

const counted = (condition: string): string => `count(*) filter (where ${condition})::int`;

/** Figures of the board: batches in use with packs that have not all arrived, the earliest cut-off first. */
export class PackBoardQuery {
  constructor(private readonly tx: Tx) {}

  run(scope: AccessScope, { facilityId, batchId }: { readonly facilityId?: string | undefined; readonly batchId?: string | undefined }): Promise<BoardRow[]> {
    return this.tx.query(
      boardRowSchema,
      `select b.id as "batchId", b.facility_id as "facilityId", b.window_from::text as "windowFrom", b.due_at as "dueAt", ${counted(`p.state = 'planned' and p.is_current`)} as "toPack",
         ${counted(`p.state = 'filling'`)} as filling, ${counted(`p.state = 'sealed'`)} as "inCheck", ${counted(`p.state = 'checked'`)} as checked, ${counted(`p.state = 'tote'`)} as "inTote",
         ${counted(`p.state = 'shipped'`)} as shipped, ${counted(`p.state = 'received'`)} as received,
         ${counted(`p.is_current and p.out_of_date_at is not null and p.state in ('filling', 'sealed', 'checked', 'tote', 'shipped', 'received')`)} as "outOfDate",
         ${counted('p.held_at is not null')} as held, ${counted(`p.state = 'recalled'`)} as recalled, ${counted(`p.state = 'void'`)} as void
       from fill_batch b join pack p on p.batch_id = b.id
       where b.is_current and ${residentInScope({ facility: 'p.facility_id', resident: 'p.resident_id' })} and ($3::uuid is null or b.facility_id = $3) and ($4::uuid is null or b.id = $4)
       group by b.id having $4::uuid is not null or bool_or(p.state in ('planned', 'filling', 'sealed', 'checked', 'tote', 'shipped', 'recalled')) order by b.due_at nulls last, b.window_from, b.id`,
      [...scopeArrays(scope), facilityId ?? null, batchId ?? null],
    );
  }
}
