import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ruleSource } from '@cyclefill/domain/cycle-fill';
import { ExplainLine, OpenNightlyRun, ReplayRun, explainOrder, orderExplanation, readStoredLines, recomputeBatch } from '@cyclefill/features/fill';
import { ImportCensus } from '@cyclefill/features/order';
import { z } from 'zod';
import { withClient } from '../../support/database.js';
import { computeBatches } from '../../support/computed-batches.js';
import { type SamplePharmacy, sampleFiles, samplePharmacy } from '../../support/sample-pharmacy.js';
import { sharedPharmacy } from '../../support/shared-pharmacy.js';

const AS_OF = new Date('2026-12-01T12:00:00Z');
const IdRow = z.object({ id: z.string() });
const CountRow = z.object({ count: z.int() });
const SAMPLE = { facilities: 2, residents: 60, seed: 5 };

async function aComputedRun(pharmacy: SamplePharmacy, asOf = AS_OF): Promise<string> {
  const { runIds } = await new OpenNightlyRun(pharmacy.database.uow).execute(pharmacy.actor, asOf);
  await computeBatches(pharmacy);
  return runIds[0] ?? '';
}

async function count({ database, actor }: SamplePharmacy, sql: string): Promise<number> {
  const [row] = await database.uow.run(actor, (tx) => tx.query(CountRow, `select count(*)::int as count from (${sql}) q`));
  return row?.count ?? -1;
}

/** Explains every order of every batch; lines, and orders without one, by their reasons. Throws where one does not add up. */
async function explainAll({ database, actor }: SamplePharmacy, runId: string): Promise<Readonly<Record<string, number>>> {
  const told = new Map<string, number>();
  const rules = new Set<string>();
  await database.uow.run(actor, async (tx) => {
    for (const { id } of await tx.query(IdRow, 'select id from fill_batch where run_id = $1', [runId])) {
      const [batch, lines] = [await recomputeBatch(tx, id), await readStoredLines(tx, id)];
      for (const order of batch.snapshot.orders) {
        const { line, inRun, inPack, onMar, findings } = explainOrder(batch, order, lines.get(order.orderId));
        const key = line === null ? `no line: ${inRun.reason}` : 'line';
        told.set(key, (told.get(key) ?? 0) + 1);
        expect(onMar.length).toBeGreaterThan(0);
        for (const { rule } of [inRun, inPack, ...onMar, ...findings, ...(line?.explanation.steps ?? [])]) rules.add(rule);
        if (line !== null) expect(inPack.yes).toBe(line.dispensed > 0 && line.packaging !== 'bulk');
      }
    }
  }, { isolation: 'REPEATABLE READ' });
  expect([...rules].filter((rule) => ruleSource(rule) === null)).toEqual([]);
  return Object.fromEntries(told);
}

// Whole pharmacies are imported and computed; a busy machine takes its time.
jest.setTimeout(120_000);

