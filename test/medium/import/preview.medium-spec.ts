import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ImportCensus } from '@cyclefill/features/order';
import type { SourceFile } from '@cyclefill/interop/csv';
import type { Actor } from '@cyclefill/platform/database';
import { type TestDatabase, testDatabase } from '../../support/database.js';
import { editCsv } from '../../support/edit-csv.js';
import { sampleFiles } from '../../support/sample-pharmacy.js';
import { makePharmacy, tableContents } from '../../support/table-contents.js';

const FIRST = sampleFiles({ facilities: 1, residents: 16, seed: 11 });
const edit = (files: typeof FIRST, file: string, change: Parameters<typeof editCsv>[1]): typeof FIRST => files.map((source) => (source.name === file ? { name: file, content: editCsv(source.content, change) } : source));

type Cells = Readonly<Record<string, string>>;
/** Says cells of some rows otherwise, by what a column of theirs holds. */
const cellsBy = (column: string, by: Readonly<Record<string, Cells>>) => (row: Cells): Cells => by[row[column] ?? ''] ?? {};

/** Orders of the sample that run on without an end, by their Rx numbers. */
const openOrders: string[] = [];
edit(FIRST, 'orders.csv', (row) => {
  if (row['order_status'] === 'active' && row['stop_date'] === '' && row['order_group'] === '') openOrders.push(row['rx_number'] ?? '');
  return {};
});
const [stopped = '', changed = '', renamed = ''] = openOrders;
/** The sample as its facility sends it next: one order stopped, two said otherwise, one resident corrected. */
const NEXT = edit(
  edit(FIRST, 'orders.csv', cellsBy('rx_number', { [stopped]: { stop_date: '2027-02-01' }, [changed]: { indication: 'said otherwise' }, [renamed]: { indication: 'said otherwise' } })),
  'residents.csv', cellsBy('resident_id', { 'FAC01-R0001': { sex: 'X' } }),
);

describe('the preview of an import', () => {
  let database: TestDatabase;
  let actor: Actor;
  const census = (): ImportCensus => new ImportCensus(database.uow);
  /** Previews, sees that nothing was written, imports, and sees that it was told. */
  async function previewThenImport(files: readonly SourceFile[]): Promise<Awaited<ReturnType<ImportCensus['execute']>>> {
    const before = await tableContents(database, actor);
    const told = await census().preview(actor, files);
    expect(await tableContents(database, actor)).toEqual(before);
    expect(await census().preview(actor, files)).toEqual(told);
    expect(await census().execute(actor, files)).toEqual(told);
    return told;
  }

  beforeAll(async () => {
    database = await testDatabase();
    actor = await makePharmacy(database);
  });
  afterAll(async () => database.close());

  it('of a first folder tells all of it as new, writes nothing, and is what the import then does', async () => {
    const { outcome, summary, counts } = await previewThenImport(FIRST);
    expect(outcome).toBe('imported');
    expect(summary).toEqual({ residents: { added: 16, changed: 0, unchanged: 0 }, orders: { added: counts['med_order']?.added, changed: 0, stopped: 0, unchanged: 0 } });
  });

  it('of a changed folder tells what is changed, stopped and left alone', async () => {
    const { outcome, summary } = await previewThenImport(NEXT);
    expect(outcome).toBe('imported');
    expect(summary).toMatchObject({ residents: { added: 0, changed: 1, unchanged: 15 }, orders: { added: 0, changed: 2, stopped: 1 } });
  });

  it('of the same folder again tells that nothing changes', async () => {
    const { outcome, summary, counts } = await previewThenImport(NEXT);
    expect([outcome, counts, summary?.orders.changed, summary?.residents]).toEqual(['unchanged', {}, 0, { added: 0, changed: 0, unchanged: 16 }]);
  });

  it('of a folder with bad rows names every one, as the import does', async () => {
    const bad = edit(NEXT, 'orders.csv', cellsBy('rx_number', { [changed]: { qty_written: '-5' }, [stopped]: { ndc11: '99999999999' } }));
    const { outcome, summary, errors } = await previewThenImport(bad);
    expect([outcome, summary, errors.map(({ column }) => column).toSorted((a, b) => (a < b ? -1 : 1))]).toEqual(['refused', null, ['ndc11', 'qty_written']]);
  });
});
