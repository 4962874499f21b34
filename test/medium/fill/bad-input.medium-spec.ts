import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ControlRun, OpenNightlyRun, exceptionRows, fillLineRows, findingSentence } from '@cyclefill/features/fill';
import { ImportCensus } from '@cyclefill/features/order';
import { z } from 'zod';
import { type CensusTable, censusFiles, censusTables } from '../../builders/census-folder.builder.js';
import { testDatabase } from '../../support/database.js';
import type { SamplePharmacy } from '../../support/sample-pharmacy.js';
import { makePharmacy } from '../../support/table-contents.js';
import { workBatches } from '../../support/worked-batches.js';

// One resident has four hundred orders, and each is drawn.
jest.setTimeout(240_000);

const AS_OF = new Date('2026-12-05T12:00:00Z');
const LATE = { last_fill_date: '', last_fill_qty: '0', on_hand: '' };
const MINUTES_TO = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 60_000;
const [START, END] = [MINUTES_TO('2026-06-01'), MINUTES_TO('2026-05-30')];
const DAILY = { anchor: 20605, from: START, to: null, days: { kind: 'daily' }, times: { kind: 'passes', code: 'BID' }, dose: { kind: 'fixed', dose: 1000 } };
const step = (number: number, from: string, to: string | null): object => ({ ...DAILY, step: number, from: MINUTES_TO(from), to: to === null ? null : MINUTES_TO(to) });

/** What is planted as stored structure, by Rx number: what no import and no route lets in. */
const PLANTED: Readonly<Record<string, readonly object[]>> = {
  'BAD-1E30': [{ ...DAILY, dose: { kind: 'fixed', dose: 1e33 } }],
  'BAD-STOP': [{ ...DAILY, to: END }],
  'BAD-TABLE': [{ ...DAILY, times: { kind: 'passes', code: 'SUNDOWN' } }],
  'BAD-GAP': [step(1, '2026-12-01', '2026-12-10'), step(2, '2026-12-12', null)],
  'BAD-OVERLAP': [step(1, '2026-12-01', '2026-12-10'), step(2, '2026-12-08', null)],
  'BAD-CYCLE': [{ ...DAILY, days: { kind: 'cycle', on: 0, off: 0 } }],
};
/** What is planted that is no structure of directions at all. */
const SHAPELESS: Readonly<Record<string, object>> = { 'BAD-SHAPE': { prn: false }, 'BAD-HALF': { prn: false, phases: [{ anchor: 20605, from: START, to: null }] } };
/** Orders that lose their product or prescription, with what is said of it. */
const LOST: Readonly<Record<string, RegExp>> = {
  'LOST-NDC': /^The product of the order is not in the catalogue: import it, or correct the NDC/u,
  'LOST-RX': /^The order has no prescription: record one/u,
};
/** The first words of what each finding says, and its fix. */
const SAID: Readonly<Record<string, RegExp>> = {
  'BAD-Q0H': /cannot be read from the directions: correct the order/u,
  'BAD-1E30': /^Step 1 has no dose that can be counted \(1e\+33\): enter the dose/u,
  'BAD-STOP': /^Step 1 stops before its start: correct one/u,
  'BAD-TABLE': /^No table of hours in force gives SUNDOWN a time: add a row/u,
  'BAD-GAP': /^Nothing is given between step 2 and the one before: .* close the gap/u,
  'BAD-OVERLAP': /^Step 2 begins before the one before has ended: correct/u,
  'BAD-SHAPE': /cannot be read from the directions: correct the order/u,
  'BAD-HALF': /cannot be read from the directions: correct the order/u,
  'BAD-CYCLE': /^Step 1 has a cycle of 0 on, 0 off: enter at least 1 day on/u,
};

