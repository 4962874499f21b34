import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { InvalidInput, Refusal } from '@cyclefill/contracts';
import type { Movement } from '@cyclefill/domain/stock';
import { AddUser } from '@cyclefill/features/identity';
import { CountStock, MoveContainer, closeCountSchema, moveContainerSchema, openCountSchema } from '@cyclefill/features/stock';
import fc from 'fast-check';
import { z } from 'zod';
import { withClient } from '../../support/database.js';
import { type SamplePharmacy, samplePharmacy } from '../../support/sample-pharmacy.js';
import { type StockDesk, milli, stockDesk } from '../../support/stock-desk.js';

jest.setTimeout(120_000);

const Product = z.object({ ndc11: z.string() });
const Lot = z.object({ units: z.int(), expires: z.string() });
const codeOf = (error: unknown): string => (error instanceof Refusal ? error.code : error instanceof InvalidInput ? error.problems.map(({ pointer }) => pointer).join() : String(error));

describe('the ledger of stock', () => {
  let pharmacy: SamplePharmacy;
  let desk: StockDesk;
  let plain: string;
  let controlled: string;
  let witnessId: string;
  const lot = async (name: string): Promise<z.output<typeof Lot> | undefined> => (await desk.read(Lot, `select units_milli as units, expires_on::text as expires from stock_lot where lot = $1 and superseded_at is null`, [name]))[0];

  beforeAll(async () => {
    const made = await samplePharmacy({ facilities: 1, residents: 12, seed: 3 });
    const users = new AddUser(made.database.uow);
    const { userId } = await users.execute(made.actor, { login: 'tech', displayName: 'Test Technician', role: 'technician', scopes: [] });
    witnessId = (await users.execute(made.actor, { login: 'rph', displayName: 'Test Pharmacist', role: 'pharmacist', scopes: [] })).userId;
    pharmacy = { ...made, actor: { ...made.actor, userId } };
    desk = stockDesk(pharmacy);
    plain = (await desk.read(Product, 'select ndc11 from drug_product where dea_schedule is null and superseded_at is null order by ndc11 limit 1'))[0]?.ndc11 ?? '';
    controlled = (await desk.read(Product, 'select ndc11 from drug_product where dea_schedule is not null and superseded_at is null order by ndc11 limit 1'))[0]?.ndc11 ?? '';
  }, 120_000);
  afterAll(() => pharmacy.database.close());

  it('has every lot of an imported folder, and what a run reads of stock is what its containers hold', async () => {
    expect(await desk.wrongSums()).toEqual([]);
    const [count] = await desk.read(z.object({ lots: z.int(), containers: z.int() }), `select (select count(*)::int from stock_lot where superseded_at is null) as lots, (select count(*)::int from stock_container) as containers`);
    expect(count?.lots).toBeGreaterThan(50);
    expect(count?.containers).toBe(count?.lots);
  });

  it('sells nothing twice: of many who take of one container at once, as many get something as there is', async () => {
    const [container] = await desk.receive(plain, 'RACE', '2028-01-31', '100');
    const taken = await Promise.allSettled(Array.from({ length: 12 }, () => desk.move(container?.code ?? '', { kind: 'use', units: milli(10), batchId: null }, { reason: 'a race' })));
    expect(taken.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
    expect(taken.flatMap((one) => (one.status === 'rejected' ? [codeOf(one.reason)] : []))).toEqual(['container.not-usable', 'container.not-usable']);
    expect(await lot('RACE')).toEqual({ units: 0, expires: '2028-01-31' });
    expect(await desk.wrongSums()).toEqual([]);
  });

  it('adds up after any movements, of several at once', async () => {
    const codes = (await desk.receive(plain, 'STORM', '2028-02-29', '50', { containers: 3 })).map(({ code }) => code);
    const movement: fc.Arbitrary<Movement> = fc.oneof(
      fc.record({ kind: fc.constantFrom('use' as const, 'waste' as const), units: fc.integer({ min: 500, max: 9000 }).map((value) => milli(value / 1000)), batchId: fc.constant(null) }),
      fc.record({ kind: fc.constant('adjust' as const), units: fc.integer({ min: -9000, max: 9000 }).filter((value) => value !== 0).map((value) => milli(value / 1000)), belowZero: fc.constant(false) }),
      fc.record({ kind: fc.constantFrom('quarantine' as const, 'release_quarantine' as const) }),
    );
    const storm = fc.sample(fc.record({ movement, which: fc.nat(2) }), { numRuns: 60, seed: 7 });
    await Promise.allSettled(storm.map(({ movement: one, which }) => desk.move(codes[which] ?? '', one, { reason: 'a storm' })));
    expect(await desk.wrongSums()).toEqual([]);
  });

  it('is held by the database: nobody writes what a container holds, changes a line, or takes below nothing without saying so', async () => {
    const [container] = await desk.receive(plain, 'HELD', '2028-01-31', '5');
    const refused = (sql: string): Promise<unknown> => pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.execute(sql)).then(() => 'done', (error: unknown) => String((error as { message: string }).message));
    expect(await refused(`update stock_container set on_hand_milli = 9000 where code = '${container?.code ?? ''}'`)).toContain('permission denied');
    expect(await refused('delete from stock_movement')).toContain('permission denied');
    expect(await withClient(pharmacy.database.ownerUrl, (owner) => owner.query('update stock_movement set milli = 0')).then(() => 'done', String)).toContain('append-only');
    const row = (milliOf: number, more = ''): string => `insert into stock_movement (id, tenant_id, container_id, kind, milli, state, location, source, reason${more === '' ? '' : ', below_zero'})
      select gen_random_uuid(), c.tenant_id, c.id, 'adjust', ${String(milliOf)}, 'opened', c.location, 'person', 'lost'${more} from stock_container c where c.code = '${container?.code ?? ''}'`;
    expect(await refused(row(-6000))).toContain('stock_movement_not_below_zero');
    expect(await refused(row(-6000, ', true'))).toBe('done');
    expect(await lot('HELD')).toMatchObject({ units: 0 });
  });

  it('takes a second person for what leaves a controlled container otherwise than into a pack, to the unit', async () => {
    const [container] = await desk.receive(controlled, 'CTRL', '2028-01-31', '30');
    const spill = { kind: 'waste', units: milli(1), batchId: null } as const;
    await expect(desk.move(container?.code ?? '', spill, { reason: 'dropped' }).catch(codeOf)).resolves.toBe('/witness');
    expect((await desk.move(container?.code ?? '', spill, { reason: 'dropped', witnessId })).onHandMilli).toBe(29_000);
    const moving = new MoveContainer(pharmacy.database.uow);
    const version = (await desk.read(z.object({ v: z.int() }), 'select row_version as v from stock_container where code = $1', [container?.code]))[0]?.v ?? 0;
    const waste = (witness: string): Promise<unknown> => moving.execute(pharmacy.actor, `waste-${witness}-0001`, container?.code ?? '', version, moveContainerSchema.parse({ kind: 'waste', units: '1', reason: 'dropped', witness })).catch(codeOf);
    expect(await waste('tech')).toBe('/witness');
    expect(await waste('nobody')).toBe('/witness');
    expect(await waste('rph')).toMatchObject({ onHand: '28' });
    expect(await waste('rph')).toMatchObject({ onHand: '28' });
    expect(await moving.execute(pharmacy.actor, 'waste-other-0001', container?.code ?? '', version, moveContainerSchema.parse({ kind: 'quarantine', reason: 'a dent' })).catch(codeOf)).toBe('row.stale');
  });

  it('counts blind: who counts is not told what should be there, each difference takes a reason, controlled drugs a witness', async () => {
    const [first, second] = await desk.receive(controlled, 'COUNT', '2028-01-31', '20', { containers: 2, location: 'VAULT' });
    const counting = new CountStock(pharmacy.database.uow);
    const sheet = await counting.open(pharmacy.actor, 'count-open-1', openCountSchema.parse({ location: 'VAULT', controlled: true }));
    expect(sheet.lines.map(({ code, result }) => ({ code, result }))).toEqual([first?.code ?? '', second?.code ?? ''].toSorted().map((code) => ({ code, result: null })));
    expect(JSON.stringify(sheet)).not.toContain('"20"');
    await expect(counting.close(pharmacy.actor, { key: 'count-close-0', id: sheet.id, version: sheet.version }, closeCountSchema.parse({})).catch(codeOf)).resolves.toBe('count.not-finished');
    await counting.line(pharmacy.actor, 'count-line-1', sheet.id, { code: first?.code ?? '', units: '20' });
    const counted = await counting.line(pharmacy.actor, 'count-line-2', sheet.id, { code: second?.code ?? '', units: '19' });
    expect(counted.lines.every(({ done, result }) => done && result === null)).toBe(true);
    // Used between the count and its end: the difference is that of the moment of counting.
    await desk.move(second?.code ?? '', { kind: 'use', units: milli(2), batchId: null }, { reason: 'a kit' });
    let closes = 0;
    const close = (request: object): Promise<unknown> => counting.close(pharmacy.actor, { key: `count-close-${closes += 1}`, id: sheet.id, version: sheet.version }, closeCountSchema.parse(request)).catch(codeOf);
    expect(await close({ witness: 'rph' })).toBe('/reasons');
    const reasons = [{ code: second?.code ?? '', reason: 'one short, reported' }];
    expect(await close({ reasons })).toBe('/witness');
    expect(await close({ reasons, witness: 'rph' })).toMatchObject({ state: 'closed' });
    expect(await close({ reasons, witness: 'rph' })).toBe('count.closed');
    const closed = await counting.read(pharmacy.actor, sheet.id);
    expect(closed.lines.find(({ code }) => code === second?.code)?.result).toEqual({ expected: '20', counted: '19', variance: '-1' });
    expect((await desk.read(z.object({ units: z.int() }), 'select on_hand_milli as units from stock_container where code = $1', [second?.code]))[0]?.units).toBe(17_000);
    expect(await desk.wrongSums()).toEqual([]);
  });

  it('knows a package by its serial number once', async () => {
    await desk.receive(plain, 'SER', '2028-01-31', '5', { serial: 'S1' });
    await expect(desk.receive(plain, 'SER', '2028-01-31', '5', { serial: 'S1' }).catch(codeOf)).resolves.toBe('container.serial-known');
  });
});
