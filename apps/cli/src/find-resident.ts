import { z } from 'zod';
import { CommandRefused } from './command-errors.js';
import type { CommandContext } from './command-context.js';

const Id = z.object({ id: z.string() });

/** The id of a resident by the code alone, or with that of the facility. @throws CommandRefused when there is none, or more than one */
export async function findResidentByCode(context: CommandContext, code: string, facilityCode: string | null): Promise<string> {
  const [row, another] = await (await context.uow()).run(await context.actor(), (tx) =>
    tx.query(Id, 'select r.id from resident r join facility f on f.id = r.facility_id where r.code = $1 and ($2::text is null or f.code = $2) limit 2', [code, facilityCode]));
  if (row === undefined) throw new CommandRefused(`there is no resident ${code}`);
  if (another !== undefined) throw new CommandRefused(`more than one facility has a resident ${code}: name it with --facility`);
  return row.id;
}

/** The id of a resident of a facility, both by their codes. @throws CommandRefused when there is none */
export async function findResidentId(context: CommandContext, facilityCode: string, code: string): Promise<string> {
  const [row] = await (await context.uow()).run(await context.actor(), (tx) =>
    tx.query(Id, 'select r.id from resident r join facility f on f.id = r.facility_id where f.code = $1 and r.code = $2', [facilityCode, code]));
  if (row === undefined) throw new CommandRefused(`${facilityCode} has no resident ${code}`);
  return row.id;
}
