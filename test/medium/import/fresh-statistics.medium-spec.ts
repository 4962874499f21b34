import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { z } from 'zod';
import { type SamplePharmacy, samplePharmacy } from '../../support/sample-pharmacy.js';

/** Of tables of the product's own, what the planner believes of each that holds anything. */
const UNKNOWN = `
select c.relname as table from pg_class c where c.relname in ('med_order', 'order_version', 'prescription', 'drug_product', 'resident', 'resident_version', 'census_event', 'med_pass', 'stock_lot')
  and c.relnamespace = current_schema()::regnamespace and c.reltuples < 1 order by 1`;

let pharmacy: SamplePharmacy;
beforeAll(async () => {
  pharmacy = await samplePharmacy({ facilities: 1, residents: 12, seed: 3 });
}, 120_000);
afterAll(() => pharmacy.database.close());

it('an import leaves no table that it filled unknown to the planner', async () => {
  const unknown = await pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.query(z.object({ table: z.string() }), UNKNOWN));
  expect(unknown).toEqual([]);
});
