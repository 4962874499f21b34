import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { OpenNightlyRun } from '@cyclefill/features/fill';
import { AnswerExport, ExportPacks, FileDrop, type PackagerExport, PackagerExportQuery, ResendExport } from '@cyclefill/features/packager';
import { PackRepository } from '@cyclefill/features/pack';
import { SystemClock } from '@cyclefill/platform/clock';
import { FolderDocumentStorage } from '@cyclefill/platform/storage';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { MORNING } from '../../support/refills.js';
import { type SamplePharmacy, samplePharmacy } from '../../support/sample-pharmacy.js';
import { planBatches } from '../../support/worked-batches.js';

jest.setTimeout(180_000);

const BatchRow = z.object({ id: z.uuid(), state: z.string() });
const LineRow = z.object({ rx: z.string(), dispensed: z.int(), cells: z.int(), packaging: z.string() });
const IdRow = z.object({ id: z.uuid() });
const SCOPE = 'pharmacy';

describe('packs for a packaging machine', () => {
  let pharmacy: SamplePharmacy;
  let folder: string;
  let storage: FolderDocumentStorage;
  let batchId: string;
  const read = <Row>(row: z.ZodType<Row>, sql: string, params: readonly unknown[] = []): Promise<Row[]> => pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.query(row, sql, params));
  const exporting = (): ExportPacks => new ExportPacks(pharmacy.database.uow, storage);
  const make = async (key: string, adapter: 'csv' | 'json' | 'pipe' = 'csv', again: string | undefined = 'tried out'): Promise<PackagerExport> => {
    const { export: made } = await exporting().execute(pharmacy.actor, SCOPE, key, { batchId, adapter, answerWithinMinutes: 30, again });
    if (made === null) throw new Error('the machine takes none of it');
    return made;
  };
  const one = async (id: string): Promise<PackagerExport | null> => pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.get(PackagerExportQuery).one(SCOPE, id));
  const content = async ({ files }: PackagerExport): Promise<string> => (await storage.get(files[0]?.sha256 ?? '')).toString('utf8');
  const lines = (): Promise<z.output<typeof LineRow>[]> => read(LineRow, `
    select o.rx_number as rx, l.dispensed_milli as dispensed, l.packaging,
      coalesce((select sum(c.dose_milli) from pack p join pack_cell c on c.pack_id = p.id where p.batch_id = $1 and p.is_current and c.order_id = l.order_id), 0)::int as cells
    from fill_line l join med_order o on o.id = l.order_id where l.batch_id = $1 and l.is_current`, [batchId]);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cyclefill-packager-'));
    storage = new FolderDocumentStorage(join(folder, 'documents'), new SystemClock());
    pharmacy = await samplePharmacy({ facilities: 1, residents: 12, seed: 7 });
    await new OpenNightlyRun(pharmacy.database.uow).execute(pharmacy.actor, MORNING);
    await planBatches(pharmacy);
    batchId = (await read(BatchRow, `select id, state from fill_batch where is_current and state = 'planned' limit 1`))[0]?.id ?? '';
  });
  afterAll(async () => {
    await pharmacy.database.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('every unit that a fill line packs is in the export once, and none besides', async () => {
    const made = await make('export-key-1');
    const rows: readonly Readonly<Record<string, string>>[] = parse(await content(made), { columns: true });
    const exported = new Map<string, number>();
    for (const row of rows) exported.set(row['rx_no'] ?? '', (exported.get(row['rx_no'] ?? '') ?? 0) + Number(row['qty_thousandths']));
    const packed = (await lines()).filter(({ cells }) => cells > 0);
    expect(packed.length).toBeGreaterThan(10);
    expect(packed.filter(({ rx, dispensed }) => exported.get(rx) !== dispensed)).toEqual([]);
    expect(exported.size).toBe(packed.length);
    expect([made.doses, made.unitsMilli]).toEqual([rows.length, packed.reduce((sum, { dispensed }) => sum + dispensed, 0)]);
    expect(rows.every((row) => row['prn'] === '0' && row['family'] !== '' && /^\d{11}$/u.test(row['ndc11'] ?? '') && row['sig_words'] !== '')).toBe(true);
  });

  it('JSON says the same; one key makes one export; numbers follow each other by adapter', async () => {
    const [first, again, next] = [await make('export-key-json', 'json'), await make('export-key-json', 'json'), await make('export-key-json-2', 'json')];
    expect(again.id).toBe(first.id);
    expect([first.number, next.number, first.files[0]?.name, next.files[0]?.sha256]).toEqual([1, 2, 'json-000001.json', first.files[0]?.sha256]);
    const { doses } = JSON.parse(await content(first)) as { readonly doses: readonly { readonly qty_thousandths: number }[] };
    expect(doses.reduce((sum, dose) => sum + dose.qty_thousandths, 0)).toBe(first.unitsMilli);
  });

  it('at once get different numbers, without a gap', async () => {
    const made = await Promise.all(Array.from({ length: 4 }, (_, index) => make(`export-key-at-once-${index}`)));
    const numbers = made.map(({ number }) => number).toSorted((a, b) => a - b);
    expect(numbers.map((number) => number - (numbers[0] ?? 0))).toEqual([0, 1, 2, 3]);
  });

  it('pipe text holds the same units, or says which prescription the machine cannot take', async () => {
    const { export: made, reasons } = await exporting().execute(pharmacy.actor, SCOPE, 'export-key-pipe', { batchId, adapter: 'pipe', answerWithinMinutes: 30, again: 'tried out' });
    if (made === null) expect(reasons.length).toBeGreaterThan(0);
    else {
      const total = (await content(made)).split('\r\n').filter(Boolean).reduce((sum, line) => sum + Math.round(Number(line.split('|')[16]) * 1000), 0);
      expect(total).toBe(made.unitsMilli);
    }
  });

  it('are handed to no second machine, nor twice to one, unless somebody says why: the export that waits is then answered', async () => {
    const first = await make('export-key-first');
    const asked = (key: string, adapter: 'csv' | 'json', again?: string) => exporting().execute(pharmacy.actor, SCOPE, key, { batchId, adapter, answerWithinMinutes: 30, again });
    for (const adapter of ['csv', 'json'] as const) {
      await expect(asked(`export-key-second-${adapter}`, adapter)).rejects.toMatchObject({ code: 'packager-export.handed-over', problems: [{ pointer: '/again', rule: expect.stringContaining(first.files[0]?.name ?? '') }] });
    }
    const { export: second } = await asked('export-key-third', 'json', 'the first machine is broken');
    expect(await one(first.id)).toMatchObject({ state: 'rejected', answer: 'handed over again: the first machine is broken' });
    await new AnswerExport(pharmacy.database.uow).execute(pharmacy.actor, SCOPE, { id: second?.id ?? '', version: 1, file: 'ERROR out of vials' });
    expect((await asked('export-key-fourth', 'csv')).export).toMatchObject({ state: 'sent' });
  });

  it('lie in the folder whole or not at all; the answer is taken once', async () => {
    const made = await make('export-key-drop');
    const drop = new FileDrop(join(folder, 'machine'));
    const name = made.files[0]?.name ?? '';
    await drop.put(name, await storage.get(made.files[0]?.sha256 ?? ''));
    expect(await readdir(join(folder, 'machine'))).toEqual([name]);
    expect(await readFile(join(folder, 'machine', name), 'utf8')).toBe(await content(made));
    expect(await drop.answerTo(name)).toBeNull();
    await writeFile(join(folder, 'machine', `${name}.ack`), 'ERROR canister 7 empty\n');
    const answer = { id: made.id, version: made.version, file: (await drop.answerTo(name)) ?? '' };
    await expect(new AnswerExport(pharmacy.database.uow).execute(pharmacy.actor, SCOPE, { ...answer, file: 'what?' })).rejects.toThrow('begins with neither OK nor ERROR');
    await new AnswerExport(pharmacy.database.uow).execute(pharmacy.actor, SCOPE, answer);
    expect(await one(made.id)).toMatchObject({ state: 'rejected', answer: 'canister 7 empty', version: 2 });
    await expect(new AnswerExport(pharmacy.database.uow).execute(pharmacy.actor, SCOPE, answer)).rejects.toThrow('row.stale');
    await expect(new AnswerExport(pharmacy.database.uow).execute(pharmacy.actor, SCOPE, { ...answer, version: 2 })).rejects.toThrow('packager-export.answered');
    await expect(pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.execute(`update packager_export set answer = 'else' where id = $1`, [made.id]))).rejects.toThrow('stays as it is');
  });

  it('without an answer are overdue, and are sent again byte by byte under their number', async () => {
    const made = await make('export-key-overdue');
    await pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.execute(`update packager_export set sent_at = sent_at - interval '1 hour', due_at = due_at - interval '1 hour' where id = $1`, [made.id]));
    expect(await one(made.id)).toMatchObject({ state: 'sent', overdue: true });
    await new ResendExport(pharmacy.database.uow).execute(pharmacy.actor, SCOPE, { id: made.id, version: 1 });
    expect(await one(made.id)).toMatchObject({ state: 'sent', overdue: false, attempts: 2, number: made.number, files: made.files, version: 2 });
    await expect(new ResendExport(pharmacy.database.uow).execute(pharmacy.actor, SCOPE, { id: made.id, version: 1 })).rejects.toThrow('row.stale');
  });

  it('leave out packs that somebody has begun, and are not sent again once one of theirs is', async () => {
    const before = await make('export-key-begun');
    const [pack] = await read(z.object({ id: z.uuid(), code: z.string() }), 'select id, code from pack where id = (select pack_ids[1] from packager_export where id = $1)', [before.id]);
    await pharmacy.database.uow.run(pharmacy.actor, async (tx) => {
      const [begun] = await tx.get(PackRepository).lock([pack?.id ?? '']);
      if (begun !== undefined) await tx.get(PackRepository).step(begun, { kind: 'started', to: 'filling' });
    });
    const after = await make('export-key-begun-2');
    expect([after.packs, (await content(before)).includes(pack?.code ?? ''), (await content(after)).includes(pack?.code ?? '')]).toEqual([before.packs - 1, true, false]);
    await expect(new ResendExport(pharmacy.database.uow).execute(pharmacy.actor, SCOPE, { id: before.id, version: before.version })).rejects.toThrow('packager-export.out-of-date');
  });

  it('of which one is out of use are out of date and not sent again; a batch of another scope is not there', async () => {
    const made = await make('export-key-old');
    await pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.execute('update pack set is_current = false, superseded_at = now() where id = (select pack_ids[1] from packager_export where id = $1)', [made.id]));
    expect(await one(made.id)).toMatchObject({ outOfDate: true });
    await expect(new ResendExport(pharmacy.database.uow).execute(pharmacy.actor, SCOPE, { id: made.id, version: 1 })).rejects.toThrow('packager-export.out-of-date');
    await expect(exporting().execute(pharmacy.actor, [], 'export-key-nobody', { batchId, adapter: 'csv', answerWithinMinutes: 30 })).rejects.toThrow('batch.not-found');
    expect(await read(IdRow, `select id from packager_export where pack_ids = '{}'`)).toEqual([]);
  });
});
