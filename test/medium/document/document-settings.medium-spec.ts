import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { InvalidInput, Refusal } from '@cyclefill/contracts';
import { type MarModel, monthDays } from '@cyclefill/domain/documents';
import { InlineDocumentRenderer, type PaperFile, ReadPackPapers, ReadRecordBooks, ReplayPapers, SetDocumentSetting, documentSettingRequestSchema } from '@cyclefill/features/document';
import { OpenNightlyRun } from '@cyclefill/features/fill';
import { z } from 'zod';
import { type SamplePharmacy, samplePharmacy } from '../../support/sample-pharmacy.js';
import { workBatches } from '../../support/worked-batches.js';

// Every paper is drawn, and drawn again.
jest.setTimeout(240_000);

const BUILT = new Date('2026-12-05T12:00:00Z');
const Id = z.object({ id: z.string() });
const RunRow = z.object({ id: z.string(), run_id: z.string() });

describe('what a facility chooses of its papers', () => {
  let pharmacy: SamplePharmacy;
  let facilityId: string;
  let residentId: string;
  let keys = 0;
  const settings = (): SetDocumentSetting => new SetDocumentSetting(pharmacy.database.uow);
  const set = async (request: object, readVersion?: number): ReturnType<SetDocumentSetting['execute']> =>
    settings().execute(pharmacy.actor, 'pharmacy', 'FAC01', { key: `setting-${String((keys += 1)).padStart(4, '0')}`, ...(readVersion !== undefined && { readVersion }) }, documentSettingRequestSchema.parse({ effectiveFrom: '2026-12-10', ...request }));
  const read = <Row>(row: z.ZodType<Row>, sql: string): Promise<Row[]> => pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.query(row, sql));
  const books = (book: 'mar' | 'order-sheet', asOf: string): Promise<readonly PaperFile[]> =>
    new ReadRecordBooks(pharmacy.database.uow).execute(pharmacy.actor, { book, facilityId, days: monthDays(2026, 12), paper: null, wing: null, resident: null, asOf: new Date(asOf) });
  const monthFirst = /\b\d\d\/\d\d\/\d{4}\b/;
  const due = (files: readonly PaperFile[]): number => files.flatMap(({ order }) => order.models as readonly MarModel[]).flatMap(({ sections }) => sections).flatMap(({ blocks }) => blocks).flatMap(({ rows }) => rows).reduce((sum, row) => sum + (row.kind === 'dose' ? row.due : 0), 0);

  beforeAll(async () => {
    pharmacy = await samplePharmacy({ facilities: 1, residents: 6, seed: 5 });
    [facilityId, residentId] = [(await read(Id, 'select id from facility'))[0]?.id ?? '', (await read(Id, 'select r.id from resident r order by r.code limit 1'))[0]?.id ?? ''];
    await new OpenNightlyRun(pharmacy.database.uow).execute(pharmacy.actor, BUILT);
    await workBatches(pharmacy);
  });
  afterAll(() => pharmacy.database.close());

  it('is as usual until something is chosen, and then so from its day on', async () => {
    expect(await settings().read(pharmacy.actor, 'pharmacy', 'FAC01')).toEqual({ version: 0, items: [] });
    const before = await books('mar', '2026-12-12T12:00:00Z');
    await set({ name: 'dates', value: 'international' });
    await set({ name: 'paper', value: 'a4' });
    const [early, later] = [await books('mar', '2026-12-09T12:00:00Z'), await books('mar', '2026-12-12T12:00:00Z')];
    expect([early, later].map((files) => [files[0]?.paper, monthFirst.test(JSON.stringify(files[0]?.order.models))])).toEqual([['letter', true], ['a4', false]]);
    expect(later[0]?.contentHash).not.toBe(before[0]?.contentHash);
    expect((await settings().read(pharmacy.actor, 'pharmacy', 'FAC01')).items.map(({ name, value, effectiveFrom, papers }) => [name, value, effectiveFrom, papers])).toEqual([
      ['dates', 'international', '2026-12-10', 'every paper and label'], ['paper', 'a4', '2026-12-10', 'every sheet; cards, labels and pouches have the size of their stock'],
    ]);
  });

  it('every form of the record has the same due doses; large print is two books', async () => {
    const usual = await books('mar', '2026-12-12T12:00:00Z');
    for (const [value, factor] of [['passes', 1], ['large', 2]] as const) {
      await set({ name: 'mar', value });
      const files = await books('mar', '2026-12-12T12:00:00Z');
      expect([value, files.length, due(files)]).toEqual([value, usual.length * factor, due(usual)]);
    }
    await set({ name: 'order-sheet', value: 'recap' });
    expect(JSON.stringify((await books('order-sheet', '2026-12-12T12:00:00Z'))[0]?.order.models)).toContain('"layout":"recap"');
  });

  it('a resident has labels of their own, in full as an outpatient label; nobody else has (D110, R223)', async () => {
    await set({ name: 'labels', value: 'self', residentId, effectiveFrom: '2026-12-01' });
    await new OpenNightlyRun(pharmacy.database.uow).execute(pharmacy.actor, new Date('2027-01-02T12:00:00Z'));
    await workBatches(pharmacy);
    const [{ run_id: runId } = { run_id: '' }] = await read(RunRow, 'select id, run_id from fill_batch where is_current order by as_of desc limit 1');
    const cards = (await new ReadPackPapers(pharmacy.database.uow).execute(pharmacy.actor, runId, null)).filter(({ kind }) => kind === 'card').flatMap(({ order }) => order.models as readonly { resident: { recordNumber: string }; label: { reader?: string; reference: readonly string[]; pass: { clock: string } } }[]);
    const [own, others] = [cards.filter(({ label }) => label.reader === 'self'), cards.filter(({ label }) => label.reader !== 'self')];
    const [{ address }] = (await read(z.object({ address: z.string() }), 'select address from pharmacy')) as [{ address: string }];
    expect([new Set(own.map(({ resident }) => resident.recordNumber)).size, others.length > 0]).toEqual([1, true]);
    for (const { label } of own) expect([label.reference.join(' ').includes(address), /^(?:\d{1,2}:\d\d (?:AM|PM|noon|midnight))?$/u.test(label.pass.clock)]).toEqual([true, true]);
  });

  it('papers drawn before stay as they are, byte for byte, whatever was chosen since', async () => {
    const batches = await read(RunRow, 'select id, run_id from fill_batch where is_current order by id');
    const replay = new ReplayPapers(pharmacy.database.uow, new InlineDocumentRenderer());
    for (const { id } of batches) expect(await replay.execute(pharmacy.actor, id)).toMatchObject({ outcome: 'equal', difference: null });
  });

  it('what is no choice, what a resident cannot have, another version and another facility are refused', async () => {
    await expect(set({ name: 'mar', value: 'weekly' })).rejects.toThrow(InvalidInput);
    await expect(set({ name: 'dates', value: 'us', residentId })).rejects.toThrow(InvalidInput);
    await expect(set({ name: 'dates', value: 'us' }, 0)).rejects.toMatchObject({ code: 'row.stale' });
    await expect(settings().read(pharmacy.actor, [{ facilityId, wingId: facilityId }], 'FAC01')).rejects.toThrow(Refusal);
    await expect(settings().read(pharmacy.actor, 'pharmacy', 'FAC99')).rejects.toMatchObject({ code: 'facility.not-found' });
    expect(await read(z.object({ n: z.number() }), `select count(*)::int as n from audit_event where action = 'document-setting.set'`)).toEqual([{ n: 6 }]);
  });
});
