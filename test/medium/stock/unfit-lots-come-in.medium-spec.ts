import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { InvalidInput, Refusal } from '@cyclefill/contracts';
import { OpenNightlyRun } from '@cyclefill/features/fill';
import { MoveContainer, RecallLots, ReceiveStock, moveContainerSchema, openRecallSchema, receiveStockSchema, reserveBatch } from '@cyclefill/features/stock';
import { z } from 'zod';
import { type SamplePharmacy, samplePharmacy } from '../../support/sample-pharmacy.js';
import { type StockDesk, milli, stockDesk } from '../../support/stock-desk.js';
import { planBatches } from '../../support/worked-batches.js';

jest.setTimeout(180_000);

const codeOf = (error: unknown): string => (error instanceof Refusal ? error.code : error instanceof InvalidInput ? error.problems.map(({ pointer }) => pointer).join() : String(error));
const Line = z.object({ id: z.string(), ndc11: z.string() });
const Code = z.object({ code: z.string() });

describe('a lot that may not be used comes in', () => {
  let pharmacy: SamplePharmacy;
  let desk: StockDesk;
  let batchId: string;
  let ndc11: string;
  let keys = 0;
  const receive = (lot: string, expiresOn: string, more: Readonly<Record<string, unknown>> = {}) => new ReceiveStock(pharmacy.database.uow)
    .execute(pharmacy.actor, `unfit-key-${keys += 1}`, receiveStockSchema.parse({ ndc11, lot, expiresOn, units: '5000', location: 'A-01', ...more }));
  const told = async (lot: string, expiresOn: string, more: Readonly<Record<string, unknown>> = {}): Promise<unknown> => {
    const { containers, warnings } = await receive(lot, expiresOn, more);
    return [containers.map(({ state }) => state), warnings.map(({ code }) => code)];
  };

  beforeAll(async () => {
    pharmacy = await samplePharmacy({ facilities: 1, residents: 8, seed: 31 });
    desk = stockDesk(pharmacy);
    await new OpenNightlyRun(pharmacy.database.uow).execute(pharmacy.actor, new Date('2026-12-01T12:00:00Z'));
    await planBatches(pharmacy);
    const [line] = await desk.read(Line, `
      select l.batch_id as id, v.ndc11 from fill_line l join order_version v on v.id = l.order_version_id join drug_product p on p.ndc11 = v.ndc11 and p.superseded_at is null and p.dea_schedule is null
      where l.is_current and l.pulled > 0 order by v.ndc11 limit 1`);
    [batchId, ndc11] = [line?.id ?? '', line?.ndc11 ?? ''];
    for (const { code } of await desk.read(Code, `select code from stock_container where ndc11 = $1 and state in ('in_stock', 'opened')`, [ndc11])) await desk.move(code, { kind: 'quarantine' }, { reason: 'a test' });
    await new RecallLots(pharmacy.database.uow).open(pharmacy.actor, 'unfit-recall-1', openRecallSchema.parse({ ndc11, lots: ['BAD'], source: 'a maker' }));
  }, 180_000);
  afterAll(() => pharmacy.database.close());

  it('expired it is refused, unless it is to be set aside, and nothing lets it out again', async () => {
    await expect(receive('OLD', '2020-01-31').catch(codeOf)).resolves.toBe('/expiresOn');
    const { containers: [old], warnings } = await receive('OLD', '2020-01-31', { quarantine: true });
    expect([old?.state, warnings.map(({ code }) => code)]).toEqual(['quarantined', ['expired']]);
    const release = moveContainerSchema.parse({ kind: 'release_quarantine', reason: 'looks well' });
    await expect(new MoveContainer(pharmacy.database.uow).execute(pharmacy.actor, 'unfit-release-1', old?.code ?? '', old?.version ?? 0, release).catch(codeOf)).resolves.toBe('container.expired');
  });

  it('called back it is set aside whoever asks, and told; expired as well, both are', async () => {
    expect(await told('bad', '2029-01-31')).toEqual([['recalled'], ['recalled']]);
    expect(await told('BAD', '2020-01-31', { quarantine: true })).toEqual([['recalled'], ['expired', 'recalled']]);
  });

  it('short-dated it is stock, with a warning; of a lot that lasts nothing is told unless somebody sets it aside', async () => {
    const short = await receive('SHORT', '2026-12-03');
    expect([short.containers[0]?.state, short.warnings.map(({ code }) => code)]).toEqual(['in_stock', ['short_dated']]);
    expect(await told('ASIDE', '2029-01-31', { quarantine: true })).toEqual([['quarantined'], ['set_aside']]);
  });

  it('nothing is kept of any of them for a batch, and all of what lasts', async () => {
    const keptLots = async (): Promise<readonly string[]> => {
      const { lines } = await pharmacy.database.uow.run(pharmacy.actor, (tx) => reserveBatch(tx, batchId));
      return [...new Set(lines.filter((line) => line.ndc11 === ndc11).flatMap(({ containers }) => containers.map(({ lot }) => lot)))];
    };
    expect(await keptLots()).toEqual([]);
    expect(await told('GOOD', '2029-01-31')).toEqual([['in_stock'], []]);
    expect(await keptLots()).toEqual(['GOOD']);
    const [old] = await desk.read(Code, `select code from stock_container where lot = 'OLD'`);
    await expect(desk.move(old?.code ?? '', { kind: 'use', units: milli(1), batchId: null }, { reason: 'a kit' }).catch(codeOf)).resolves.toBe('container.not-usable');
  });
});
