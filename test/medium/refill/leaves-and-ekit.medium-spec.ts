import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { CLAIM_COLUMNS, OpenCycleRun, OpenNightlyRun, OrderLedger, ReplayRun, claimRows, orderLedgerView } from '@cyclefill/features/fill';
import { type LeaveSupplyAnswer, RecordEkitUse, SupplyLeave } from '@cyclefill/features/refill';
import { day } from '@cyclefill/domain/kernel';
import { z } from 'zod';
import { MORNING } from '../../support/refills.js';
import { type SamplePharmacy, samplePharmacy } from '../../support/sample-pharmacy.js';
import { planBatches } from '../../support/worked-batches.js';

jest.setTimeout(120_000);

const LineRow = z.object({ rx: z.string(), resident: z.string(), facility_id: z.string() });
const LEAVE = { from: '2026-12-10 06:00', to: '2026-12-13 06:00' };

describe('leave supplies and the emergency kit (R122–R124, R146)', () => {
  let pharmacy: SamplePharmacy;
  let line: z.output<typeof LineRow>;
  let supplied: LeaveSupplyAnswer;
  let key = 0;
  const nextKey = (): string => `key-${String((key += 1)).padStart(6, '0')}`;
  const supply = (at: string, once = nextKey()): Promise<LeaveSupplyAnswer> =>
    new SupplyLeave(pharmacy.database.uow).execute(pharmacy.actor, 'pharmacy', once, { code: line.resident }, { at, source: 'supply' });
  const ledger = async (rxNumber: string, asOf: string): Promise<ReturnType<typeof orderLedgerView>> =>
    orderLedgerView(await new OrderLedger(pharmacy.database.uow).execute(pharmacy.actor, 'pharmacy', { order: { rxNumber }, asOf: new Date(asOf) }));

  beforeAll(async () => {
    pharmacy = await samplePharmacy({ facilities: 1, residents: 20, seed: 7 });
    await new OpenNightlyRun(pharmacy.database.uow).execute(pharmacy.actor, MORNING);
    await planBatches(pharmacy);
    [line] = await pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.query(LineRow,
      `select o.rx_number as rx, r.code as resident, o.facility_id from fill_line l join med_order o on o.id = l.order_id join resident r on r.id = o.resident_id
       where l.is_current and l.dispensed_milli >= 20000 and l.packaging <> 'bulk' and l.admin_days = 28
         and not exists (select from census_event e where e.resident_id = r.id and e.kind in ('leave', 'hospital', 'discharge')) order by 1 limit 1`)) as [z.output<typeof LineRow>];
  });
  afterAll(async () => pharmacy.database.close());

  it('a leave that the census does not know is supplied by nobody', async () => {
    await expect(supply('2026-12-10T09:00')).rejects.toMatchObject({ code: 'leave.not-recorded' });
  });

  it('takes along the doses of the leave that the packs held for those days, with a label in full', async () => {
    await pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.execute(
      `insert into census_event (id, tenant_id, facility_id, resident_id, kind, from_at, to_at, recorded_at)
       select $1, r.tenant_id, r.facility_id, r.id, 'leave', $3, $4, now() from resident r where r.code = $2`, [tx.newId(), line.resident, LEAVE.from, LEAVE.to]));
    const before = await ledger(line.rx, '2026-12-20T12:00:00Z');
    supplied = await supply('2026-12-10T09:00');
    const item = supplied.items.find(({ rxNumber }) => rxNumber === line.rx);
    expect(item).toMatchObject({ omitted: null, filled: '0', short: '0', claimCode: null });
    expect(Number(item?.fromSupply)).toBe(item?.doses.reduce((sum, { units }) => sum + Number(units), 0));
    expect(item?.label).toMatchObject({ pharmacy: 'Test Pharmacy', directions: expect.stringMatching(/\S/u), prescriber: expect.stringMatching(/\S/u) });
    const after = await ledger(line.rx, '2026-12-20T12:00:00Z');
    expect(Number(before.balance.value) - Number(after.balance.value)).toBe(Number(item?.fromSupply));
    expect(after.entries.find(({ kind }) => kind === 'taken_along')?.rule.id).toBe('R122');
  });

  it('what is not there is filled with claim code 14 and counts down what is authorised; every order is told of', () => {
    for (const { filled, claimCode, omitted, code, short } of supplied.items) {
      expect(claimCode).toBe(filled === '0' ? null : '14');
      if (omitted === null && code === null) expect(Number(short)).toBeGreaterThan(0);
    }
    expect(supplied.items.length).toBeGreaterThan(1);
  });

  it('is made up once', async () => {
    await expect(supply('2026-12-10T09:00')).rejects.toMatchObject({ code: 'leave.supplied' });
  });

  it('a dose of the kit leaves the supply untouched, is billed with code 16, and what follows is the remainder, code 17', async () => {
    const before = await ledger(line.rx, '2026-12-20T12:00:00Z');
    const [first] = await pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.query(z.object({ at: z.string() }),
      `select to_char(c.at, 'YYYY-MM-DD"T"HH24:MI') as at from pack_cell c join med_order o on o.id = c.order_id where o.rx_number = $1 order by c.at limit 1`, [line.rx]));
    const used = await new RecordEkitUse(pharmacy.database.uow).execute(pharmacy.actor, 'pharmacy', nextKey(), { rxNumber: line.rx }, {
      units: '1', at: first?.at ?? '', emergency: 'first dose before the delivery', givenBy: 'Nurse Sample', prescriber: 'Doctor Sample',
    });
    expect(used.claimCode).toBe('16');
    const after = await ledger(line.rx, '2026-12-20T12:00:00Z');
    expect(Number(after.balance.value) - Number(before.balance.value)).toBe(1);
    const [run] = await pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.query(z.object({ run_id: z.string() }), 'select run_id from fill_batch where is_current limit 1'));
    const column = (name: (typeof CLAIM_COLUMNS)[number]): number => CLAIM_COLUMNS.indexOf(name);
    const claims = (await pharmacy.database.uow.run(pharmacy.actor, (tx) => claimRows(tx, run?.run_id ?? ''), { isolation: 'REPEATABLE READ' })).filter((row) => row[column('rx_number')] === line.rx);
    expect(claims.map((row) => [row[column('kind')], row[column('clarification_code')]?.split(';').at(-1)])).toEqual(expect.arrayContaining([['ekit', '16'], ['claim', '17']]));
    expect(claims[0]?.[column('quantity_pre_consumption')]).toBe('1');
  });

  it('the next window begins with what the ledger says, and is replayed byte for byte', async () => {
    const { runId } = await new OpenCycleRun(pharmacy.database.uow).execute(pharmacy.actor, { facilityId: line.facility_id, cycleStart: day('2027-01-04'), asOf: new Date('2026-12-29T12:00:00Z'), knownAt: null });
    await planBatches(pharmacy);
    const { entries } = await ledger(line.rx, '2027-01-20T12:00:00Z');
    const carried = entries.filter(({ kind }) => kind === 'carried_in').at(-1);
    expect(carried?.batchHad?.value).toBe(carried?.balance.value);
    expect((await new ReplayRun(pharmacy.database.uow).execute(pharmacy.actor, runId)).batches.map(({ outcome }) => outcome)).toEqual(['equal']);
  });
});
