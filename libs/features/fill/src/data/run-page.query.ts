import type { PageQuery } from '@cyclefill/contracts';
import { instantSchema } from '@cyclefill/contracts';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import { RUN_STATES } from './run.query.js';

/** Orders of a run or batch by what became of them; eligible = filled + excepted + skipped. */
export const countsSchema = z.object({ eligible: z.int(), filled: z.int(), excepted: z.int(), skipped: z.int() }).meta({ id: 'Counts' });

/** A run with the state of its least advanced batch. */
export const listedRunSchema = z.object({
  id: z.uuid(), kind: z.enum(['nightly', 'cycle']), runDate: z.iso.date(), asOf: instantSchema, openedAt: instantSchema,
  state: z.enum(RUN_STATES), batches: z.int(), counts: countsSchema,
}).meta({ id: 'FillRun' });
export type ListedRun = z.output<typeof listedRunSchema>;

const SELECT = `
  select r.id, r.kind, r.run_date::text as "runDate", r.as_of as "asOf", r.opened_at as "openedAt",
    coalesce((array_agg(b.state order by array_position($1::text[], b.state)) filter (where b.id is not null))[1], 'documented') as state,
    count(b.id)::int as batches,
    jsonb_build_object('eligible', coalesce(sum(b.eligible) filter (where b.is_current), 0), 'filled', coalesce(sum(b.filled) filter (where b.is_current), 0),
      'excepted', coalesce(sum(b.excepted) filter (where b.is_current), 0), 'skipped', coalesce(sum(b.skipped) filter (where b.is_current), 0)) as counts
  from fill_run r left join fill_batch b on b.run_id = r.id and (b.is_current or b.state = 'cancelled')`;

/** Runs of the pharmacy, newest first, one more than the limit; or one of them. */
export class RunPageQuery {
  constructor(private readonly tx: Tx) {}

  run({ limit, cursor }: PageQuery): Promise<ListedRun[]> {
    return this.tx.query(listedRunSchema, `${SELECT} where $2::uuid is null or r.id < $2 group by r.id order by r.id desc limit $3`,
      [RUN_STATES, cursor ?? null, limit + 1]);
  }

  async one(id: string): Promise<ListedRun | null> {
    const [run] = await this.tx.query(listedRunSchema, `${SELECT} where r.id = $2 group by r.id`, [RUN_STATES, id]);
    return run ?? null;
  }
}
