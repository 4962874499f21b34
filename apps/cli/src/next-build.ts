import { z } from 'zod';
import type { CommandContext } from './command-context.js';

const NextRow = z.object({ code: z.string(), wing: z.string().nullable(), zone: z.string(), window_from: z.string(), build_at: z.date(), wings: z.array(z.string()) });

/** When the next window of each cycle of each facility is built, the earliest first. */
export async function nextBuilds(context: CommandContext): Promise<readonly z.infer<typeof NextRow>[]> {
  const uow = await context.uow();
  return uow.run(await context.actor(), (tx) =>
    tx.query(
      NextRow,
      `select f.code, o.name as wing, f.zone, k.next_window_from::text as window_from, k.build_at,
         array(select w.name from wing w where w.facility_id = f.id order by w.name collate "C") as wings 
       from cycle_clock k join cycle c on c.id = k.cycle_id and c.superseded_at is null join facility f on f.id = k.facility_id left join wing o on o.id = c.wing_id
       order by k.build_at, f.code, o.name collate "C" nulls first`,
    ),
  );
}

/** One sentence about the next build. */
export async function nextBuildText(context: CommandContext): Promise<string> {
  const [next] = await nextBuilds(context);
  return next === undefined ? 'no facility has a cycle' : `${next.code}${next.wing === null ? '' : `/${next.wing}`}, window from ${next.window_from}, is built at ${next.build_at.toISOString()}`;
}
