import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ImportCatalogue } from '@cyclefill/features/formulary';
import { ImportCensus, regimenFromJson } from '@cyclefill/features/order';
import type { SourceFile } from '@cyclefill/interop/csv';
import { generateCensus } from '@cyclefill/sample';
import { z } from 'zod';
import { type TestDatabase, testDatabase } from '../../support/database.js';
import { findOrphans } from '../../support/orphans.js';
import { makePharmacy, tableContents } from '../../support/table-contents.js';

const SHARED = resolve(import.meta.dirname, '../../../../shared/data');

function sampleFiles(): readonly SourceFile[] {
  const texts = new Map<string, string>();
  for (const { file, text } of generateCensus()) texts.set(file, (texts.get(file) ?? '') + text);
  return [...texts].map(([name, content]) => ({ name, content }));
}

const filesOf = (folder: string): readonly SourceFile[] => readdirSync(folder).map((name) => ({ name, content: readFileSync(join(folder, name)) }));
const linesOf = (files: readonly SourceFile[], name: string): number => String(files.find((file) => file.name === name)?.content ?? '').trimEnd().split('\n').length - 1;

// Whole folders, each read and imported three times; a busy machine takes its time.

describe('a whole census folder', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(async () => database.close());

  /** Imports twice; what the second time wrote must be nothing. */
  const importTwice = async (files: readonly SourceFile[], catalogue: readonly SourceFile[]): Promise<void> => {
    const actor = await makePharmacy(database);
    if (catalogue.length > 0) expect(await new ImportCatalogue(database.uow).execute(actor, catalogue)).toMatchObject({ outcome: 'imported', errorCount: 0 });
    const importCensus = new ImportCensus(database.uow);
    const report = await importCensus.execute(actor, files);
    expect({ outcome: report.outcome, errors: report.errors }).toEqual({ outcome: 'imported', errors: [] });
    expect(report.notices.filter(({ file }) => file === 'orders.csv')).toEqual([]);
    const before = await tableContents(database, actor);
    expect(before).toMatchObject({
      order_version: { rows: linesOf(files, 'orders.csv') }, resident: { rows: linesOf(files, 'residents.csv') }, facility: { rows: linesOf(files, 'facilities.csv') },
    });
    expect((await importCensus.execute(actor, files)).outcome).toBe('unchanged');
    const moved = files.map((file) => (file.name === 'facilities.csv' ? { ...file, content: `${String(file.content)}\n` } : file));
    expect(await importCensus.execute(actor, moved)).toMatchObject({ outcome: 'unchanged', counts: {} });
    expect(await tableContents(database, actor)).toEqual(before);
    await database.uow.run(actor, async (tx) => {
      expect(await findOrphans(tx)).toEqual([]);
      expect(await tx.query(z.object({ rx: z.string() }), 'select rx_number as rx from order_version where data_problem is not null')).toEqual([]);
      for (const { regimen } of await tx.query(z.object({ regimen: z.unknown() }), 'select regimen from order_version where regimen is not null')) regimenFromJson(regimen);
    });
  };

  it('made by the sample is imported whole, and a second time changes nothing', async () => {
    await importTwice(sampleFiles(), []);
  });

  if (existsSync(SHARED)) {
    it('that others made is imported whole without a false alarm, and a second time changes nothing', async () => {
      const catalogue = [{ name: 'ltc_catalogue.csv', content: readFileSync(join(SHARED, 'catalogue/ltc_catalogue.csv')) }];
      await importTwice(filesOf(join(SHARED, 'facility')), catalogue);
    });
  } else {
    // Written past the reporter: a run without the data must look different from a run that proved something.
    process.stderr.write('\n✕✕✕ ../shared/data is not here: the import of the shared census was NOT checked ✕✕✕\n\n');
    it('SKIPPED: ../shared/data is not here', () => {
      expect(existsSync(SHARED)).toBe(false);
    });
  }
});
