import type { FilledUnits, OrderToSeal, SealDays } from '@cyclefill/domain/bench';
import { type Day, day, dayOf } from '@cyclefill/domain/kernel';
import type { EpochMinute, LocalMinute, Milli } from '@cyclefill/domain/kernel';
import { type RulePack, rulesFor } from '@cyclefill/domain/law';
import { useByDay } from '@cyclefill/domain/packing';
import { facilityZone } from '@cyclefill/features/facility';
import { dayNumber, payerCode } from '@cyclefill/features/fill';
import type { LivingPack } from '@cyclefill/features/pack';
import { readOpenRecalls } from '@cyclefill/features/stock';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import { PackOrderRepository } from '../fill-pack/pack-order.repository.js';
import { benchRules } from '../pack-life/bench-rules.query.js';

const FactsRow = z.object({ zone: z.string(), state: z.string(), code: z.string(), payer: z.string(), part_d: z.boolean(), last_day: z.int().transform((on) => on as Day), now: z.date(), orders: z.int() });

/** A pack as the seal gate reads it. */
export interface SealFacts {
  readonly orders: readonly OrderToSeal[];
  readonly days: SealDays;
  /** The last day it may be used, by the rules of its state and what lies in it (R229, R230, R232, D70). */
  readonly useBy: Day;
  /** Today on the facility's wall, and the numbers that hold for the resident. */
  readonly today: Day;
  readonly rules: RulePack;
}

export async function readSealFacts(tx: Tx, pack: LivingPack): Promise<SealFacts> {
  const repository = tx.get(PackOrderRepository);
  const [orders, fills] = [await repository.of(pack.id), await repository.fills(pack.id)];
  const [facts] = await tx.query(
    FactsRow,
    `select f.zone, f.state, f.code, coalesce(r.payer, '') as payer, coalesce(r.part_d, false) as part_d, clock_timestamp() as now,
       (select max(${dayNumber('c.at::date')}) from pack_cell c where c.pack_id = $1) as last_day, (select count(distinct c.order_id)::int from pack_cell c where c.pack_id = $1) as orders
     from facility f left join resident_version r on r.resident_id = $3 and r.superseded_at is null where f.id = $2`,
    [pack.id, pack.facilityId, pack.residentId],
  );
  if (facts === undefined) throw new Error('a pack without its facility');
  const today = dayOf(facilityZone(facts.zone).toLocal(Math.floor(facts.now.getTime() / 60_000) as EpochMinute) as LocalMinute);
  const expiry = fills.length === 0 ? null : (Math.min(...fills.map(({ expires_on: on }) => on)) as Day);
  // One may have been called back while it was put in.
  const recalled = new Set((await readOpenRecalls(tx, fills)).map(({ ndc11, lot }) => `${ndc11} ${lot}`));
  const rules = rulesFor({ state: facts.state, payer: payerCode(facts.payer, facts.part_d), facility: facts.code, on: today });
  // Several drugs together are a med pak, whatever they lie in.
  const kind = facts.orders > 1 ? 'sheet' : 'card';
  return {
    orders: orders.map((order): OrderToSeal => ({
      orderId: order.order_id, expected: order.expected_milli as Milli, state: order.state, reason: order.reason, needsWitness: order.schedule !== null,
      fills: fills.filter(({ order_id: id }) => id === order.order_id).map((fill): FilledUnits => ({ units: fill.units_milli, lot: fill.lot, expiresOn: fill.expires_on, recalled: recalled.has(`${fill.ndc11} ${fill.lot}`), witnessed: fill.witness_id !== null, setAside: fill.override_by !== null })),
    })),
    days: { lastDay: facts.last_day, goodUntil: (day(pack.daysTo) + (await benchRules(tx, pack.facilityId))['bench.short-date-days'].value) as Day },
    useBy: useByDay(kind, today, expiry, rules), today, rules,
  };
}
