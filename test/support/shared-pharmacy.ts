import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ImportCatalogue } from '@cyclefill/features/formulary';
import { ImportCensus } from '@cyclefill/features/order';
import { testDatabase } from './database.js';
import type { SamplePharmacy } from './sample-pharmacy.js';
import { makePharmacy } from './table-contents.js';

const SHARED = resolve(import.meta.dirname, '../../../shared/data');

/** A file beside the checkout. */
export type SharedFile = { readonly name: string; readonly content: Buffer | string };

/** A database with the census folder that lies beside the checkout, `changed` first; or `null`, said past the reporter, when it is not there. */
export async function sharedPharmacy(what: string, changed: (files: readonly SharedFile[]) => readonly SharedFile[] = (files) => files): Promise<SamplePharmacy | null> {
  if (!existsSync(SHARED)) {
    process.stderr.write(`\n✕✕✕ ../shared/data is not here: ${what} was NOT checked ✕✕✕\n\n`);
    return null;
  }
  const database = await testDatabase();
  const actor = await makePharmacy(database);
  await new ImportCatalogue(database.uow).execute(actor, [{ name: 'ltc_catalogue.csv', content: readFileSync(join(SHARED, 'catalogue/ltc_catalogue.csv')) }]);
  const files = readdirSync(join(SHARED, 'facility')).map((name) => ({ name, content: readFileSync(join(SHARED, 'facility', name)) }));
  const report = await new ImportCensus(database.uow).execute(actor, changed(files));
  if (report.outcome !== 'imported') throw new Error(`the shared census was ${report.outcome}`);
  return { database, actor };
}
