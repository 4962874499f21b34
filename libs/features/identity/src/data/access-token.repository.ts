import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

const addedRow = z.object({ id: z.uuid(), expiresAt: z.date() });
const foundRow = z.object({ tenantId: z.uuid(), userId: z.uuid(), tokenId: z.uuid() });

/** Bearer tokens by their hash. */
export class AccessTokenRepository {
  constructor(private readonly tx: Tx) {}

  /** The stored token, or null when the day asked for is not within the coming year. The database's clock decides. */
  async add({ userId, hash, expiresOn }: { userId: string; hash: Buffer; expiresOn: string | null }): Promise<z.output<typeof addedRow> | null> {
    const [added] = await this.tx.query(addedRow, `
      with lifetime as (
        select coalesce(($5::text::date + 1)::timestamp at time zone 'UTC', now() + interval '90 days') as expires_at)
      insert into access_token (id, tenant_id, user_id, token_hash, expires_at)
      select $1, $2, $3, $4, expires_at from lifetime where expires_at > now() and expires_at < now() + interval '367 days'
      returning id, expires_at as "expiresAt"`,
      [this.tx.newId(), this.tx.actor.tenantId, userId, hash, expiresOn]);
    return added ?? null;
  }

  /** false when there is none that still stands. */
  async revoke(id: string): Promise<boolean> {
    return (await this.tx.execute('update access_token set revoked_at = now() where id = $1 and revoked_at is null', [id])) === 1;
  }

  /** Whose token this is, in whichever tenant; null when it no longer stands. */
  async find(hash: Buffer): Promise<z.output<typeof foundRow> | null> {
    const [found] = await this.tx.query(foundRow,
      'select tenant_id as "tenantId", user_id as "userId", token_id as "tokenId" from find_access_token($1)', [hash]);
    return found ?? null;
  }
}