/** R1 with nothing but what is bad, R2 and R4 sound, one house whose zone will be lost, one resident with four hundred orders. */
function tables(): Readonly<Record<string, CensusTable>> {
  const sound = censusTables();
  const [order = {}] = sound['orders.csv'] ?? [];
  const [resident = {}] = sound['residents.csv'] ?? [];
  const [house = {}] = sound['facilities.csv'] ?? [];
  const bad = ['BAD-Q0H', ...Object.keys(PLANTED), ...Object.keys(SHAPELESS), ...Object.keys(LOST)].map((rx_number) => ({ ...order, ...LATE, rx_number, ...(rx_number === 'BAD-Q0H' && { frequency_code: 'Q0H', sig_text: 'Give 1 tablet by mouth q0h', admin_times: '' }) }));
  const many = { facility_id: 'FAC03', wing: 'South', room: '9', bed: 'A', resident_id: 'R4', name: 'Sample, Di', dob: '1941-01-02' };
  return {
    ...sound,
    'facilities.csv': [...(sound['facilities.csv'] ?? []), { ...house, facility_id: 'FAC03', name: 'Sample Manor' }],
    'residents.csv': [...(sound['residents.csv'] ?? []), { ...resident, ...many }],
    // FAC03 has no table of hours at all.
    'orders.csv': [
      ...(sound['orders.csv'] ?? []), ...bad,
      ...Array.from({ length: 400 }, (_, index) => ({ ...order, ...many, ...LATE, rx_number: `M${String(index).padStart(3, '0')}`, admin_times: '', frequency_code: 'QD', sig_text: 'Give 1 tablet by mouth once daily' })),
    ],
  };
}

