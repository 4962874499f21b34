import type { RefusalCode } from '@cyclefill/contracts';
import type { Day } from '@cyclefill/domain/kernel';
import { type RulePack, consentMissing, medPakConsentMissing } from '@cyclefill/domain/law';
import { dayNumber, readConsents } from '@cyclefill/features/fill';
import type { LivingPack } from '@cyclefill/features/pack';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

const StandingRow = z.object({
  orders: z.int(), window_from: z.int().transform((on) => on as Day).nullable(), known_at: z.date().nullable(), now: z.date(), census: z.boolean(), census_then: z.boolean(),
});

const STANDING = `
select (select count(distinct c.order_id)::int from pack_cell c where c.pack_id = p.id) as orders, ${dayNumber('b.window_from')} as window_from, b.known_at, clock_timestamp() as now,
  coalesce((select r.auto_refill_consent from resident_version r where r.resident_id = p.resident_id and r.superseded_at is null), false) as census,
  coalesce((select r.auto_refill_consent from resident_version r where r.resident_id = p.resident_id and r.recorded_at <= b.known_at and (r.superseded_at is null or r.superseded_at > b.known_at)), false) as census_then
from pack p left join fill_batch b on b.id = p.batch_id where p.id = $1`;

/**
 * Which consent a pack lacks, so that it is not sealed; null = none. Several drugs lie together only with consent where the state asks for it (R231). A payer's consent to refills (R129) was asked for when
 * the batch was built: what went out without it then, a first fill or one that a person let go, stays; what was withdrawn since stops the pack.
 */
export async function missingConsent(tx: Tx, { id, facilityId, residentId }: LivingPack, today: Day, rules: RulePack): Promise<RefusalCode | null> {
  const [pack] = await tx.query(StandingRow, STANDING, [id]);
  if (pack === undefined) throw new Error('a pack without its row');
  const now = await readConsents(tx, facilityId, pack.now);
  if (pack.orders > 1 && medPakConsentMissing(now.toMedPaks(residentId), today, rules)) return 'pack.consent-med-pak';
  if (pack.window_from === null || pack.known_at === null) return null;
  const missing = consentMissing(now.of(residentId, pack.census), pack.window_from, rules);
  if (missing === null) return null;
  const then = await readConsents(tx, facilityId, pack.known_at);
  if (consentMissing(then.of(residentId, pack.census_then), pack.window_from, rules) !== null) return null;
  return missing === 'standing' ? 'pack.consent-standing' : 'pack.consent-window';
}
