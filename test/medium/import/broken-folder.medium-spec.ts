import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ImportCatalogue } from '@cyclefill/features/formulary';
import { ImportCensus } from '@cyclefill/features/order';
import { type SourceFile, formatIssue } from '@cyclefill/interop/csv';
import { type Actor, type Tx, UnitOfWork } from '@cyclefill/platform/database';
import { type CensusTables, censusFiles, censusTables, edited } from '../../builders/census-folder.builder.js';
import { type TestDatabase, testDatabase } from '../../support/database.js';
import { makePharmacy, tableContents } from '../../support/table-contents.js';

const sound = censusTables();
const replaced = (file: string, content: (text: string) => SourceFile['content']): readonly SourceFile[] =>
  censusFiles(sound).map((source) => (source.name === file ? { name: file, content: content(String(source.content)) } : source));
const utf16 = (text: string): Uint8Array => Uint8Array.from([0xff, 0xfe, ...Buffer.from(text, 'utf16le')]);
const withoutColumn = (column: string): CensusTables => ({ ...sound, 'orders.csv': (sound['orders.csv'] ?? []).map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => name !== column))) });

const order = (line: number, cells: Readonly<Record<string, string>>): readonly SourceFile[] => censusFiles(edited(sound, 'orders.csv', line, cells));

const FOLDERS: readonly (readonly [string, readonly SourceFile[], readonly string[]])[] = [
  ['a missing column', censusFiles(withoutColumn('sig_text')), ['orders.csv:1:sig_text: the required column is missing']],
  ['a bad date', order(2, { start_date: '2026-13-01' }), ['orders.csv:2:start_date: not a date of the calendar (YYYY-MM-DD)']],
  ['an unknown NDC', order(3, { ndc11: '99999999999' }), ['orders.csv:3:ndc11: unknown NDC 99999999999: not in the catalogue']],
  ['an unknown resident', order(4, { resident_id: 'R77' }), ['orders.csv:4:resident_id: unknown resident R77: not in residents.csv']],
  ['a doubled Rx number', order(5, { rx_number: '1001' }), ['orders.csv:5:rx_number: already on line 2']],
  ['a negative quantity', order(6, { qty_written: '-5' }), ['orders.csv:6:qty_written: is negative']],
  ['a cell of 5 MB', order(7, { sig_text: 'x'.repeat(5_000_000) }), ['orders.csv:7:sig_text: 5000000 characters; at most 65536 fit into a cell']],
  ['UTF-16', replaced('residents.csv', utf16), ['residents.csv:1:-: not UTF-8: this is UTF-16; save the file as "CSV UTF-8"']],
  ['formula text', censusFiles(edited(sound, 'residents.csv', 3, { name: '=HYPERLINK("http://example.test")' })), ['residents.csv:3:name: formula text']],
  ['an open quote', replaced('orders.csv', (text) => `${text}"`), ['orders.csv:8:facility_id: a quote is opened and never closed']],
  ['a NUL', order(2, { indication: 'a\0b' }), ['orders.csv:2:indication: holds a NUL character']],
  ['a missing file', censusFiles(sound).filter(({ name }) => name !== 'prescribers.csv'), ['prescribers.csv:1:-: the file is missing from the folder']],
  ['no files at all', [], [
    'census_events.csv', 'facilities.csv', 'med_pass_times.csv', 'orders.csv', 'prescribers.csv', 'residents.csv',
  ].map((file) => `${file}:1:-: the file is missing from the folder`)],
];

/** Does all the work of a transaction and then loses it. */
class FailingAtTheEnd extends UnitOfWork {
  constructor(private readonly uow: UnitOfWork) {
    super();
  }

  override run<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.uow.run(actor, async (tx) => {
      await work(tx);
      throw new Error('the connection is gone');
    });
  }

  override acrossTenants<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.uow.acrossTenants(work);
  }
}

// Many imports one after the other; a busy machine takes its time.

describe('a broken census folder', () => {
  let database: TestDatabase;
  let actor: Actor;
  const bring = (files: readonly SourceFile[]): ReturnType<ImportCensus['execute']> => new ImportCensus(database.uow).execute(actor, files);

  beforeAll(async () => {
    database = await testDatabase();
    actor = await makePharmacy(database);
    await bring(censusFiles(sound));
  });
  afterAll(async () => database.close());

  it.each(FOLDERS)('with %s is refused with every error named, and the database is as it was', async (_, files, errors) => {
    const before = await tableContents(database, actor);
    const report = await bring(files);
    expect({ outcome: report.outcome, errors: report.errors.map(formatIssue), count: report.errorCount }).toEqual({ outcome: 'refused', errors, count: errors.length });
    expect(await tableContents(database, actor)).toEqual(before);
  });

  it('with all of it at once has all of it named', async () => {
    const broken = [
      ['orders.csv', 2, { start_date: '2026-13-01' }], ['orders.csv', 3, { ndc11: '99999999999' }], ['orders.csv', 4, { resident_id: 'R77' }],
      ['orders.csv', 5, { rx_number: '1001' }], ['orders.csv', 6, { qty_written: '-5' }], ['residents.csv', 3, { name: '@x' }],
    ] as const;
    const files = censusFiles(broken.reduce((tables, [file, line, cells]) => edited(tables, file, line, cells), sound));
    const before = await tableContents(database, actor);
    expect((await bring(files)).errors.map(({ file, line, column }) => `${file}:${line}:${column}`)).toEqual([
      'orders.csv:2:start_date', 'orders.csv:3:ndc11', 'orders.csv:4:resident_id', 'orders.csv:5:rx_number', 'orders.csv:6:qty_written', 'residents.csv:3:name',
    ]);
    expect(await tableContents(database, actor)).toEqual(before);
  });

  it('is not half imported when the database goes away at the end', async () => {
    const before = await tableContents(database, actor);
    const changed = censusFiles(edited(sound, 'residents.csv', 2, { sex: 'X' }));
    await expect(new ImportCensus(new FailingAtTheEnd(database.uow)).execute(actor, changed)).rejects.toThrow('the connection is gone');
    expect(await tableContents(database, actor)).toEqual(before);
  });

  it('of a catalogue is refused in the same way', async () => {
    const before = await tableContents(database, actor);
    const report = await new ImportCatalogue(database.uow).execute(actor, censusFiles(edited(sound, 'catalogue.csv', 2, { ndc: '00054014225' })).filter(({ name }) => name === 'catalogue.csv'));
    expect(report).toMatchObject({ outcome: 'refused', errorCount: 1 });
    expect(await tableContents(database, actor)).toEqual(before);
  });
});
