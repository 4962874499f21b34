import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseMilli } from '@cyclefill/domain/kernel';
import { OpenNightlyRun } from '@cyclefill/features/fill';
import { type ListedRunOut, ListRunOuts } from '@cyclefill/features/refill';
import { z } from 'zod';
import { MORNING } from '../../support/refills.js';
import { type SamplePharmacy, samplePharmacy } from '../../support/sample-pharmacy.js';
import { workBatches } from '../../support/worked-batches.js';

const FacilityRow = z.object({ code: z.string() });
const LineRow = z.object({ order_id: z.string() });
const CountedRow = z.object({ order_id: z.string(), unit: z.string(), on_hand: z.int() });
const milli = (text: string | null): number => parseMilli(text ?? '') ?? Number.NaN;

describe('run-out list of a facility (R132)', () => {
  let pharmacy: SamplePharmacy;
  let code: string;
  const list = (asOf = MORNING): Promise<readonly ListedRunOut[]> => new ListRunOuts(pharmacy.database.uow).execute(pharmacy.actor, 'pharmacy', code, asOf);
  const running = (items: readonly ListedRunOut[]): readonly ListedRunOut[] => items.filter(({ kind }) => ['out', 'urgent', 'soon'].includes(kind));

  beforeAll(async () => {
    pharmacy = await samplePharmacy({ facilities: 1, residents: 16, seed: 3 });
    [{ code }] = await pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.query(FacilityRow, 'select code from facility')) as [z.output<typeof FacilityRow>];
  }, 60_000);
  afterAll(async () => pharmacy.database.close());

  it('shows its arithmetic: counted + arrived = used + left, and what is left is less than the next dose', async () => {
    const items = running(await list());
    expect(items.length).toBeGreaterThan(10);
    for (const item of items) {
      expect(milli(item.counted) + milli(item.arrived)).toBe(milli(item.used) + milli(item.left));
      expect(milli(item.left)).toBeLessThan(milli(item.nextDose));
    }
    expect(items.map(({ kind }) => kind)).toEqual(items.map(({ kind }) => kind).toSorted((a, b) => ['out', 'urgent', 'soon'].indexOf(a) - ['out', 'urgent', 'soon'].indexOf(b)));
  });

  it('insulin, which comes in mL, is reckoned in units by its strength; drops and creams have no date, and it is said (R135)', async () => {
    const counted = await pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.query(CountedRow, `
      select v.order_id, v.dose_unit as unit, s.on_hand_milli as on_hand from order_version v join order_supply s on s.order_id = v.order_id and s.superseded_at is null
      where v.superseded_at is null and not v.prn and s.on_hand_milli is not null and v.dose_unit = any('{drop,application,spray,units}')`));
    const untold = counted.filter(({ unit }) => unit !== 'units').map(({ order_id: id }) => id);
    const items = await list(new Date('2027-01-20T12:00:00Z'));
    expect(untold.length).toBeGreaterThan(0);
    expect(items.filter(({ kind }) => kind === 'not_told').every(({ orderId, runsOutOn, nextFillOn, packages }) => untold.includes(orderId) && runsOutOn === null && nextFillOn === null && packages === null)).toBe(true);
    expect(running(items).filter(({ orderId }) => untold.includes(orderId))).toEqual([]);
    const insulins = running(items).flatMap((item) => counted.filter(({ order_id: id, unit }) => unit === 'units' && id === item.orderId).map(({ on_hand: onHand }) => [item.unit, milli(item.counted) / onHand]));
    expect(insulins.length).toBeGreaterThan(0);
    for (const insulin of insulins) expect(insulin).toEqual(['units', 100]);
  });

  it('two days later every order that was on it still is, no less urgently', async () => {
    const rank = (item: ListedRunOut | undefined): number => ['out', 'urgent', 'soon'].indexOf(item?.kind ?? '');
    const later = new Map((await list(new Date('2026-12-03T12:00:00Z'))).map((item) => [item.orderId, item]));
    for (const item of running(await list())) {
      expect(rank(later.get(item.orderId))).toBeGreaterThanOrEqual(0);
      expect(rank(later.get(item.orderId))).toBeLessThanOrEqual(rank(item));
    }
  });

  it('what the next window brings in time is no longer on it', async () => {
    const before = running(await list());
    await new OpenNightlyRun(pharmacy.database.uow).execute(pharmacy.actor, MORNING);
    await workBatches(pharmacy);
    const brought = new Set((await pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.query(LineRow, 'select order_id from fill_line where is_current and short_milli = 0 and dispensed_milli > 0'))).map((row) => row.order_id));
    const after = new Set(running(await list()).map(({ orderId }) => orderId));
    const inTime = before.filter(({ orderId, runsOutOn }) => brought.has(orderId) && (runsOutOn ?? '') >= '2026-12-07');
    expect(inTime.length).toBeGreaterThan(5);
    for (const { orderId } of inTime) expect(after).not.toContain(orderId);
    for (const { orderId } of before.filter((item) => !brought.has(item.orderId))) expect(after).toContain(orderId);
  }, 60_000);
});
