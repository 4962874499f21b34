import { Refusal } from '@cyclefill/contracts';
import type { FacilityScope } from '@cyclefill/contracts';
import type { Actor, UnitOfWork } from '@cyclefill/platform/database';
import { FacilityEntity } from '../data/facility.entity.js';
import { WingEntity } from '../data/wing.entity.js';

/** Turns the names that people use, a facility's code and a wing's name, into a scope. */
export class FindFacilityScope {
  constructor(private readonly uow: UnitOfWork) {}

  /** @throws Refusal `facility.not-found`, `wing.not-found`. */
  execute(actor: Actor, { facility, wing }: { readonly facility: string; readonly wing: string | null }): Promise<FacilityScope> {
    return this.uow.run(actor, async ({ manager }) => {
      const found = await manager.findOneBy(FacilityEntity, { code: facility });
      if (found === null) throw new Refusal('facility.not-found');
      if (wing === null) return { facilityId: found.id, wingId: null };
      const part = await manager.findOneBy(WingEntity, { facilityId: found.id, name: wing });
      if (part === null) throw new Refusal('wing.not-found');
      return { facilityId: found.id, wingId: part.id };
    });
  }
}