describe('bad input: each is a finding that names its order and the fix, and everybody else is filled', () => {
  let pharmacy: SamplePharmacy;
  let runId: string;
  let lines: readonly (readonly string[])[];
  let exceptions: Awaited<ReturnType<typeof exceptionRows>>;
  const read = <T>(row: z.ZodType<T>, sql: string, params: readonly unknown[] = []): Promise<T[]> => pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.query(row, sql, params));

  /** A next version of an order whose structure is what no reader lets in. */
  const plant = (rxNumber: string, regimen: object, ndc11: string | null = null): Promise<void> => pharmacy.database.uow.run(pharmacy.actor, async (tx) => {
    const [closed] = await tx.query(z.object({ id: z.string() }), 'select id from order_version where rx_number = $1 and superseded_at is null', [rxNumber]);
    await tx.execute('update order_version set superseded_at = now() where id = $1', [closed?.id]);
    await tx.execute(
      `insert into order_version select (jsonb_populate_record(v, jsonb_build_object('id', $2::uuid, 'version', 2, 'superseded_at', null, 'recorded_at', now(), 'data_problem', null, 'sig_text', '',
         'regimen', $3::jsonb, 'ndc11', coalesce($4, v.ndc11)))).* from order_version v where id = $1`,
      [closed?.id, tx.newId(), JSON.stringify(regimen), ndc11],
    );
  });
  const collect = async (): Promise<void> => {
    [lines, exceptions] = await pharmacy.database.uow.run(pharmacy.actor, async (tx) => [await fillLineRows(tx, runId), await exceptionRows(tx, runId)] as const);
  };
  const batchOf = async (facility: string) => (await read(z.object({ id: z.string(), state: z.string(), error: z.string().nullable(), papers: z.int() }), `
    select b.id, b.state, b.error_code as error, (select count(*)::int from document d where d.batch_id = b.id) as papers
    from fill_batch b join facility f on f.id = b.facility_id where b.is_current and f.code = $1 order by b.window_from limit 1`, [facility]))[0];

  beforeAll(async () => {
    const database = await testDatabase();
    const actor = await makePharmacy(database);
    pharmacy = { database, actor };
    await database.uow.run(actor, (tx) => tx.execute(`insert into pharmacy (tenant_id, name, phone, address) values ($1, 'Test Pharmacy', '555-0100', '1 Test Street')`, [actor.tenantId]));
    const report = await new ImportCensus(database.uow).execute(actor, censusFiles(tables()));
    expect(report.errors).toEqual([]);
    for (const [rxNumber, phases] of Object.entries(PLANTED)) await plant(rxNumber, { prn: false, phases });
    for (const [rxNumber, regimen] of Object.entries(SHAPELESS)) await plant(rxNumber, regimen);
    await plant('LOST-NDC', { prn: false, phases: [DAILY] }, '99999999999');
    await database.uow.run(actor, (tx) => tx.execute(`update prescription set superseded_at = now() where order_id = (select id from med_order where rx_number = 'LOST-RX')`));
    await database.uow.run(actor, (tx) => tx.execute(`update facility set zone = 'Mars/Olympus' where code = 'FAC02'`));
    runId = (await new OpenNightlyRun(database.uow).execute(actor, AS_OF)).runIds[0] ?? '';
    await workBatches(pharmacy);
    await collect();
  });
  afterAll(() => pharmacy.database.close());

  it.each(Object.entries(SAID))('%s blocks its order alone and says what to do', (rxNumber, sentence) => {
    const own = exceptions.filter((row) => row.rx_number === rxNumber && row.code === 'QTY');
    expect(own.map(({ severity, resident_id: resident }) => [severity, resident])).toEqual([['block', 'R1']]);
    expect(findingSentence('QTY', own[0]?.params ?? {})).toMatch(sentence);
    expect(lines.filter(([, rx]) => rx === rxNumber).every((line) => line[8] === '0')).toBe(true);
  });

  it.each(Object.entries(LOST))('%s blocks its order alone and says what to do', (rxNumber, sentence) => {
    const own = exceptions.filter((row) => row.rx_number === rxNumber && row.code === 'DATA');
    expect(own.map(({ severity, resident_id: resident }) => [severity, resident])).toEqual([['block', 'R1']]);
    expect(findingSentence('DATA', own[0]?.params ?? {})).toMatch(sentence);
    expect(lines.filter(([, rx]) => rx === rxNumber).map((line) => [line[8], line[12]])).toEqual([['0', 'excepted']]);
  });

  it('the other orders are filled: of the same resident, of others, and all four hundred', () => {
    const filled = (rxNumber: string): string | undefined => lines.find(([, rx]) => rx === rxNumber)?.[12];
    expect([filled('1001'), filled('1002')]).toEqual(['filled', 'filled']);
    expect(lines.filter(([facility, , , , , , , , units, , , , status]) => facility === 'FAC03' && status === 'filled' && units === '28')).toHaveLength(400);
  });

  it('four hundred orders of one resident are one warning beyond the limit, and nothing is held', () => {
    const [warning, ...more] = exceptions.filter(({ code }) => code === 'ORDER_COUNT');
    expect([warning?.severity, warning?.resident_id, warning?.rx_number, more]).toEqual(['warn', 'R4', null, []]);
    expect(findingSentence('ORDER_COUNT', warning?.params ?? {})).toMatch(/^400 active orders, more than 100: look for an import that went wrong/u);
  });

  it('a facility without a known zone is one finding of its own; its task is done, not tried again', async () => {
    const [finding, ...more] = exceptions.filter(({ facility_id: facility }) => facility === 'FAC02');
    expect([finding?.code, finding?.severity, finding?.resident_id, more]).toEqual(['DATA', 'block', '', []]);
    expect(findingSentence('DATA', finding?.params ?? {})).toMatch(/^The time zone of facility FAC02, Mars\/Olympus, is none of the IANA database: enter one/u);
    expect(await batchOf('FAC02')).toMatchObject({ state: 'needs_attention', error: 'facility.zone-unknown', papers: 0 });
    expect(await read(z.object({ status: z.string(), attempt: z.int() }), `select status, attempt from task where kind = 'fill-batch.opened' and status <> 'done'`)).toEqual([]);
  });

  it('the papers of every other facility are drawn', async () => {
    for (const facility of ['FAC01', 'FAC03']) {
      const batch = await batchOf(facility);
      expect([batch?.state, (batch?.papers ?? 0) > 0]).toEqual(['documented', true]);
    }
  });

  it('once the zone is put right, a retry builds the same batch and the finding is gone', async () => {
    await pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.execute(`update facility set zone = 'America/New_York' where code = 'FAC02'`));
    const batch = await batchOf('FAC02');
    await new ControlRun(pharmacy.database.uow).execute(pharmacy.actor, 'pharmacy', 'retry', { batchId: batch?.id ?? '' });
    await workBatches(pharmacy);
    expect(await batchOf('FAC02')).toMatchObject({ id: batch?.id, state: 'documented', error: null });
    const open = await read(z.object({ n: z.int() }), `select count(*)::int as n from finding where batch_id = $1 and is_current and code = 'DATA' and resident_id is null`, [batch?.id]);
    expect(open).toEqual([{ n: 0 }]);
  });
});
