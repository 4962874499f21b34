import { roleSchema } from '@cyclefill/contracts';
import type { FacilityScope, Role } from '@cyclefill/contracts';
import type { Tx } from '@cyclefill/platform/database';
import { IsNull } from 'typeorm';
import { z } from 'zod';
import { AppUserEntity } from './app-user.entity.js';
import { UserScopeEntity } from './user-scope.entity.js';

const scopeRow = z.object({ facilityId: z.uuid(), wingId: z.uuid().nullable() });
const listedRow = z.object({
  id: z.uuid(), login: z.string(), displayName: z.string(), role: roleSchema, disabledAt: z.date().nullable(), scopes: z.array(scopeRow),
});
export type ListedUser = Readonly<z.output<typeof listedRow>>;

/** Users of the tenant with their scopes. */
export class UserRepository {
  constructor(private readonly tx: Tx) {}

  /** The new user's id, or null when the login is taken. */
  async add({ login, displayName, role, scopes }: { login: string; displayName: string; role: Role; scopes: readonly FacilityScope[] }): Promise<string | null> {
    const { actor: { tenantId } } = this.tx;
    const id = this.tx.newId();
    const added = await this.tx.execute(
      `insert into app_user (id, tenant_id, login, display_name, role) values ($1, $2, $3, $4, $5) on conflict (tenant_id, login) do nothing`,
      [id, tenantId, login, displayName, role],
    );
    if (added === 0) return null;
    await this.tx.manager.insert(UserScopeEntity, scopes.map((scope) => ({ id: this.tx.newId(), tenantId, userId: id, ...scope })));
    return id;
  }

  byLogin(login: string): Promise<AppUserEntity | null> {
    return this.tx.manager.findOneBy(AppUserEntity, { login });
  }

  /** Role and scopes of a user who may still come in. */
  async enabled(id: string): Promise<{ readonly role: Role; readonly scopes: readonly FacilityScope[] } | null> {
    const user = await this.tx.manager.findOneBy(AppUserEntity, { id, disabledAt: IsNull() });
    if (user === null) return null;
    const scopes = await this.tx.manager.findBy(UserScopeEntity, { userId: id });
    return { role: user.role, scopes: scopes.map(({ facilityId, wingId }) => ({ facilityId, wingId })) };
  }

  /** By login. */
  list(): Promise<ListedUser[]> {
    return this.tx.query(listedRow, `
      select u.id, u.login, u.display_name as "displayName", u.role, u.disabled_at as "disabledAt",
        coalesce((select jsonb_agg(jsonb_build_object('facilityId', s.facility_id, 'wingId', s.wing_id) order by s.facility_id, s.wing_id)
          from user_scope s where s.user_id = u.id), '[]') as scopes
      from app_user u order by u.login collate "C"`);
  }

  /** false when the user was disabled before. */
  async disable(id: string): Promise<boolean> {
    const sql = 'update app_user set disabled_at = now(), row_version = row_version + 1 where id = $1 and disabled_at is null';
    return (await this.tx.execute(sql, [id])) === 1;
  }
}
