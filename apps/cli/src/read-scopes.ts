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
    const [facility = '', wing = null] = part.trim().split('/');
    const found = known.find((row) => row.facility === facility && (wing === null || row.wing === wing));
    if (found === undefined) throw new CommandRefused(`there is no ${wing === null ? `facility ${facility}` : `wing ${wing} in facility ${facility}`}`);
    return { facilityId: found.facilityId, wingId: wing === null ? null : found.wingId };
  });
}
