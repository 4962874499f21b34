// A worker of its own for the run benchmark: does a night when told to, and tells how long it took and what it used.
import 'reflect-metadata';
import { ComputeFillBatchProcessor, OpenNightlyRun } from '../../dist/libs/features/fill/src/index.js';
import { SystemClock, SystemIds } from '../../dist/libs/platform/clock/src/index.js';
import { connectDatabase, systemActor } from '../../dist/libs/platform/database/src/index.js';
import { TaskStore } from '../../dist/libs/platform/tasks/src/index.js';
import { cpuSeconds, residentMiB } from './measure.mjs';

const { appUrl, tenants, night, inFlight } = JSON.parse(process.argv[2]);
const asOf = new Date(night);
const ids = new SystemIds(new SystemClock());
const { uow, close } = await connectDatabase({ url: appUrl, poolSize: inFlight + 1, entities: [], ids });
const [opening, store, processor] = [new OpenNightlyRun(uow), new TaskStore(uow, ids), new ComputeFillBatchProcessor(uow)];

async function openAll() {
  let opened = 0;
  for (const tenant of tenants) opened += (await opening.execute(systemActor(tenant), asOf)).batchIds.length;
  return opened;
}

/** Does every open task, `inFlight` at a time, as a worker does: lease, then one transaction. */
async function computeAll() {
  const due = [];
  while ((await store.sendDue(async ({ id, kind }) => void (kind === 'fill-batch.opened' && due.push(id)))) > 0);
  const work = async () => {
    for (let id = due.pop(); id !== undefined; id = due.pop()) {
      const lease = await store.lease(id);
      if (lease !== null) await processor.run(lease);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, work));
}

async function doNight() {
  const [began, cpu] = [performance.now(), cpuSeconds()];
  const batches = await openAll();
  const opened = performance.now();
  if (batches > 0) await computeAll();
  const ended = performance.now();
  return { batches, seconds: (ended - began) / 1000, openSeconds: (opened - began) / 1000, cpu: cpuSeconds() - cpu, rss: residentMiB() };
}

process.on('message', () => void doNight().then((result) => process.send(result)));
process.on('disconnect', () => void close());
process.send('ready');
