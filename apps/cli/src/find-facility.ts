import { z } from 'zod';
import type { CommandContext } from './command-context.js';
import { CommandRefused } from './command-errors.js';

const FacilityRow = z.object({ id: z.string(), code: z.string(), zone: z.string() });
export type FacilityRow = z.infer<typeof FacilityRow>;

/** The facilities of the pharmacy, by code. */
export async function listFacilities(context: CommandContext): Promise<readonly FacilityRow[]> {
  const uow = await context.uow();
  return uow.run(await context.actor(), (tx) => tx.query(FacilityRow, 'select id, code, zone from facility order by code collate "C"'));
}

/** The facility with this code. */
export async function findFacility(context: CommandContext, code: string): Promise<FacilityRow> {
  const all = await listFacilities(context);
  const found = all.find((facility) => facility.code === code);
  if (found !== undefined) return found;
  const known = all.slice(0, 10).map((facility) => facility.code).join(', ');
  throw new CommandRefused(`there is no facility ${code}; known: ${known === '' ? 'none, import a census first' : known}`);
}
