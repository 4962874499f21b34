import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { CLAIM_COLUMNS, OpenNightlyRun, OrderLedger, claimRows, orderLedgerView } from '@cyclefill/features/fill';
import { DestroySupply, ListRunOuts, ReturnSupply, SetReturnRule } from '@cyclefill/features/refill';
import { z } from 'zod';
import { MORNING } from '../../support/refills.js';
import { type SamplePharmacy, samplePharmacy } from '../../support/sample-pharmacy.js';
import { planBatches } from '../../support/worked-batches.js';

jest.setTimeout(120_000);

const LineRow = z.object({ rx: z.string(), dispensed: z.int(), schedule: z.string().nullable(), packaging: z.string(), code: z.string().nullable(), held: z.int().nullable() });
const RETURN = { at: '2026-12-10T09:00', sealed: true, inCustody: true, expiresOn: '2027-12-31', units: '2' };

describe('returns, credits and destruction (R142–R145)', () => {
  let pharmacy: SamplePharmacy;
  let runId: string;
  let lines: z.output<typeof LineRow>[];
  let key = 0;
  const nextKey = (): string => `key-${String((key += 1)).padStart(6, '0')}`;
  const give = (rxNumber: string, change: object = {}, once = nextKey()): ReturnType<ReturnSupply['execute']> =>
    new ReturnSupply(pharmacy.database.uow).execute(pharmacy.actor, 'pharmacy', once, { rxNumber }, { ...RETURN, ...change });
  const ledger = async (rxNumber: string): Promise<ReturnType<typeof orderLedgerView>> =>
    orderLedgerView(await new OrderLedger(pharmacy.database.uow).execute(pharmacy.actor, 'pharmacy', { order: { rxNumber }, asOf: new Date('2026-12-11T12:00:00Z') }));
  const plain = (): z.output<typeof LineRow> => lines.find(({ schedule, packaging, dispensed }) => schedule === null && packaging === 'card' && dispensed >= 20_000) ?? (lines[0] as z.output<typeof LineRow>);

  beforeAll(async () => {
    pharmacy = await samplePharmacy({ facilities: 1, residents: 20, seed: 7 });
    const opened = await new OpenNightlyRun(pharmacy.database.uow).execute(pharmacy.actor, MORNING);
    runId = opened.runIds[0] ?? '';
    await planBatches(pharmacy);
    lines = await pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.query(LineRow,
      `select o.rx_number as rx, l.dispensed_milli as dispensed, coalesce(p.dea_schedule, d.dea_schedule) as schedule, l.packaging, k.code, k.held
       from fill_line l join med_order o on o.id = l.order_id join prescription p on p.order_id = o.id and p.superseded_at is null
       join order_version v on v.id = l.order_version_id left join drug_product d on d.ndc11 = v.ndc11 and d.superseded_at is null
       left join lateral (select k.code, sum(c.dose_milli)::int as held from pack k join pack_cell c on c.pack_id = k.id where k.order_id = o.id and k.is_current group by k.id limit 1) k on true
       where l.is_current and l.dispensed_milli > 0 order by 1`));
  });
  afterAll(async () => pharmacy.database.close());

  it('is refused with every reason where nobody recorded that the state allows it, and the refusal is kept', async () => {
    const returned = await give(plain().rx, { sealed: false });
    expect([returned.accepted, returned.refusals, returned.creditCents]).toEqual([false, expect.arrayContaining(['state_forbids', 'opened']), 0]);
    expect(returned.sentences).toContain('Its seal is broken, or doses are missing or damaged (R142).');
    expect((await ledger(plain().rx)).entries.filter(({ kind }) => kind === 'returned')).toEqual([]);
  });

  it('is accepted where it does, credited less the fee of the payer, taken from the supply, and a credit line of the claims', async () => {
    const [place] = await pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.query(z.object({ state: z.string() }), 'select state from facility'));
    const rules = new SetReturnRule(pharmacy.database.uow);
    const from = { effectiveFrom: '2026-01-01', source: 'a test' };
    await rules.execute(pharmacy.actor, { key: 'return-rule-state' }, { kind: 'state', scope: place?.state ?? '', reuseAllowed: true, controlledAllowed: false, withinDays: 30, ...from });
    await Promise.all([10, 20, 40].map((fee) => rules.execute(pharmacy.actor, { key: `return-rule-${fee}` }, { kind: 'payer', scope: 'TWICE', creditAllowed: true, handlingFeeCents: fee, ...from })));
    const { rx } = plain();
    const before = await ledger(rx);
    const first = await give(rx, { units: '2' });
    expect([first.refusals, first.creditCents]).toEqual([[], 0]);
    await rules.execute(pharmacy.actor, { key: 'return-rule-payer' }, { kind: 'payer', scope: first.payer === '' ? 'NONE' : first.payer, creditAllowed: true, handlingFeeCents: 25, ...from });
    if (first.payer !== '') await expect(give(rx, { units: '3' })).rejects.toMatchObject({ problems: [{ pointer: '/unitPriceMills' }] });
    const credited = await give(rx, { units: '3', unitPriceMills: 1500 });
    expect(credited).toMatchObject({ accepted: true, creditCents: first.payer === '' ? 0 : 425, handlingFeeCents: first.payer === '' ? 0 : 25 });
    const after = await ledger(rx);
    expect(after.entries.filter(({ kind }) => kind === 'returned').map(({ units, rule }) => [units.value, rule.id])).toEqual([['-2', 'R142'], ['-3', 'R142']]);
    expect(Number(before.balance.value) - Number(after.balance.value)).toBe(5);
    const column = (name: (typeof CLAIM_COLUMNS)[number]): number => CLAIM_COLUMNS.indexOf(name);
    const claims = (await pharmacy.database.uow.run(pharmacy.actor, (tx) => claimRows(tx, runId), { isolation: 'REPEATABLE READ' })).filter((row) => row[column('rx_number')] === rx);
    expect(claims.filter((row) => row[column('kind')] === 'credit').map((row) => row[column('quantity_pre_consumption')])).toEqual(['2', '3']);
  });

  it('of a card by its code is all that the card held; more than is out is refused', async () => {
    const card = lines.find(({ rx, schedule, code }) => rx !== plain().rx && schedule === null && code !== null);
    const { units: _units, ...rest } = RETURN;
    const returned = await new ReturnSupply(pharmacy.database.uow).execute(pharmacy.actor, 'pharmacy', nextKey(), { rxNumber: card?.rx ?? '' }, { ...rest, code: card?.code ?? '', unitPriceMills: 100 });
    expect([returned.accepted, Number(returned.units) * 1000]).toEqual([true, card?.held]);
    expect((await give(card?.rx ?? '', { units: '9999', unitPriceMills: 100 })).refusals).toEqual(['not_dispensed_here']);
  });

  it('asked twice under one key is done once', async () => {
    const key6 = nextKey();
    const [one, two] = [await give(plain().rx, { units: '1', unitPriceMills: 100 }, key6), await give(plain().rx, { units: '1', unitPriceMills: 100 }, key6)];
    expect(two.returnId).toBe(one.returnId);
  });

  it('a controlled drug is not taken back, and is destroyed before two people who are two', async () => {
    const [controlled] = await pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.query(z.object({ rx: z.string() }),
      `select o.rx_number as rx from prescription p join med_order o on o.id = p.order_id where p.dea_schedule is not null and p.superseded_at is null order by 1 limit 1`));
    const rxNumber = controlled?.rx ?? '';
    expect((await give(rxNumber, { unitPriceMills: 100 })).refusals).toContain('controlled');
    const destroy = (witnesses: object): ReturnType<DestroySupply['execute']> => new DestroySupply(pharmacy.database.uow).execute(pharmacy.actor, 'pharmacy', nextKey(), { rxNumber }, {
      units: '2', at: '2026-12-10T10:00', reason: 'stopped', method: 'chemical pouch', witnessOne: '', witnessTwo: '', ...witnesses,
    });
    await expect(destroy({})).rejects.toMatchObject({ problems: [{ pointer: '/witnessOne' }, { pointer: '/witnessTwo' }] });
    await expect(destroy({ witnessOne: 'Nurse Sample', witnessTwo: 'nurse sample' })).rejects.toMatchObject({ problems: [{ pointer: '/witnessTwo', rule: 'is the same person as the first witness' }] });
    const { units } = await destroy({ witnessOne: 'Nurse Sample', witnessTwo: 'Director Sample' });
    expect(units).toBe('2');
    const { entries, balance } = await ledger(rxNumber);
    expect(entries.find(({ kind }) => kind === 'destroyed')?.units.value).toBe('-2');
    expect(Number(balance.value)).toBeGreaterThanOrEqual(0);
  });

  it('what was taken away is no supply of the run-out list', async () => {
    const [place] = await pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.query(z.object({ code: z.string() }), 'select code from facility'));
    const list = await new ListRunOuts(pharmacy.database.uow).execute(pharmacy.actor, 'pharmacy', place?.code ?? '', new Date('2026-12-28T12:00:00Z'));
    const item = list.find(({ rxNumber }) => rxNumber === plain().rx);
    expect(item).toBeDefined();
    expect(Number(item?.counted) + Number(item?.arrived)).toBe(Number(item?.used) + Number(item?.left));
  });

  it('nothing of it is ever changed', async () => {
    for (const table of ['supply_return', 'destruction']) {
      await expect(pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.execute(`update ${table} set units_milli = 1`))).rejects.toThrow();
    }
  });
});
