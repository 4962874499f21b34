import { type AccessScope, Refusal, facilitiesOf, inScope } from '@cyclefill/contracts';
import { type Day, type DayRange, type EpochMinute, MINUTES_PER_DAY, addDays, day, dayOf, formatDay, formatInstant } from '@cyclefill/domain/kernel';
import { type LookAheadItem, asksRenewal, buildInstant, computeFill, lookAhead, windowOn } from '@cyclefill/domain/cycle-fill';
import { rulesFor } from '@cyclefill/domain/law';
import { cycleOf } from '@cyclefill/features/facility';
import { type Actor, type Tx, UnitOfWork } from '@cyclefill/platform/database';
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { checkedOrders, clinicalChecks } from '../compute-fill-batch/clinical-checks.js';
import { decideBatch, windowPerPayer } from '../compute-fill-batch/decide-batch.js';
import { type TwoClocks, readFacilitySnapshot } from '../compute-fill-batch/facility-snapshot.query.js';
import { contextOf, placementAt, residentContexts } from '../compute-fill-batch/resident-contexts.js';
import type { CycleOwner, FillSnapshot } from '../compute-fill-batch/fill-snapshot.js';
import { CYCLE_COLUMNS, CYCLE_JOINS, CycleRow, facilityTimeOf } from '../open-fill-run/cycle-row.js';
import { lookAheadSentence } from './look-ahead-sentence.js';
import { readNewestRenewals } from './newest-renewals.query.js';

/** One order that will fail, with what to ask for; `on` is the last day that still goes well. */
export interface ListedLookAhead extends Omit<LookAheadItem, 'on'> {
  readonly residentId: string;
  readonly residentCode: string;
  readonly wingId: string | null;
  readonly rxNumber: string;
  readonly on: string;
  readonly sentence: string;
  /** Where the renewal of it stands that the prescriber was asked for; null = there is none. */
  readonly renewal: { readonly id: string; readonly status: string } | null;
}

/** One window that is not built yet. */
export interface LookAheadWindow {
  /** The wing whose cycle it is of; null = the facility's own. */
  readonly wing: string | null;
  readonly windowFrom: string;
  /** Exclusive. */
  readonly windowTo: string;
  readonly buildAt: string;
  /** Its build lies within the days of the rule: what will fail in it is asked for now. */
  readonly due: boolean;
  readonly items: readonly ListedLookAhead[];
}

/** What to look at: the facility by its code or id, as of a moment (null = now); `dueOnly` = no window whose build is further off than the days of the rule. */
export type LookAheadRequest = { readonly asOf: Date | null; readonly dueOnly?: boolean } & ({ readonly facilityCode: string } | { readonly facilityId: string });

const FacilityRow = z.object({ id: z.string(), code: z.string(), state: z.string() });

/**
 * What will fail in the windows to come (R113): every window whose build lies within the days of the rule, at least the next
 * one of each cycle. A dry run of the engine that will build them; nothing is written.
 */
@Injectable()
export class LookAhead {
  constructor(@Inject(UnitOfWork) private readonly uow: UnitOfWork) {}

