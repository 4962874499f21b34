// A chain of pharmacies with synthetic residents, made by the sample's generator and taken over through the product's own import.
import 'reflect-metadata';
import { SystemClock, SystemIds } from '../../dist/libs/platform/clock/src/index.js';
import { connectDatabase, systemActor } from '../../dist/libs/platform/database/src/index.js';
import { ImportCensus } from '../../dist/libs/features/order/src/index.js';
import { catalogueRows, censusCsv, censusHeader, generateFacility } from '../../dist/libs/sample/src/index.js';
import { withClient } from './bench-database.mjs';
import { clonePharmacies } from './clone-book.mjs';
import { expectedOf } from './dose-oracle.mjs';

const RESIDENTS_PER_FACILITY = 100;
const RESIDENTS_PER_PHARMACY = 2000;
const SEED = 7;
const FILES = {
  'facilities.csv': 'facilities', 'residents.csv': 'residents', 'prescribers.csv': 'prescribers', 'med_pass_times.csv': 'medPassTimes',
  'orders.csv': 'orders', 'census_events.csv': 'censusEvents',
};

/** The moment at which every facility's next cycle is due to be built. */
export const NIGHT = new Date('2026-12-01T12:00:00Z');

/** The tenants with their pharmacies, empty. */
export async function makePharmacies(owner, tenants) {
  for (const [index, tenant] of tenants.entries()) {
    await owner.query('insert into tenant (id, code) values ($1, $2)', [tenant, `P${index + 1}`]);
    await owner.query(`select set_config('app.tenant_id', $1, false)`, [tenant]);
    await owner.query(`insert into pharmacy (tenant_id, name, phone, address) values ($1, $2, '', '')`, [tenant, `Pharmacy ${index + 1}`]);
  }
}

/** Censuses as the files of one folder, the catalogue with them. */
export function folderOf(censuses) {
  const files = Object.entries(FILES).map(([name, part]) => ({ name, content: censusHeader(name) + censuses.map((census) => censusCsv(name, census[part])).join('') }));
  return [...files, { name: 'catalogue.csv', content: censusHeader('catalogue.csv') + censusCsv('catalogue.csv', catalogueRows()) }];
}

/** Takes over one pharmacy's census. Returns what a run of it must come to. */
async function importPharmacy(uow, tenant, censuses) {
  const { outcome, errors } = await new ImportCensus(uow).execute(systemActor(tenant), folderOf(censuses));
  if (outcome !== 'imported') throw new Error(`the sample was ${outcome}: ${JSON.stringify(errors[0])}`);
  const sum = (name) => censuses.map(expectedOf).reduce((total, expected) => total + expected[name], 0);
  return { orders: sum('orders'), lines: sum('lines'), scheduled: sum('scheduled') };
}

async function importPharmacies(appUrl, ids, tenants, censusesOf) {
  const { uow, close } = await connectDatabase({ url: appUrl, poolSize: 1, entities: [], ids });
  const totals = { orders: 0, lines: 0, scheduled: 0 };
  try {
    for (const [index, tenant] of tenants.entries()) {
      const one = await importPharmacy(uow, tenant, censusesOf(index));
      for (const name of Object.keys(totals)) totals[name] += one[name];
      if (tenants.length > 1) console.error(`  ${index + 1} of ${tenants.length} pharmacies loaded`);
    }
  } finally {
    await close();
  }
  return totals;
}

/** Residents that are imported, each of them other than all; what is beyond them are copies of their pharmacies. */
const IMPORTED_AT_MOST = 20_000;

async function importBook(appUrl, owner, residents) {
  const ids = new SystemIds(new SystemClock());
  const pharmacies = Math.ceil(residents / RESIDENTS_PER_PHARMACY);
  const facilities = Math.ceil(residents / pharmacies / RESIDENTS_PER_FACILITY);
  const options = { facilities: facilities * pharmacies, residents, seed: SEED };
  const censusesOf = (pharmacy) => Array.from({ length: facilities }, (_, index) => generateFacility(pharmacy * facilities + index, options));
  const tenants = Array.from({ length: pharmacies }, () => ids.next());
  await makePharmacies(owner, tenants);
  return { tenants, ...(await importPharmacies(appUrl, ids, tenants, censusesOf)) };
}

/** Fills a database with `residents` residents. Returns the pharmacies and what a run must come to. */
export async function loadBook({ ownerUrl, appUrl }, residents) {
  const times = Math.ceil(residents / IMPORTED_AT_MOST);
  return withClient(ownerUrl, async (owner) => {
    const { tenants, orders, lines, scheduled } = await importBook(appUrl, owner, Math.min(residents, IMPORTED_AT_MOST));
    const copies = times > 1 ? await clonePharmacies(owner, tenants, times - 1) : [];
    await owner.query('vacuum analyze');
    return { tenants: [...tenants, ...copies], orders: orders * times, lines: lines * times, scheduled: scheduled * times };
  });
}
