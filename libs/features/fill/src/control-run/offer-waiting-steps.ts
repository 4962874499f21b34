import { UnitOfWork, systemActor } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { offerSteps } from '../data/offer-steps.js';
import { offerRebuilds } from '../rebuild-changed-lines/offer-rebuilds.js';

const TenantRow = z.object({ id: z.string() });

/**
 * What the reconciler makes sure of: no batch stands still because its next step was left by two that did not see each other,
 * and none stays behind what changed since it was built (R119).
 */
@Injectable()
export class OfferWaitingSteps {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** Over all pharmacies; how many steps there were to offer. */
  async execute(): Promise<number> {
    const tenants = await this.uow.acrossTenants((tx) => tx.query(TenantRow, 'select id from tenant order by id'));
    let offered = 0;
    for (const { id } of tenants) offered += await this.uow.run(systemActor(id), async (tx) => {
      const rebuilds = await offerRebuilds(tx, { facilityId: null, windowFrom: null, asOf: null });
      return (await offerSteps(tx, null)) + rebuilds.filter(({ fresh }) => fresh).length;
    });
    return offered;
  }
}
