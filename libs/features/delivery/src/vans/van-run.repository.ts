import { Refusal } from '@cyclefill/contracts';
import { VAN_RUN_STATES } from '@cyclefill/domain/delivery';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

const RunRow = z.object({ id: z.string(), routeId: z.string(), state: z.enum(VAN_RUN_STATES), version: z.int(), runOn: z.string(), today: z.string() });
/** A departure of a van, locked until the transaction ends. */
export type HeldRun = Readonly<z.output<typeof RunRow>>;

/** A departure as it is written. */
export interface NewRun {
  readonly routeId: string;
  readonly runOn: string;
  readonly departure: number;
  readonly plannedAt: Date;
  readonly van: string;
  readonly driver: string;
}

const Id = z.object({ id: z.string() });
const Stops = z.object({ stops: z.boolean() });
/** `today` = by the wall clock of its route. */
const TAKE = `
select n.id, n.route_id as "routeId", n.state, n.row_version as version, n.run_on::text as "runOn", (now() at time zone r.zone)::date::text as today from van_run n join route r on r.id = n.route_id where n.id = $1`;

/** Departures of vans. */
export class VanRunRepository {
  constructor(private readonly tx: Tx) {}

  /** @throws Refusal delivery.not-found, row.stale */
  async take(id: string, readVersion?: number): Promise<HeldRun> {
    const [run] = await this.tx.query(RunRow, `${TAKE} for update of n`, [id]);
    if (run === undefined) throw new Refusal('delivery.not-found');
    if (readVersion !== undefined && run.version !== readVersion) throw new Refusal('row.stale');
    return run;
  }

  /** A departure that takes something along for a facility; it cannot leave meanwhile. @throws Refusal delivery.not-found, delivery.not-planned, delivery.other-facility */
  async takeFor(id: string, facilityId: string): Promise<void> {
    const [run] = await this.tx.query(RunRow, `${TAKE} for share of n`, [id]);
    if (run === undefined) throw new Refusal('delivery.not-found');
    if (run.state !== 'planned') throw new Refusal('delivery.not-planned');
    const [found] = await this.tx.query(Stops, 'select exists (select from route_stop where route_id = $1 and facility_id = $2 and superseded_at is null) as stops', [run.routeId, facilityId]);
    if (found?.stops !== true) throw new Refusal('delivery.other-facility');
  }

  /** null = this van leaves then already. */
  async add({ routeId, runOn, departure, plannedAt, van, driver }: NewRun): Promise<string | null> {
    const [row] = await this.tx.query(
      Id,
      `insert into van_run (id, tenant_id, route_id, run_on, departure, planned_at, van, driver, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6, $7, $8, now(), $9)
       on conflict (route_id, run_on, departure, van) where state <> 'cancelled' do nothing returning id`,
      [this.tx.newId(), this.tx.actor.tenantId, routeId, runOn, departure, plannedAt, van, driver, this.tx.actor.userId],
    );
    return row?.id ?? null;
  }

  /** @param early why it leaves before its day; '' = it does not */
  async depart(id: string, early: string): Promise<void> {
    await this.tx.execute(`update van_run set state = 'departed', departed_at = now(), departed_by = $2, early_reason = $3, row_version = row_version + 1 where id = $1`, [id, this.tx.actor.userId, early]);
  }

  async cancel(id: string): Promise<void> {
    await this.tx.execute(`update van_run set state = 'cancelled', row_version = row_version + 1 where id = $1`, [id]);
  }
}
