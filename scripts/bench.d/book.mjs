// A pharmacy chain of synthetic facilities, taken over through the product's own import, one pharmacy at a time.
import 'reflect-metadata';
import { SystemClock, SystemIds } from '../../dist/libs/platform/clock/src/index.js';
import { connectDatabase, systemActor } from '../../dist/libs/platform/database/src/index.js';
import { ImportCensus } from '../../dist/libs/features/order/src/index.js';
import { catalogueRows, censusCsv, censusHeader, generateFacility } from '../../dist/libs/sample/src/index.js';
import { withClient } from './bench-database.mjs';
import { expectedOf } from './dose-oracle.mjs';

const RESIDENTS_PER_FACILITY = 100;
const FACILITIES_PER_PHARMACY = 20;
const SEED = 7;
const FILES = {
  'facilities.csv': 'facilities', 'residents.csv': 'residents', 'prescribers.csv': 'prescribers', 'med_pass_times.csv': 'medPassTimes',
  'orders.csv': 'orders', 'census_events.csv': 'censusEvents',
};

/** The moment at which every facility's next cycle is due to be built. */
export const NIGHT = new Date('2026-12-01T12:00:00Z');

async function makePharmacy(owner, id, number) {
  await owner.query('insert into tenant (id, code) values ($1, $2)', [id, `P${number}`]);
  await owner.query(`select set_config('app.tenant_id', $1, false)`, [id]);
  await owner.query(`insert into pharmacy (tenant_id, name, phone, address) values ($1, $2, '', '')`, [id, `Pharmacy ${number}`]);
}

function folderOf(censuses) {
  const files = Object.entries(FILES).map(([name, part]) => ({ name, content: censusHeader(name) + censuses.map((census) => censusCsv(name, census[part])).join('') }));
  return [...files, { name: 'catalogue.csv', content: censusHeader('catalogue.csv') + censusCsv('catalogue.csv', catalogueRows()) }];
}

/** Fills a database with `residents` residents. Returns the pharmacies and what a run must come to. */
export async function loadBook({ ownerUrl, appUrl }, residents) {
  const ids = new SystemIds(new SystemClock());
  const { uow, close } = await connectDatabase({ url: appUrl, poolSize: 1, entities: [], ids });
  const options = { facilities: Math.ceil(residents / RESIDENTS_PER_FACILITY), residents, seed: SEED };
  const book = { residents, facilities: options.facilities, tenants: [], orders: 0, lines: 0, scheduled: 0 };
  try {
    await withClient(ownerUrl, async (owner) => {
      for (let first = 0; first < options.facilities; first += FACILITIES_PER_PHARMACY) {
        const count = Math.min(FACILITIES_PER_PHARMACY, options.facilities - first);
        const censuses = Array.from({ length: count }, (_, place) => generateFacility(first + place, options));
        const tenant = ids.next();
        await makePharmacy(owner, tenant, book.tenants.length + 1);
        const { outcome, errors } = await new ImportCensus(uow).execute(systemActor(tenant), folderOf(censuses));
        if (outcome !== 'imported') throw new Error(`the sample was ${outcome}: ${JSON.stringify(errors[0])}`);
        book.tenants.push(tenant);
        for (const { orders, lines, scheduled } of censuses.map(expectedOf)) {
          book.orders += orders;
          book.lines += lines;
          book.scheduled += scheduled;
        }
      }
      await owner.query('vacuum analyze');
    });
  } finally {
    await close();
  }
  return book;
}
