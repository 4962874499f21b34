import type { Ids } from '@cyclefill/platform/clock';
import { connectDatabase } from '@cyclefill/platform/database';
import { z } from 'zod';

const CODE = 'MAIN';
const Row = z.object({ id: z.string() });

/**
 * Makes the first pharmacy of an empty database, as the owner of the schema: the application role may not make pharmacies.
 * @returns its code, or null when there was one already.
 */
export async function makeDefaultPharmacy(ownerUrl: string, ids: Ids): Promise<string | null> {
  const database = await connectDatabase({ url: ownerUrl, poolSize: 1, entities: [], ids });
  const tenantId = ids.next();
  try {
    return await database.uow.run({ tenantId, userId: null, requestId: '' }, async (tx) => {
      // Two first migrations at once: the code is unique, so one of them finds the other's row.
      const made = await tx.query(
        Row,
        `insert into tenant (id, code) select $1, $2 where not exists (select from tenant) on conflict (code) do nothing returning id`,
        [tenantId, CODE],
      );
      if (made.length === 0) return null;
      await tx.execute(`insert into pharmacy (tenant_id, name, phone, address) values ($1, 'Main pharmacy', '', '')`, [tenantId]);
      return CODE;
    });
  } finally {
    await database.close();
  }
}
