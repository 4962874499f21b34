import type { AccessScope } from '@cyclefill/contracts';
import { Refusal, facilitiesOf } from '@cyclefill/contracts';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

/** A facility that is there for the asker: one outside the scope is not. */
export class VisibleFacilityQuery {
  constructor(private readonly tx: Tx) {}

  /** Its time zone. @throws Refusal `facility.not-found`. */
  async require(scope: AccessScope, facilityId: string): Promise<string> {
    const [found] = await this.tx.query(z.object({ zone: z.string() }), 'select zone from facility where id = $1 and ($2::uuid[] is null or id = any($2))', [facilityId, facilitiesOf(scope)]);
    if (found === undefined) throw new Refusal('facility.not-found');
    return found.zone;
  }
}
