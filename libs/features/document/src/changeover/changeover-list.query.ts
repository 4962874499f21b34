import { type AccessScope, instantSchema, scopeArrays } from '@cyclefill/contracts';
import { CHANGEOVER_STATES, changeoverOn, comingMonth } from '@cyclefill/domain/documents';
import { formatDay } from '@cyclefill/domain/kernel';
import { dayIn } from '@cyclefill/features/facility';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

/** How far a facility is with the records of its coming month. */
export const listedChangeoverSchema = z.object({
  facilityId: z.uuid(), facility: z.string().describe('its code'), name: z.string(), from: z.iso.date(), to: z.iso.date().describe('the day after the last'), daysLeft: z.int().describe('until the coming month begins'),
  draftFrom: z.iso.date(), draftBy: z.iso.date(), state: z.enum(CHANGEOVER_STATES),
  draftSetId: z.uuid().nullable(), draftedAt: instantSchema.nullable(), finalSetId: z.uuid().nullable(), finalAt: instantSchema.nullable(),
}).meta({ id: 'Changeover' });
export type ListedChangeover = z.output<typeof listedChangeoverSchema>;

const FacilityRow = z.object({ id: z.string(), code: z.string(), name: z.string(), zone: z.string() });
const SetRow = z.object({ kind: z.string(), facility_id: z.string(), day_from: z.number(), id: z.string(), at: z.date() });

/** Every facility of the scope with its changeover, those that are most pressing first (D34). */
export class ChangeoverListQuery {
  constructor(private readonly tx: Tx) {}

  /** @param at the clock; null = the database's */
  async run(scope: AccessScope, at: Date | null = null): Promise<readonly ListedChangeover[]> {
    const now = at ?? (await this.tx.now());
    const facilities = await this.tx.query(FacilityRow, 'select id, code, name, zone from facility where $1::uuid[] is null or id = any($1::uuid[]) order by code', [scopeArrays(scope)[0]]);
    const sets = await this.tx.query(
      SetRow,
      `select distinct on (kind, facility_id, day_from) kind, facility_id, day_from - date '1970-01-01' as day_from, id, known_at as at from document_set
       where kind in ('changeover-draft', 'changeover-final') and state = 'done' and wing_id is null and facility_id = any($1::uuid[]) order by kind, facility_id, day_from, known_at desc`,
      [facilities.map(({ id }) => id)],
    );
    const made = new Map(sets.map((set) => [`${set.kind} ${set.facility_id} ${set.day_from}`, set]));
    const listed = facilities.map(({ id, code, name, zone }): ListedChangeover => {
      const today = dayIn(zone, now);
      const of = (kind: string): z.output<typeof SetRow> | null => made.get(`changeover-${kind} ${id} ${comingMonth(today).days.from}`) ?? null;
      const [draft, final] = [of('draft'), of('final')];
      const { days, daysLeft, draftFrom, draftBy, state } = changeoverOn(today, { drafted: draft !== null, final: final !== null });
      return {
        facilityId: id, facility: code, name, from: formatDay(days.from), to: formatDay(days.to), daysLeft, draftFrom: formatDay(draftFrom), draftBy: formatDay(draftBy), state,
        draftSetId: draft?.id ?? null, draftedAt: draft?.at.toISOString() ?? null, finalSetId: final?.id ?? null, finalAt: final?.at.toISOString() ?? null,
      };
    });
    return listed.toSorted((a, b) => PRESSING.indexOf(a.state) - PRESSING.indexOf(b.state) || a.daysLeft - b.daysLeft);
  }
}

const PRESSING: readonly ListedChangeover['state'][] = ['draft_late', 'draft_due', 'drafted', 'not_yet', 'final'];
