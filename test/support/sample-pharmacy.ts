import { ImportCensus } from '@cyclefill/features/order';
import type { Actor } from '@cyclefill/platform/database';
import { type SampleOptions, generateCensus } from '@cyclefill/sample';
import { type TestDatabase, testDatabase } from './database.js';
import { makePharmacy } from './table-contents.js';

/** A database with a sample census in it. */
export interface SamplePharmacy {
  readonly database: TestDatabase;
  readonly actor: Actor;
}

/** The sample as the files of a census folder. */
export function sampleFiles(options: Partial<SampleOptions>): readonly { name: string; content: string }[] {
  const parts = Map.groupBy(generateCensus(options), (part) => part.file);
  return [...parts].map(([name, own]) => ({ name, content: own.map((part) => part.text).join('') }));
}

/** A census file and what is read in its place. */
export type FileEdit = (file: { readonly name: string; readonly content: string }) => string;

/** Imports a sample census, edited where a test says so, into a database of its own. */
export async function samplePharmacy(options: Partial<SampleOptions>, edit: FileEdit = ({ content }) => content): Promise<SamplePharmacy> {
  const database = await testDatabase();
  const actor = await makePharmacy(database);
  await database.uow.run(actor, (tx) =>
    tx.execute(`insert into pharmacy (tenant_id, name, phone, address) values ($1, 'Test Pharmacy', '555-0100', '1 Test Street')`, [actor.tenantId]),
  );
  const report = await new ImportCensus(database.uow).execute(actor, sampleFiles(options).map((file) => ({ name: file.name, content: edit(file) })));
  if (report.outcome !== 'imported') throw new Error(`the sample was ${report.outcome}: ${report.errors.slice(0, 3).map((issue) => `${issue.file}:${issue.line}`).join(', ')}`);
  return { database, actor };
}