  /** @throws Refusal facility.not-found */
  execute(actor: Actor, scope: AccessScope, { asOf: asked, dueOnly = false, ...named }: LookAheadRequest): Promise<readonly LookAheadWindow[]> {
    return this.uow.run(
      actor,
      async (tx) => {
        const [column, value] = 'facilityId' in named ? ['id', named.facilityId] : ['code', named.facilityCode];
        const [facility] = await tx.query(FacilityRow, `select id, code, state from facility where ${column} = $1 and ($2::uuid[] is null or id = any($2))`, [value, facilitiesOf(scope)]);
        if (facility === undefined) throw new Refusal('facility.not-found');
        const now = await tx.now();
        const asOf = asked ?? now;
        const cycles = await tx.query(CycleRow, `select ${CYCLE_COLUMNS} from ${CYCLE_JOINS} where c.facility_id = $1 and c.superseded_at is null order by w.name nulls first, c.id`, [facility.id]);
        const renewals = await readNewestRenewals(tx, facility.id);
        const windows: LookAheadWindow[] = [];
        for (const row of cycles) {
          for (const { window, previousFrom, buildAt, due } of windowsAhead(row, facility, asOf).filter(({ due: isDue }) => isDue || !dueOnly)) {
            const items = await itemsOf(tx, scope, facility.id, { fills: { wingId: row.wing_id, wing: row.wing }, window, previousFrom, asOf, knownAt: now, renewals });
            windows.push({ wing: row.wing, windowFrom: formatDay(window.from), windowTo: formatDay(window.to), buildAt: formatInstant(buildAt), due, items });
          }
        }
        return windows;
      },
      { isolation: 'REPEATABLE READ' },
    );
  }
}

/** A window that is not built yet. */
interface WindowAhead {
  readonly window: DayRange;
  readonly previousFrom: Day;
  readonly buildAt: EpochMinute;
  readonly due: boolean;
}

function windowsAhead(row: CycleRow, { code, state }: z.infer<typeof FacilityRow>, asOf: Date): readonly WindowAhead[] {
  const [cycle, where] = [cycleOf(row), facilityTimeOf(row)];
  const minute = Math.floor(asOf.getTime() / 60_000) as EpochMinute;
  const { rules } = rulesFor({ state, payer: '', facility: code, on: dayOf(where.zone.toLocal(minute)) });
  const until = minute + rules['look-ahead.days'].value * MINUTES_PER_DAY;
  const ahead: WindowAhead[] = [];
  let window = windowOn(cycle, day(row.next_window_from));
  do {
    const buildAt = buildInstant(cycle, window, where);
    ahead.push({ window, previousFrom: windowOn(cycle, addDays(window.from, -1)).from, buildAt, due: buildAt <= until });
    window = windowOn(cycle, window.to);
  } while (buildInstant(cycle, window, where) <= until);
  return ahead;
}

/** The clocks and days of one dry run. */
interface DryWindow extends TwoClocks {
  readonly fills: CycleOwner;
  readonly window: DayRange;
  readonly previousFrom: Day;
  readonly renewals: ReadonlyMap<string, ListedLookAhead['renewal']>;
}

async function itemsOf(tx: Tx, scope: AccessScope, facilityId: string, { fills, window, previousFrom, renewals, ...clocks }: DryWindow): Promise<readonly ListedLookAhead[]> {
  const { snapshot: read } = await readFacilitySnapshot(tx, facilityId, window, clocks, fills);
  const snapshot: FillSnapshot = { ...read, batch: { ...read.batch, previousFrom } };
  const [windowOf, contexts] = [windowPerPayer(snapshot), residentContexts(snapshot)];
  const found = Map.groupBy(decideBatch(snapshot, []).findings, ({ orderId }) => orderId);
  return checkedOrders(snapshot, clinicalChecks(snapshot, contexts)).flatMap((order) => {
    const context = contextOf(contexts, order);
    const result = context === undefined ? null : computeFill(order, context, windowOf(order.residentId));
    const resident = snapshot.residents.get(order.residentId);
    const wingId = resident === undefined ? null : (placementAt(resident, snapshot.batch.asOf)?.wingId ?? null);
    if (context === undefined || result === null || resident === undefined || !inScope(scope, facilityId, wingId)) return [];
    const findings = (found.get(order.orderId) ?? []).map(({ finding }) => finding);
    return lookAhead(order, context, { ...result, findings }, windowOf(order.residentId)).map((item): ListedLookAhead => ({
      ...item, residentId: order.residentId, residentCode: resident.code, wingId, rxNumber: order.rxNumber,
      on: formatDay(item.on), sentence: lookAheadSentence(item), renewal: asksRenewal(item.ask) ? (renewals.get(order.orderId) ?? null) : null,
    }));
  });
}
