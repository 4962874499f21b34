import { Refusal, isScoped, roleSchema } from '@cyclefill/contracts';
import type { Actor, UnitOfWork } from '@cyclefill/platform/database';
import { z } from 'zod';
import { UserRepository } from '../data/user.repository.js';

/** A new user as it comes in. A nurse is given facilities or wings, a facility lead facilities; everybody else nothing: they see all. */
export const newUserSchema = z.strictObject({
  login: z.string().regex(/^[a-z0-9][a-z0-9._-]{1,63}$/u, 'is no login of small letters and digits, such as ann.lee'),
  displayName: z.string().trim().min(1).max(120),
  role: roleSchema,
  scopes: z.array(z.strictObject({ facilityId: z.uuid(), wingId: z.uuid().nullable() })).max(200),
});
export type NewUser = z.output<typeof newUserSchema>;

/** Adds a person or service to the pharmacy; without a token it can do nothing yet. */
export class AddUser {
  constructor(private readonly uow: UnitOfWork) {}

  /** @throws Refusal `user.login-taken`, `user.scope-mismatch` when scopes and role do not go together. */
  async execute(actor: Actor, user: NewUser): Promise<{ readonly userId: string }> {
    const { role, scopes } = user;
    const wholeFacilities = role !== 'facility_lead' || scopes.every(({ wingId }) => wingId === null);
    if (isScoped(role) !== scopes.length > 0 || !wholeFacilities) throw new Refusal('user.scope-mismatch');
    return this.uow.run(actor, async (tx) => {
      const userId = await tx.get(UserRepository).add(user);
      if (userId === null) throw new Refusal('user.login-taken');
      await tx.audit({ action: 'user.add', subjectKind: 'user', subjectId: userId, detail: { role, scopes: scopes.length } });
      return { userId };
    });
  }
}
