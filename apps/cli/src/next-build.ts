import { z } from 'zod';
import type { CommandContext } from './command-context.js';

const NextRow = z.object({ code: z.string(), zone: z.string(), window_from: z.string(), build_at: z.date(), wings: z.array(z.string()) });

/** When the next window of each facility is built, the earliest first. */
export async function nextBuilds(context: CommandContext): Promise<readonly z.infer<typeof NextRow>[]> {
  const uow = await context.uow();
  return uow.run(await context.actor(), (tx) =>
    tx.query(
      NextRow,
      `select f.code, f.zone, k.next_window_from::text as window_from, k.build_at,
         array(select w.name from wing w where w.facility_id = f.id order by w.name collate "C") as wings from cycle_clock k join facility f on f.id = k.facility_id order by k.build_at, f.code`,
    ),
  );
}

/** One sentence about the next build. */
export async function nextBuildText(context: CommandContext): Promise<string> {
  const [next] = await nextBuilds(context);
  return next === undefined ? 'no facility has a cycle' : `${next.code}, window from ${next.window_from}, is built at ${next.build_at.toISOString()}`;
}
