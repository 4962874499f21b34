import { type AccessScope, Refusal, facilitiesOf } from '@cyclefill/contracts';
import { type Actor, type NamedChange, type Tx, UnitOfWork, once } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';

/** The hour of the facility's own clock at which its downtime kit is made, with the version to say when it is changed. */
export const kitHourSchema = z.object({ hour: z.int().min(0).max(23), version: z.int().describe('for If-Match') }).meta({ id: 'DowntimeKitHour' });
export type KitHour = z.output<typeof kitHourSchema>;
export const kitHourRequestSchema = z.strictObject({ hour: z.int().min(0).max(23).describe("of the facility's own clock, 0 to 23") });

/** Reads and sets at which hour of its night a facility's downtime kit is made. */
@Injectable()
export class KeepKitHour {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** @throws Refusal facility.not-found */
  read(actor: Actor, scope: AccessScope, facilityId: string): Promise<KitHour> {
    return this.uow.run(actor, (tx) => hourOf(tx, scope, facilityId));
  }

  /** The next kit is made at that hour. @throws Refusal facility.not-found, row.stale, request.key-reused */
  set(actor: Actor, scope: AccessScope, facilityId: string, { key, readVersion }: NamedChange, hour: number): Promise<KitHour> {
    return this.uow.run(actor, (tx) => once(tx, { operation: 'downtime-kit.set-hour', key, body: { facilityId, hour } }, async () => {
      const { version } = await hourOf(tx, scope, facilityId, 'for update');
      if (readVersion !== undefined && readVersion !== version) throw new Refusal('row.stale');
      // When that is next, the reconciler reckons.
      await tx.execute('update facility_clock set kit_hour = $2, kit_at = null, kit_version = kit_version + 1 where facility_id = $1', [facilityId, hour]);
      await tx.audit({ action: 'downtime-kit.set-hour', subjectKind: 'facility', subjectId: facilityId, detail: { hour } });
      return { hour, version: version + 1 };
    }));
  }
}

async function hourOf(tx: Tx, scope: AccessScope, facilityId: string, lock = ''): Promise<KitHour> {
  const [row] = await tx.query(
    kitHourSchema, `select kit_hour as hour, kit_version as version from facility_clock where tenant_id = $1 and facility_id = $2 and ($3::uuid[] is null or facility_id = any($3)) ${lock}`, [tx.actor.tenantId, facilityId, facilitiesOf(scope)],
  );
  if (row === undefined) throw new Refusal('facility.not-found');
  return row;
}
