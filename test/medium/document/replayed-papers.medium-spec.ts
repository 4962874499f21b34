import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { InlineDocumentRenderer, ReplayPapers } from '@cyclefill/features/document';
import { OpenNightlyRun } from '@cyclefill/features/fill';
import { ImportCensus } from '@cyclefill/features/order';
import { replayPacks } from '@cyclefill/features/pack';
import { z } from 'zod';
import { withClient } from '../../support/database.js';
import { type SamplePharmacy, sampleFiles, samplePharmacy } from '../../support/sample-pharmacy.js';
import { workBatches } from '../../support/worked-batches.js';

// Every paper is drawn, and drawn again.
jest.setTimeout(240_000);

const SAMPLE = { facilities: 1, residents: 8, seed: 5 };

describe('packs and papers of a run, replayed', () => {
  let pharmacy: SamplePharmacy;
  let batches: readonly { id: string }[];
  const packs = () => Promise.all(batches.map(({ id }) => pharmacy.database.uow.run(pharmacy.actor, (tx) => replayPacks(tx, id), { isolation: 'REPEATABLE READ' })));
  const papers = () => Promise.all(batches.map(({ id }) => new ReplayPapers(pharmacy.database.uow, new InlineDocumentRenderer()).execute(pharmacy.actor, id)));
  const asOwner = (sql: string, params: readonly unknown[]): Promise<unknown> => withClient(pharmacy.database.ownerUrl, async (client) => {
    await client.query(`select set_config('app.tenant_id', $1, false)`, [pharmacy.actor.tenantId]);
    return client.query(sql, [...params]);
  });

  beforeAll(async () => {
    pharmacy = await samplePharmacy(SAMPLE);
    await new OpenNightlyRun(pharmacy.database.uow).execute(pharmacy.actor, new Date('2026-12-05T12:00:00Z'));
    batches = await pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.query(z.object({ id: z.string() }), 'select id from fill_batch where is_current order by id'));
  });
  afterAll(() => pharmacy.database.close());

  it('before they are planned and drawn there is nothing to compare', async () => {
    expect((await packs()).map(({ outcome }) => outcome)).toEqual(batches.map(() => 'not_planned'));
    expect((await papers()).map(({ outcome }) => outcome)).toEqual(batches.map(() => 'not_drawn'));
  });

  it('are the same codes, cells and bytes, also after the census has changed', async () => {
    await workBatches(pharmacy);
    const same = async (): Promise<void> => {
      expect((await packs()).map(({ outcome, difference }) => [outcome, difference])).toEqual(batches.map(() => ['equal', null]));
      expect((await papers()).map(({ outcome, difference }) => [outcome, difference])).toEqual(batches.map(() => ['equal', null]));
    };
    await same();
    const changed = sampleFiles(SAMPLE).map(({ name, content }) => ({ name, content: name === 'orders.csv' ? content.replaceAll(',BID,', ',TID,') : content }));
    expect((await new ImportCensus(pharmacy.database.uow).execute(pharmacy.actor, changed)).outcome).toBe('imported');
    await same();
    expect((await packs()).reduce((sum, one) => sum + one.cells, 0)).toBeGreaterThan(50);
  });

  it('name the first difference: a cell that holds another dose, a paper with other bytes', async () => {
    await asOwner('update pack_cell set dose_milli = dose_milli + 1 where (pack_id, position, order_id) = (select pack_id, position, order_id from pack_cell order by pack_id, position limit 1)', []);
    const [different] = (await packs()).filter(({ outcome }) => outcome === 'different');
    expect([different?.difference?.stored?.slice(0, 5), different?.difference?.computed?.slice(0, 5)]).toEqual(['cell ', 'cell ']);
    await asOwner(`update document set sha256 = repeat('0', 64) where id = (select id from document where kind = 'pick' order by id limit 1)`, []);
    const [paper] = (await papers()).filter(({ outcome }) => outcome === 'different');
    expect(paper?.difference?.stored).toMatch(/^paper pick-list-FAC0\d-[\d-]+ 0{64}$/u);
    expect(paper?.difference?.computed).toMatch(/^paper pick-list-FAC0\d-[\d-]+ [0-9a-f]{64}$/u);
  });
});
