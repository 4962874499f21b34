import type { FacilityScope } from '@cyclefill/contracts';
import { z } from 'zod';
import type { CommandContext } from './command-context.js';
import { CommandRefused } from './command-errors.js';

const WingRow = z.object({ facility: z.string(), facilityId: z.string(), wing: z.string().nullable(), wingId: z.string().nullable() });

/** Facilities and wings by name: `FAC01,FAC02/North`. */
export async function readScopes(context: CommandContext, text: string): Promise<readonly FacilityScope[]> {
  const uow = await context.uow();
  const known = await uow.run(await context.actor(), (tx) => tx.query(
    WingRow,
    `select f.code as facility, f.id as "facilityId", w.name as wing, w.id as "wingId" from facility f left join wing w on w.facility_id = f.id`,
  ));
  return text.split(',').map((part) => {
    const { facility, wing } = splitScope(part.trim());
    const found = known.find((row) => row.facility === facility && (wing === null || row.wing === wing));
    if (found === undefined) throw new CommandRefused(`there is no ${wing === null ? `facility ${facility}` : `wing ${wing} in facility ${facility}`}`);
    return { facilityId: found.facilityId, wingId: wing === null ? null : found.wingId };
  });
}

/** At the first slash: a wing's name may hold others. */
export function splitScope(text: string): { readonly facility: string; readonly wing: string | null } {
  const slash = text.indexOf('/');
  return slash === -1 ? { facility: text, wing: null } : { facility: text.slice(0, slash), wing: text.slice(slash + 1) };
}
