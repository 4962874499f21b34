import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { createHash } from 'node:crypto';
import { packCode } from '@cyclefill/domain/identification';
import { DocumentRenderer, InlineDocumentRenderer, ReadSupplyPapers, RenderSupplyProcessor, RetrySupply, SupplyPageQuery } from '@cyclefill/features/document';
import { CLAIM_COLUMNS, OpenNightlyRun, claimRows } from '@cyclefill/features/fill';
import { SupplyLeave } from '@cyclefill/features/refill';
import { SystemClock, SystemIds } from '@cyclefill/platform/clock';
import { TaskStore } from '@cyclefill/platform/tasks';
import { z } from 'zod';
import { capturedLog } from '../../support/captured-log.js';
import { MORNING, type SampleOrder, ask, sampleOrders } from '../../support/refills.js';
import { type SamplePharmacy, samplePharmacy } from '../../support/sample-pharmacy.js';
import { drawSupplies, fillRequests, planBatches } from '../../support/worked-batches.js';

jest.setTimeout(180_000);

const FillRow = z.object({ supply_id: z.uuid(), rx: z.string(), quantity: z.int(), container: z.int(), cells: z.int(), claimed: z.int(), code: z.string(), prn: z.boolean() });
const LeaveRow = z.object({ supply_id: z.uuid(), rx: z.string(), taken: z.int(), filled: z.int(), cells: z.int(), claimed: z.int() });
const DocumentRow = z.object({ supply_id: z.uuid(), kind: z.string(), name: z.string(), sha256: z.string(), resident: z.boolean() });
const SumRow = z.object({ units: z.int() });
const LEAVE = { from: '2026-12-10 06:00', to: '2026-12-13 06:00' };

