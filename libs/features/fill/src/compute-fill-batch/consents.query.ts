import type { Day } from '@cyclefill/domain/kernel';
import type { RefillConsent, StandingConsent } from '@cyclefill/domain/law';
import { type Tx, prepared } from '@cyclefill/platform/database';
import { z } from 'zod';
import { dayNumber, knownAt } from './snapshot-rows.js';

const Row = z.object({ id: z.string(), resident_id: z.string().nullable(), kind: z.enum(['standing', 'window', 'med-pak']), effective_from: z.number(), granted: z.boolean() });
type Row = z.infer<typeof Row>;

/** What was recorded of automatic refills, and of several drugs in one pack, in a facility (R129, R231). */
export interface RecordedConsents {
  /** Of what fills are decided by. */
  readonly ids: readonly string[];
  /** Of one resident, beside what the census says. */
  of(residentId: string, census: boolean): RefillConsent;
  /** Of one resident, to several drugs in one pack. */
  toMedPaks(residentId: string): readonly StandingConsent[];
}

const daysOf = (rows: readonly Row[], granted: boolean): readonly Day[] => rows.filter((row) => row.kind === 'window' && row.granted === granted).map((row) => row.effective_from as Day);

const CONSENTS = prepared(`
select c.id, c.resident_id, c.kind, ${dayNumber('c.effective_from')} as effective_from, c.granted
from refill_consent c where c.facility_id = $1 and ${knownAt('c')} order by c.effective_from`, ['uuid', 'timestamptz']);

/** Consents of a facility as known at an instant. What a resident said stands over what the facility said for all. */
export async function readConsents(tx: Tx, facilityId: string, known: Date): Promise<RecordedConsents> {
  const rows = await tx.query(
    Row,
    CONSENTS,
    [facilityId, known],
  );
  const by = Map.groupBy(rows, (row) => row.resident_id);
  const ofAll = by.get(null) ?? [];
  return {
    ids: rows.flatMap(({ id, kind }) => (kind === 'med-pak' ? [] : [id])),
    toMedPaks: (residentId) => (by.get(residentId) ?? []).flatMap(({ kind, effective_from: from, granted }) => (kind === 'med-pak' ? [{ from: from as Day, granted }] : [])),
    of: (residentId, census) => {
      const own = by.get(residentId) ?? [];
      const standing = (own.some(({ kind }) => kind === 'standing') ? own : ofAll).filter(({ kind }) => kind === 'standing');
      const refused = daysOf(own, false);
      return {
        census, standing: standing.map(({ effective_from: from, granted }) => ({ from: from as Day, granted })),
        requestedWindows: [...daysOf(ofAll, true).filter((day) => !refused.includes(day)), ...daysOf(own, true)],
      };
    },
  };
}
