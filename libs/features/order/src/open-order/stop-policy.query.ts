import { parseDay } from '@cyclefill/domain/kernel';
import type { Day } from '@cyclefill/domain/kernel';
import { rulesFor } from '@cyclefill/domain/law';
import { STOP_CLASSES, type StopClass, type StopPolicy, stopPolicyOf } from '@cyclefill/domain/orders';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

const FacilityRow = z.object({ code: z.string(), state: z.string() });
const Row = z.object({ drug_class: z.enum(STOP_CLASSES), days: z.int().nullable(), effective_from: z.string() });

/** The automatic stops of a facility on a day: its own days where it has set any, else those of its rule pack (R221). */
export interface FacilityStopPolicy {
  readonly days: StopPolicy;
  /** By class the day (`YYYY-MM-DD`) from which the facility's own value holds: such a stop happens, another is proposed. */
  readonly own: ReadonlyMap<StopClass, string>;
}

/** The policy of a facility; of its own values the latest effective on `day` (`YYYY-MM-DD`) holds. */
export async function readStopPolicy(tx: Tx, facilityId: string, day: string): Promise<FacilityStopPolicy> {
  const [facility] = await tx.query(FacilityRow, 'select code, state from facility where id = $1', [facilityId]);
  const pack = rulesFor({ state: facility?.state ?? '', payer: '', facility: facility?.code ?? '', on: parseDay(day) ?? (0 as Day) });
  const rows = await tx.query(
    Row, 'select drug_class, days, effective_from::text from stop_policy where facility_id = $1 and superseded_at is null and effective_from <= $2 order by effective_from', [facilityId, day],
  );
  return {
    days: { ...stopPolicyOf(pack), ...Object.fromEntries(rows.map((row) => [row.drug_class, row.days])) },
    own: new Map(rows.map((row) => [row.drug_class, row.effective_from])),
  };
}