describe('what is filled outside a cycle', () => {
  let pharmacy: SamplePharmacy;
  let orders: readonly SampleOrder[];
  let runId: string;
  const read = <Row>(row: z.ZodType<Row>, sql: string, params: readonly unknown[] = []): Promise<Row[]> => pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.query(row, sql, params));
  const fills = (): Promise<z.output<typeof FillRow>[]> => read(FillRow, `
    select d.supply_id, v.rx_number as rx, d.quantity_milli as quantity, d.container_milli as container, d.code, v.prn,
      coalesce((select sum(c.dose_milli) from pack p join pack_cell c on c.pack_id = p.id where p.supply_id = d.supply_id), 0)::int as cells,
      (select sum(c.quantity_milli) from supply_claim c where c.supply_id = d.supply_id)::int as claimed
    from demand_fill d join order_version v on v.id = d.order_version_id order by d.id`);
  const documents = (): Promise<z.output<typeof DocumentRow>[]> => read(DocumentRow, 'select supply_id, kind, name, sha256, resident_id is not null as resident from document where supply_id is not null order by name');

  beforeAll(async () => {
    pharmacy = await samplePharmacy({ facilities: 1, residents: 20, seed: 7 });
    orders = await sampleOrders(pharmacy);
    for (const { rx, schedule, mode } of orders.slice(0, 80)) if (schedule !== 'CII') await ask(pharmacy, rx, mode === 'cycle' ? { earlyReason: 'lost_dose' } : {});
    await fillRequests(pharmacy);
    runId = (await new OpenNightlyRun(pharmacy.database.uow).execute(pharmacy.actor, MORNING)).runIds[0] ?? '';
    await planBatches(pharmacy);
    await pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.execute(
      `insert into census_event (id, tenant_id, facility_id, resident_id, kind, from_at, to_at, recorded_at)
       select $1, r.tenant_id, r.facility_id, r.id, 'leave', $3, $4, now() from resident r where r.id = $2`,
      [tx.newId(), orders.find(({ mode, prn, schedule }) => mode === 'cycle' && !prn && schedule === null)?.resident_id, LEAVE.from, LEAVE.to]));
  });
  afterAll(async () => pharmacy.database.close());

  it('the cells and the container of every fill add up to it, and so do its claims; nothing as needed lies in a cell', async () => {
    const made = await fills();
    expect(made.length).toBeGreaterThan(10);
    expect(made.filter(({ cells }) => cells > 0).length).toBeGreaterThan(3);
    expect(made.filter(({ container }) => container > 0).length).toBeGreaterThan(1);
    expect(made.filter(({ quantity, cells, container, claimed }) => cells + container !== quantity || claimed !== quantity)).toEqual([]);
    expect(made.filter(({ prn, cells }) => prn && cells > 0)).toEqual([]);
  });

  it('every fill has labels, a sheet to fill by and, where it is packed, cards; a retry draws the same bytes', async () => {
    await drawSupplies(pharmacy);
    const [made, drawn] = [await fills(), await documents()];
    for (const { supply_id: id, cells, code } of made) {
      const own = drawn.filter(({ supply_id: of }) => of === id);
      expect(own.map(({ kind }) => kind).toSorted()).toEqual([...(cells > 0 ? ['card'] : []), 'label', 'pick'].toSorted());
      for (const { name, resident } of own) expect([name.startsWith(`refill-${code}-`), resident]).toEqual([true, true]);
    }
    const supplyId = made.find(({ cells, container }) => cells > 0 && container > 0)?.supply_id ?? made[0]?.supply_id ?? '';
    const again = await new ReadSupplyPapers(pharmacy.database.uow).execute(pharmacy.actor, supplyId, 'letter');
    for (const file of again) {
      const { bytes } = await new InlineDocumentRenderer().render(file.order);
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(drawn.find(({ name }) => name === file.name)?.sha256);
    }
  });

  it('a leave has its paper and labels; what was filled for it is billed with code 14, and every order is in the bag or told of', async () => {
    const { resident_id: residentId } = orders.find(({ mode, prn, schedule }) => mode === 'cycle' && !prn && schedule === null) as SampleOrder;
    const supplied = await new SupplyLeave(pharmacy.database.uow).execute(pharmacy.actor, 'pharmacy', 'key-000001', { id: residentId }, { at: '2026-12-10T09:00', source: 'separate' });
    await drawSupplies(pharmacy);
    const rows = await read(LeaveRow, `
      select l.supply_id, o.rx_number as rx, l.from_supply_milli + l.filled_milli as taken, l.filled_milli as filled,
        (select sum(c.dose_milli) from pack p join pack_cell c on c.pack_id = p.id where p.supply_id = l.supply_id and p.order_id = l.order_id and p.is_current)::int as cells,
        coalesce((select sum(c.quantity_milli) from supply_claim c where c.supply_id = l.supply_id and c.order_id = l.order_id and c.clarification ~ '(^|;)14$'), 0)::int as claimed
      from leave_supply l join med_order o on o.id = l.order_id`);
    expect(rows.length).toBeGreaterThan(0);
    for (const { supply_id: id, taken, filled, cells, claimed } of rows) expect([id, cells, claimed]).toEqual([supplied.supplyId, taken, filled]);
    const own = (await documents()).filter(({ supply_id: of }) => of === supplied.supplyId);
    expect(own.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['label', 'leave']));
    const [paper] = await new ReadSupplyPapers(pharmacy.database.uow).execute(pharmacy.actor, supplied.supplyId, 'letter');
    const model = paper?.order.kind === 'leave' ? paper.order.models[0] : undefined;
    const told = new Set([...(model?.medicines ?? []), ...(model?.omitted ?? [])].map(({ rxNumber }) => rxNumber));
    expect([...told].toSorted()).toEqual(supplied.items.map(({ rxNumber }) => rxNumber).toSorted());
    expect(model?.days.reduce((sum, { doses }) => sum + doses.length, 0)).toBe(supplied.items.reduce((sum, { doses }) => sum + doses.length, 0));
  });

  it('claims add up: what lines dispense, what was filled outside the cycle, less what came back', async () => {
    const column = (name: (typeof CLAIM_COLUMNS)[number]): number => CLAIM_COLUMNS.indexOf(name);
    const rows = await pharmacy.database.uow.run(pharmacy.actor, (tx) => claimRows(tx, runId), { isolation: 'REPEATABLE READ' });
    const sum = (kinds: readonly string[]): number => rows.filter((row) => kinds.includes(row[column('kind')] ?? '')).reduce((total, row) => total + Math.round(Number(row[column('quantity_pre_consumption')]) * 1000), 0);
    const lines = (await read(SumRow, 'select sum(dispensed_milli)::int as units from fill_line where is_current'))[0]?.units ?? 0;
    const demand = (await read(SumRow, 'select sum(quantity_milli)::int as units from demand_fill'))[0]?.units ?? 0;
    const leave = (await read(SumRow, 'select coalesce(sum(filled_milli), 0)::int as units from leave_supply'))[0]?.units ?? 0;
    const returned = (await read(SumRow, 'select coalesce(sum(units_milli), 0)::int as units from supply_return where accepted'))[0]?.units ?? 0;
    expect([sum(['claim']), sum(['demand']), sum(['leave'])]).toEqual([lines, demand, leave]);
    expect(sum(['claim', 'demand', 'leave']) - sum(['credit'])).toBe(lines + demand + leave - returned);
    for (const row of rows.filter((one) => ['demand', 'leave'].includes(one[column('kind')] ?? ''))) expect(Number(row[column('quantity_post_consumption')])).toBeLessThanOrEqual(Number(row[column('quantity_pre_consumption')]));
  });

  it('papers that cannot be drawn are told as needing attention, and are begun anew by a person', async () => {
    class Broken extends DocumentRenderer {
      override render(): Promise<never> {
        return Promise.reject(new Error('no ink'));
      }
    }
    const { uow } = pharmacy.database;
    const supplyId = (await fills())[0]?.supply_id ?? '';
    await uow.run(pharmacy.actor, (tx) => tx.execute(`update outside_supply set state = 'filled', documented_at = null where id = $1`, [supplyId]));
    await uow.run(pharmacy.actor, (tx) => tx.emit('supply.filled', supplyId, { generation: 9 }));
    const [task] = await read(z.object({ id: z.string() }), `select id from task where kind = 'supply.filled' and subject = $1 and generation = 9`, [supplyId]);
    const [store, processor] = [new TaskStore(uow, new SystemIds(new SystemClock())), new RenderSupplyProcessor(uow, new Broken(), { put: () => Promise.reject(new Error('none')) } as never, capturedLog().log)];
    for (let turn = 0; turn < 5; turn += 1) {
      const lease = await store.lease(task?.id ?? '');
      if (lease === null) throw new Error('no lease');
      await expect(processor.run(lease)).rejects.toThrow('no ink');
      await store.fail(lease, 'internal.invariant', processor);
    }
    const list = (): Promise<readonly { state: string; errorCode: string | null }[]> => uow.run(pharmacy.actor, (tx) => tx.get(SupplyPageQuery).run('pharmacy', { limit: 50, state: 'needs_attention' }));
    expect(await list()).toMatchObject([{ id: supplyId, state: 'needs_attention', errorCode: 'internal.invariant' }]);
    await new RetrySupply(uow).execute(pharmacy.actor, supplyId);
    await expect(new RetrySupply(uow).execute(pharmacy.actor, supplyId)).rejects.toMatchObject({ code: 'supply.state-forbids' });
    await drawSupplies(pharmacy);
    expect(await list()).toEqual([]);
  });

  it('a code of a card that was filled on demand names its order, like any other', async () => {
    const [card] = await read(z.object({ code: z.string(), rx: z.string() }), `select p.code, o.rx_number as rx from pack p join med_order o on o.id = p.order_id where p.supply_id is not null and p.pack_type <> 'leave' limit 1`);
    expect((await ask(pharmacy, '', { subject: { via: 'scan', code: card?.code ?? '' } })).requestId).not.toBeNull();
    expect(card?.code).toMatch(new RegExp(`^${packCode('card', 0)[0]}-`, 'u'));
  });
});
