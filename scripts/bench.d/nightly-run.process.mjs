// A worker of its own for the run benchmark: does a night when told to, and tells how long it took and what it used.
import 'reflect-metadata';
import { ComputeFillBatchProcessor, OfferRebuilds, OpenNightlyRun, RebuildChangedLinesProcessor } from '../../dist/libs/features/fill/src/index.js';
import { SystemClock, SystemIds } from '../../dist/libs/platform/clock/src/index.js';
import { connectDatabase, systemActor } from '../../dist/libs/platform/database/src/index.js';
import { TaskStore } from '../../dist/libs/platform/tasks/src/index.js';
import { cpuSeconds, residentMiB } from './measure.mjs';
import { watchPhases } from './phase-watch.mjs';

const { appUrl, tenants, night, inFlight } = JSON.parse(process.argv[2]);
const asOf = new Date(night);
const ids = new SystemIds(new SystemClock());
const { uow } = await connectDatabase({ url: appUrl, poolSize: inFlight + 1, entities: [], ids });
const watch = watchPhases(uow);
const [opening, offering, store] = [new OpenNightlyRun(uow), new OfferRebuilds(uow), new TaskStore(uow, ids)];
const [computing, rebuilding] = [new ComputeFillBatchProcessor(watch.uow), new RebuildChangedLinesProcessor(uow)];

async function openAll() {
  let opened = 0;
  for (const tenant of tenants) opened += (await opening.execute(systemActor(tenant), asOf)).batchIds.length;
  return opened;
}

async function offerAll() {
  let offered = 0;
  for (const tenant of tenants) offered += (await offering.execute(systemActor(tenant), { facilityId: null, windowFrom: null, asOf })).length;
  return offered;
}

/** Does every open task of the processor's kind, `inFlight` at a time, as a worker does: lease, then one transaction. */
async function workAll(processor) {
  const due = [];
  while ((await store.sendDue(async ({ id, kind }) => void (kind === processor.kind && due.push(id)))) > 0);
  const work = async () => {
    for (let id = due.pop(); id !== undefined; id = due.pop()) {
      const lease = await store.lease(id);
      if (lease !== null) await processor.run(lease);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, work));
}

/** Milliseconds by phase since `before`. */
const since = (before) => Object.fromEntries(Object.entries(watch.spent).map(([phase, spent]) => [phase, spent - before[phase]]));

/** The night, and whatever changed since windows were built: what the reconciler does. */
async function doNight() {
  const [began, cpu, before] = [performance.now(), cpuSeconds(), { ...watch.spent }];
  const [batches, rebuilt] = [await openAll(), await offerAll()];
  const opened = performance.now();
  if (batches > 0) await workAll(computing);
  if (rebuilt > 0) await workAll(rebuilding);
  const ended = performance.now();
  return { batches, rebuilt, seconds: (ended - began) / 1000, openSeconds: (opened - began) / 1000, cpu: cpuSeconds() - cpu, rss: residentMiB(), phases: since(before) };
}

process.on('message', () => void doNight().then((result) => process.send(result)));
// Also in the middle of a night, whose database may be gone already.
process.on('disconnect', () => process.exit());
process.send('ready');
