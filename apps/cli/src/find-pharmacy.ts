import { type UnitOfWork, sqlState } from '@cyclefill/platform/database';
import { z } from 'zod';
import { CommandRefused } from './command-errors.js';

const TenantRow = z.object({ id: z.string(), code: z.string() });
const UNDEFINED_TABLE = '42P01';

/** Id of the pharmacy with this code; without a code, of the only one there is. */
export async function findPharmacy(uow: UnitOfWork, code: string | undefined): Promise<string> {
  const pharmacies = await uow
    .acrossTenants((tx) => tx.query(TenantRow, 'select id, code from tenant order by code'))
    .catch((error: unknown) => {
      if (sqlState(error) === UNDEFINED_TABLE) throw new CommandRefused('the database has no tables yet: run `cyclefill migrate` first');
      throw error;
    });
  const named = code === undefined ? pharmacies : pharmacies.filter((pharmacy) => pharmacy.code === code);
  const [found, second] = named;
  if (found === undefined) throw new CommandRefused(code === undefined ? 'there is no pharmacy yet: run `cyclefill migrate` first' : `there is no pharmacy ${code}`);
  if (second !== undefined) throw new CommandRefused(`there are several pharmacies; name one with --pharmacy (${named.map((pharmacy) => pharmacy.code).join(', ')})`);
  return found.id;
}
