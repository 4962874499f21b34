import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { OpenNightlyRun } from '@cyclefill/features/fill';
import { Redis } from 'ioredis';
import { z } from 'zod';
import { eventually } from '../../support/eventually.js';
import { requiredService } from '../../support/required-service.js';
import { brokenInvariants } from '../../support/run-invariants.js';
import { type SamplePharmacy, samplePharmacy } from '../../support/sample-pharmacy.js';
import { type WorkerProcess, workerProcess } from '../../support/worker-process.js';

const NIGHT = '2026-12-01T12:00:00Z';
const FACILITIES = 6;
const CountRow = z.object({ count: z.int() });

/** A nightly run of six facilities that is about to be disturbed. */
interface Scene {
  readonly pharmacy: SamplePharmacy;
  readonly settings: Readonly<Record<string, string>>;
  readonly batchesPast: (state: 'computed' | 'documented') => Promise<number>;
}

describe('a nightly run that is disturbed', () => {
  const closers: (() => Promise<void>)[] = [];

  afterEach(async () => {
    for (const close of closers.splice(0).toReversed()) await close();
  });

  async function scene(queue: Readonly<Record<string, string>>): Promise<Scene> {
    const pharmacy = await samplePharmacy({ facilities: FACILITIES, residents: FACILITIES * 8, seed: 11 });
    const data = await mkdtemp(join(tmpdir(), 'cyclefill-run-'));
    closers.push(() => rm(data, { recursive: true, force: true }), () => pharmacy.database.close());
    const settings = { DATABASE_APP_URL: pharmacy.database.appUrl, CYCLEFILL_DATA: data, QUEUE_PREFIX: `t${randomUUID().slice(0, 8)}`, ...queue };
    const { batchIds } = await new OpenNightlyRun(pharmacy.database.uow).execute(pharmacy.actor, new Date(NIGHT));
    expect(batchIds).toHaveLength(FACILITIES);
    const batchesPast = async (state: string): Promise<number> => {
      const [row] = await pharmacy.database.uow.run(pharmacy.actor, (tx) => tx.query(CountRow, `select count(*)::int as count from fill_batch where ${state}_at is not null`));
      return row?.count ?? 0;
    };
    return { pharmacy, settings, batchesPast };
  }

  async function aWorker(settings: Scene['settings']): Promise<WorkerProcess> {
    const worker = await workerProcess(settings);
    closers.push(() => worker.kill('SIGKILL'));
    return worker;
  }

  it('finishes by itself when its worker is killed in the middle, nothing missing, nothing twice (V18)', async () => {
    const { pharmacy, settings, batchesPast } = await scene({ REDIS_URL: requiredService('REDIS_URL') });
    const first = await aWorker(settings);
    await eventually('the first batch is computed', async () => (await batchesPast('computed')) > 0, 60_000);
    await first.kill('SIGKILL');
    expect(await batchesPast('documented')).toBeLessThan(FACILITIES);
    await aWorker(settings);
    await eventually('every batch is documented', async () => (await batchesPast('documented')) === FACILITIES, 180_000);
    expect(await brokenInvariants(pharmacy)).toEqual([]);
  }, 300_000);

  it('finishes by itself when the queue is emptied in the middle, nothing missing, nothing twice', async () => {
    // A Redis database of its own, so that emptying it disturbs nobody else.
    const url = `${requiredService('REDIS_URL').replace(/\/\d*$/, '')}/9`;
    const { pharmacy, settings, batchesPast } = await scene({ REDIS_URL: url });
    const redis = new Redis(url);
    closers.push(async () => void (await redis.quit()));
    await aWorker(settings);
    await eventually('the first batch is computed', async () => (await batchesPast('computed')) > 0, 60_000);
    await redis.flushdb();
    expect(await batchesPast('documented')).toBeLessThan(FACILITIES);
    await eventually('every batch is documented', async () => (await batchesPast('documented')) === FACILITIES, 180_000);
    expect(await brokenInvariants(pharmacy)).toEqual([]);
  }, 300_000);

  it('needs no Redis: on the PostgreSQL queue it ends the same', async () => {
    const { pharmacy, settings, batchesPast } = await scene({ QUEUE_DATABASE_URL: requiredService('QUEUE_DATABASE_URL') });
    await aWorker(settings);
    await eventually('every batch is documented', async () => (await batchesPast('documented')) === FACILITIES, 180_000);
    expect(await brokenInvariants(pharmacy)).toEqual([]);
  }, 300_000);
});
