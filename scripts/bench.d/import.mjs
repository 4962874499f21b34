// Taking over a census folder against the bare COPY of the rows it comes to, and against TypeORM's `save` of one row at a time.
import 'reflect-metadata';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { DataSource } from 'typeorm';
import { ImportCensus, ORDER_ENTITIES } from '../../dist/libs/features/order/src/index.js';
import { SystemClock, SystemIds } from '../../dist/libs/platform/clock/src/index.js';
import { connectDatabase, systemActor } from '../../dist/libs/platform/database/src/index.js';
import { generateFacility } from '../../dist/libs/sample/src/index.js';
import { withClient, withDatabase } from './bench-database.mjs';
import { folderOf, makePharmacies } from './book.mjs';
import { turnAbout } from './measure.mjs';
import { row } from './report.mjs';

const FACILITIES = 5;
const RESIDENTS = 500;
const SAVED_ROWS = 500;
const ROUNDS = 5;

/** Where the anchors write: the product's tables with their indexes and checks, without foreign keys and row-level security. */
const SCHEMA = 'bare';

/** A narrow table, which favours the anchor. */
const MedOrderEntity = ORDER_ENTITIES.find(({ name }) => name === 'MedOrderEntity');

async function bytesOf(owner, table) {
  const chunks = [];
  for await (const chunk of owner.query(copyTo(`copy ${table} to stdout (format binary)`))) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const generatedOut = async (owner, table) => {
  const { rows } = await owner.query(
    `select column_name as name from information_schema.columns where table_schema = 'public' and table_name = $1 and is_generated = 'NEVER' order by ordinal_position`, [table]);
  return `(${rows.map(({ name }) => `"${name}"`).join(', ')})`;
};

/** What an import wrote, as bytes a table, and the empty tables to copy them into. */
async function prepareCopies(owner, tables) {
  await owner.query(`create schema ${SCHEMA}`);
  const copies = [];
  for (const table of tables) {
    const columns = await generatedOut(owner, table);
    await owner.query(`create table ${SCHEMA}.${table} (like public.${table} including all)`);
    await owner.query(`alter table public.${table} no force row level security`);
    copies.push({ table, columns, bytes: await bytesOf(owner, `public.${table} ${columns}`) });
    await owner.query(`alter table public.${table} force row level security`);
  }
  return copies;
}

async function timeCopy(owner, copies, rows) {
  await owner.query(`truncate ${copies.map(({ table }) => `${SCHEMA}.${table}`).join(', ')}`);
  const began = performance.now();
  await owner.query('begin');
  for (const { table, columns, bytes } of copies) await pipeline(Readable.from([bytes]), owner.query(copyFrom(`copy ${SCHEMA}.${table} ${columns} from stdin (format binary)`)));
  await owner.query('commit');
  return rows / ((performance.now() - began) / 1000);
}

async function timeSave(source, ids) {
  const repository = source.getRepository(MedOrderEntity);
  const rows = Array.from({ length: SAVED_ROWS }, (_, index) => ({
    id: ids.next(), tenantId: ids.next(), facilityId: ids.next(), residentId: ids.next(), rxNumber: String(index), recordedAt: new Date(),
  }));
  const began = performance.now();
  for (const one of rows) await repository.save(repository.create(one));
  return SAVED_ROWS / ((performance.now() - began) / 1000);
}

/** Rows of the report. */
export async function importing() {
  const ids = new SystemIds(new SystemClock());
  const options = { facilities: FACILITIES, residents: RESIDENTS, seed: 7 };
  const folder = folderOf(Array.from({ length: FACILITIES }, (_, index) => generateFacility(index, options)));
  return withDatabase('import', (urls) => withClient(urls.ownerUrl, async (owner) => {
    const tenants = Array.from({ length: ROUNDS + 1 }, () => ids.next());
    await makePharmacies(owner, tenants);
    const { uow, close } = await connectDatabase({ url: urls.appUrl, poolSize: 1, entities: [], ids });
    const source = await new DataSource({ type: 'postgres', url: urls.ownerUrl, schema: SCHEMA, entities: [MedOrderEntity], poolSize: 1 }).initialize();
    try {
      let counts = {};
      const product = async (tenant) => {
        const began = performance.now();
        const report = await new ImportCensus(uow).execute(systemActor(tenant), folder);
        if (report.outcome !== 'imported') throw new Error(`the sample was ${report.outcome}`);
        counts = report.counts;
        return Object.values(counts).reduce((sum, { added }) => sum + added, 0) / ((performance.now() - began) / 1000);
      };
      await product(tenants[0]);
      const rows = Object.values(counts).reduce((sum, { added }) => sum + added, 0);
      const copies = await prepareCopies(owner, Object.keys(counts));
      const { copy, save, taken } = await turnAbout(ROUNDS, {
        copy: () => timeCopy(owner, copies, rows), save: () => timeSave(source, ids), taken: (round) => product(tenants[round + 1]),
      });
      const note = `${rows} rows in ${copies.length} tables, with validation and comparison`;
      return [
        row({ benchmark: 'import of a census folder', against: 'COPY of its rows', unit: 'rows / s', goal: { ref: 'P6', atLeast: 0.5 }, product: taken, anchor: copy, note }),
        row({ benchmark: 'import of a census folder', against: 'TypeORM save, one by one', unit: 'rows / s', goal: { ref: 'P6', atLeast: 50 }, product: taken, anchor: save, note }),
      ];
    } finally {
      await source.destroy();
      await close();
    }
  }));
}
