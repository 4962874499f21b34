import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PreviewRegimen } from '../../../libs/features/order/src/preview-regimen/preview-regimen.js';
import { actorOf, onePharmacy, seed, seedId } from '../../builders/pharmacy-rows.builder.js';
import { type TestDatabase, testDatabase } from '../../support/database.js';

/** Nine in the evening of 7 December in New York, when it is the 8th by UTC. */
const EVENING = new Date('2026-12-08T02:00:00Z');

describe('a preview that names no day', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
    await seed(database, 'a', onePharmacy('a').map(([table, row]) => [table, table === 'facility' ? { ...row, zone: 'America/New_York' } : row] as const));
  });
  afterAll(async () => database.close());

  it.each([[seedId('a/facility'), '2026-12-07'], [undefined, '2026-12-08']])('begins with the day that it is in the facility %s: %s', async (facilityId, date) => {
    const preview = await new PreviewRegimen(database.uow).execute(actorOf('a'), 'pharmacy', { text: '1 tab po daily', start: null, now: EVENING, facilityId });
    expect(preview.nextDoses[0]).toMatchObject({ date });
  });
});
