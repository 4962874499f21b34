import { InvalidInput, type InputProblem, Refusal } from '@cyclefill/contracts';
import type { CycleTiming } from '@cyclefill/domain/cycle-fill';
import { type MinuteOfDay, type Weekday, formatDay, parseClock, parseDay } from '@cyclefill/domain/kernel';
import { type Actor, type Tx, UnitOfWork, once } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { CycleListQuery, type ListedCycle } from '../data/cycle-list.query.js';
import { CycleRepository } from '../data/cycle.repository.js';
import { FacilityInputs } from '../data/facility-inputs.repository.js';

export const cycleSettingSchema = z.strictObject({
  wingId: z.uuid().nullable().default(null).describe("null = the facility's own cycle, for every wing that has none"),
  everyDays: z.int().min(1).max(90).optional(),
  monthDays: z.array(z.int().min(1).max(31)).min(1).max(31).optional().describe('first days of windows in each month; [1] = whole months'),
  from: z.string().regex(/^\d{4}-\d{2}-\d{2}$/u, 'is no day like 2026-12-07').describe('first day of a window; what is built before it stays'),
  leadDays: z.int().min(0).max(60).optional().describe("absent = as it is, or as the facility's"),
  cutOff: z.string().regex(/^(?:[01]\d|2[0-3])[0-5]\d$/u, 'is no time like 0800').optional().describe('0800'),
  deliveryWeekdays: z.array(z.int().min(0).max(6)).min(1).max(7).nullable().optional().describe("Sunday = 0; null = the facility's days of delivery"),
}).meta({ id: 'CycleSetting', description: 'Give everyDays or monthDays.' });
export type CycleSettingRequest = z.output<typeof cycleSettingSchema>;

const Found = z.object({ facility: z.boolean(), wing: z.boolean(), today: z.string() });

/** Has a facility, or a wing of it, filled in a rhythm of its own from a day on; windows that are built stay as they are (R106). */
@Injectable()
export class SetCycle {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** @throws InvalidInput; Refusal `facility.not-found`, `wing.not-found` */
  execute(actor: Actor, facilityId: string, key: string, request: CycleSettingRequest): Promise<ListedCycle> {
    const { timing, anchor } = readSetting(request);
    return this.uow.run(actor, (tx) => once(tx, { operation: 'cycle.set', key, body: { facilityId, ...request } }, async () => {
      const toldOn = await checkPlace(tx, facilityId, request.wingId);
      // First, since it locks the facility's clock: two who set cycles of one facility do it one after the other.
      await tx.get(FacilityInputs).everythingMoved(facilityId);
      const before = await tx.get(CycleListQuery).run('pharmacy', facilityId);
      const like = before.find(({ wingId }) => wingId === request.wingId) ?? before.find(({ wingId }) => wingId === null);
      await tx.get(CycleRepository).set({
        facilityId, wingId: request.wingId, timing, anchor, toldOn, setHere: true,
        leadDays: request.leadDays ?? like?.leadDays ?? 3, cutOff: parseClock(request.cutOff ?? like?.cutOff ?? '1700') as MinuteOfDay,
        deliveryWeekdays: request.deliveryWeekdays === undefined ? ((like?.wingId === request.wingId ? like.deliveryWeekdays : null) as Weekday[] | null) : weekdaysOf(request.deliveryWeekdays),
      });
      const cycle = (await tx.get(CycleListQuery).run('pharmacy', facilityId)).find(({ wingId }) => wingId === request.wingId);
      if (cycle === undefined) throw new Refusal('cycle.not-found');
      await tx.audit({ action: 'cycle.set', subjectKind: 'cycle', subjectId: cycle.id, detail: { facilityId, wingId: request.wingId } });
      return cycle;
    }));
  }
}

const weekdaysOf = (days: readonly number[] | null): readonly Weekday[] | null => days && ([...new Set(days)].toSorted((a, b) => a - b) as Weekday[]);

function readSetting({ everyDays, monthDays, from }: CycleSettingRequest): { readonly timing: CycleTiming; readonly anchor: NonNullable<ReturnType<typeof parseDay>> } {
  const problems: InputProblem[] = [];
  if ((everyDays === undefined) === (monthDays === undefined)) problems.push({ pointer: '/everyDays', rule: 'give everyDays or monthDays, one of the two' });
  const anchor = parseDay(from);
  if (anchor === null || formatDay(anchor) < '1900-01-01' || formatDay(anchor) > '2199-12-31') problems.push({ pointer: '/from', rule: 'is no day of the calendar between 1900 and 2199' });
  if (problems.length > 0 || anchor === null) throw new InvalidInput(problems);
  return { timing: monthDays === undefined ? { kind: 'period', days: everyDays ?? 0 } : { kind: 'month-days', days: [...new Set(monthDays)].toSorted((a, b) => a - b) }, anchor };
}

/** Checks that they are there; answers with the day, by UTC. */
async function checkPlace(tx: Tx, facilityId: string, wingId: string | null): Promise<string> {
  const [found] = await tx.query(
    Found,
    `select exists (select from facility where id = $1) as facility, $2::uuid is null or exists (select from wing where id = $2 and facility_id = $1) as wing, (now() at time zone 'UTC')::date::text as today`,
    [facilityId, wingId],
  );
  if (found?.facility !== true) throw new Refusal('facility.not-found');
  if (!found.wing) throw new Refusal('wing.not-found');
  return found.today;
}
