import { z } from 'zod';
import type { CommandContext } from './command-context.js';
import { CommandRefused } from './command-errors.js';

/** How a command names whose table of hours it means. */
interface OwnerOptions {
  readonly wing?: string | undefined;
  readonly resident?: string | undefined;
  readonly rx?: string | undefined;
}

const Id = z.object({ id: z.string() });

const LOOKS = {
  wing: { field: 'wingId', sql: 'select id from wing where facility_id = $1 and name = $2', what: 'wing' },
  resident: { field: 'residentId', sql: 'select id from resident where facility_id = $1 and code = $2', what: 'resident' },
  rx: { field: 'orderId', sql: 'select id from med_order where facility_id = $1 and rx_number = $2', what: 'prescription' },
} as const;

/** The wing, resident or order of a facility that the options name; none of them = the facility's own table. */
export async function findPassOwner(context: CommandContext, facilityId: string, options: OwnerOptions): Promise<{ wingId?: string; residentId?: string; orderId?: string }> {
  const named = (['wing', 'resident', 'rx'] as const).filter((name) => options[name] !== undefined);
  const [name] = named;
  if (name === undefined) return {};
  if (named.length > 1) throw new CommandRefused(`give one of ${named.map((one) => `--${one}`).join(' and ')}`);
  const { field, sql, what } = LOOKS[name];
  const [row] = await (await context.uow()).run(await context.actor(), (tx) => tx.query(Id, sql, [facilityId, options[name]]));
  if (row === undefined) throw new CommandRefused(`there is no ${what} ${options[name]} in this facility`);
  return { [field]: row.id };
}