describe('a run of the sample pharmacy', () => {
  let pharmacy: SamplePharmacy;
  let runId: string;
  beforeAll(async () => {
    pharmacy = await samplePharmacy(SAMPLE);
    runId = await aComputedRun(pharmacy);
  }, 60_000);
  afterAll(async () => pharmacy.database.close());

  const explain = async (rxNumber: string): Promise<ReturnType<typeof orderExplanation>> =>
    orderExplanation(rxNumber, await new ExplainLine(pharmacy.database.uow).execute(pharmacy.actor, 'pharmacy', { runId, rxNumber }));
  const oneRx = async (where: string): Promise<string> => {
    const [row] = await pharmacy.database.uow.run(pharmacy.actor, (tx) =>
      tx.query(z.object({ rx: z.string() }), `select v.rx_number as rx from order_version v left join fill_line l on l.order_id = v.order_id where ${where} order by 1 limit 1`));
    return row?.rx ?? '';
  };

  it('is explained for every order, and every line adds up', async () => {
    const told = await explainAll(pharmacy, runId);
    expect(told['line']).toBe(await count(pharmacy, 'select from fill_line'));
    expect(Object.values(told).reduce((sum, each) => sum + each, 0)).toBe(await count(pharmacy, 'select from order_version'));
    expect(told['no line: as_needed']).toBeGreaterThan(0);
  });

  it('a filled line: doses, steps with rules and sources, yes to all three questions', async () => {
    const [one] = (await explain(await oneRx(`l.status = 'filled' and l.packaging <> 'bulk'`))).explanations;
    expect([one?.inRun.yes, one?.inPack.yes, one?.onMar[0]?.yes, one?.line?.status]).toEqual([true, true, true, 'filled']);
    expect(one?.line?.steps.at(-1)?.subtotal).toEqual(one?.line?.dispensed);
    expect(one?.line?.steps[0]).toMatchObject({ kind: 'scheduled', rule: { id: 'R133', title: expect.any(String), source: expect.any(String) } });
    expect(one?.line?.doses.filter(({ outcome }) => outcome === 'dispensed').reduce((sum, { quantity }) => sum + Number(quantity.value), 0)).toBe(Number(one?.line?.dispensed.value));
  });

  it('says of each other order why it is not there', async () => {
    const answer = async (where: string): Promise<readonly unknown[]> => {
      const [one] = (await explain(await oneRx(where))).explanations;
      return [one?.inRun.yes, one?.inPack.yes, one?.inPack.rule.source !== '', one?.inPack.sentence !== ''];
    };
    expect(await answer('v.prn')).toEqual([false, false, true, true]);
    for (const status of ['on_demand', 'excepted', 'held', 'covered']) {
      if ((await oneRx(`l.status = '${status}'`)) !== '') expect(await answer(`l.status = '${status}'`)).toEqual([true, false, true, true]);
    }
    await expect(explain('NO-SUCH-RX')).rejects.toThrow('order.not-found');
  });

  it('is replayed to the same bytes, also after orders, holds and residents changed', async () => {
    const replay = async (): Promise<readonly unknown[]> => (await new ReplayRun(pharmacy.database.uow).execute(pharmacy.actor, runId)).batches.map(({ outcome, difference }) => [outcome, difference]);
    expect(await replay()).toEqual([['equal', null], ['equal', null]]);
    const changed = sampleFiles(SAMPLE).map(({ name, content }) =>
      name === 'orders.csv' ? { name, content: content.replaceAll(',BID,', ',TID,') }
        : name === 'residents.csv' ? { name, content: content.replaceAll('Penicillin', 'Amoxicillin') }
          : name === 'facilities.csv' ? { name, content: content.replaceAll('America/New_York', 'America/Denver') } : { name, content });
    const report = await new ImportCensus(pharmacy.database.uow).execute(pharmacy.actor, changed);
    expect({ outcome: report.outcome, changed: (report.counts['order_version']?.changed ?? 0) > 0 }).toEqual({ outcome: 'imported', changed: true });
    expect(await replay()).toEqual([['equal', null], ['equal', null]]);
    expect((await explainAll(pharmacy, runId))['line']).toBe(await count(pharmacy, 'select from fill_line'));
  });

  it('a line that is not what was computed is told, by its first difference, and is not explained away', async () => {
    const [line] = await pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.query(IdRow, `select id from fill_line where status = 'filled' limit 1`));
    await withClient(pharmacy.database.ownerUrl, async (client) => {
      await client.query(`select set_config('app.tenant_id', $1, false)`, [pharmacy.actor.tenantId]);
      await client.query('update fill_line set dispensed_milli = dispensed_milli + 1000, due_milli = due_milli + 1000 where id = $1', [line?.id]);
    });
    const { batches } = await new ReplayRun(pharmacy.database.uow).execute(pharmacy.actor, runId);
    const different = batches.filter(({ outcome }) => outcome === 'different');
    expect(different.map(({ difference }) => difference?.stored?.startsWith('line '))).toEqual([true]);
    await expect(explainAll(pharmacy, runId)).rejects.toThrow(/does not lead to its stored line: due, dispensed/);
  });
});

describe('a run of the shared census', () => {
  it('is explained for every order, every line adds up, and it is replayed to the same bytes', async () => {
    const pharmacy = await sharedPharmacy('the explanation of the shared census');
    if (pharmacy === null) return;
    try {
      // Its windows begin on 7 December; three lead days before, at 17:00, they are due.
      const runId = await aComputedRun(pharmacy, new Date('2026-12-05T12:00:00Z'));
      const told = await explainAll(pharmacy, runId);
      expect(told['line']).toBe(await count(pharmacy, 'select from fill_line'));
      expect(Object.values(told).reduce((sum, each) => sum + each, 0)).toBe(await count(pharmacy, 'select from order_version'));
      const { batches } = await new ReplayRun(pharmacy.database.uow).execute(pharmacy.actor, runId);
      expect(batches.map(({ outcome }) => outcome)).toEqual(['equal', 'equal']);
    } finally {
      await pharmacy.database.close();
    }
  }, 120_000);
});
