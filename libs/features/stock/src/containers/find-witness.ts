import { InvalidInput } from '@cyclefill/contracts';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

const PersonRow = z.object({ id: z.string() });

/** The second person by login: somebody who works with stock and is not the one who acts. @throws InvalidInput */
export async function findWitness(tx: Tx, login: string | null): Promise<string | null> {
  if (login === null) return null;
  const [person] = await tx.query(
    PersonRow, `select id from app_user where tenant_id = $1 and login = $2 and disabled_at is null and role in ('technician', 'pharmacist', 'manager')`, [tx.actor.tenantId, login],
  );
  if (person === undefined) throw new InvalidInput([{ pointer: '/witness', rule: 'is the login of nobody who works with stock' }]);
  if (person.id === tx.actor.userId) throw new InvalidInput([{ pointer: '/witness', rule: 'is yourself: another person has to see it' }]);
  return person.id;
}
