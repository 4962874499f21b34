import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { requiredService } from '../../support/required-service.js';
import { type SamplePharmacy, samplePharmacy } from '../../support/sample-pharmacy.js';
import { TcpGate } from '../../support/tcp-gate.js';
import { abandonedWorker, workerProcess } from '../../support/worker-process.js';

describe('a worker whose parent is gone', () => {
  let pharmacy: SamplePharmacy;
  let gates: readonly TcpGate[];
  let settings: Readonly<Record<string, string>>;

  beforeEach(async () => {
    pharmacy = await samplePharmacy({ facilities: 1, residents: 1, seed: 5 });
    const [queue, database] = gates = [await TcpGate.open(requiredService('REDIS_URL')), await TcpGate.open(pharmacy.database.appUrl)];
    settings = { DATABASE_APP_URL: database?.url ?? '', REDIS_URL: queue?.url ?? '', QUEUE_PREFIX: `ends-${process.pid}` };
  }, 60_000);
  afterEach(async () => {
    await Promise.all(gates.map((gate) => gate.shut()));
    await pharmacy.database.close();
  });

  it.each([['with its services', true], ['before its services', false]] as const)('%s ends by itself, and tries nothing again', async (_when, away) => {
    const worker = await workerProcess(settings);
    if (away) await Promise.all(gates.map((gate) => gate.shut()));
    await worker.abandon();
    expect(() => process.kill(worker.pid, 0)).toThrow();
  }, 60_000);

  it('ends although the parent was gone before it had started', async () => abandonedWorker(settings), 60_000);
});
