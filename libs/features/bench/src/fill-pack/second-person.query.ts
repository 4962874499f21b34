import type { Role } from '@cyclefill/contracts';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

const UserRow = z.object({ role: z.string() });

/** Whether somebody who works here, in one of the roles, is meant; a person who left is nobody. */
export async function isColleague(tx: Tx, userId: string, roles: readonly Role[]): Promise<boolean> {
  const [user] = await tx.query(UserRow, 'select role from app_user where id = $1 and disabled_at is null', [userId]);
  return user !== undefined && (roles as readonly string[]).includes(user.role);
}
