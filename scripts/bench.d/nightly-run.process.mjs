// A worker of its own for the run benchmark: opens a night, or does tasks of it, when told to, and tells what it used.
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
const processors = Object.fromEntries([new ComputeFillBatchProcessor(watch.uow), new RebuildChangedLinesProcessor(uow)].map((each) => [each.kind, each]));

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

/** The open tasks of computing and rebuilding, in the order of their cut-offs. */
async function takeDue() {
  const due = [];
  while ((await store.sendDue(async ({ id, kind }) => void (kind in processors && due.push(id)))) > 0);
  return due;
}

/** Does tasks, `inFlight` at a time, as a worker does: lease, with others of its kind, then one transaction. */
async function workAll(tasks) {
  const due = tasks.toReversed();
  const work = async () => {
    for (let id = due.pop(); id !== undefined; id = due.pop()) {
      const lease = await store.lease(id);
      if (lease === null) continue;
      const processor = processors[lease.kind];
      await processor.runAll([lease, ...(await store.leaseMore(lease, processor.atOnce - 1))]);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, work));
}

/** Milliseconds by phase since `before`. */
const since = (before) => Object.fromEntries(Object.entries(watch.spent).map(([phase, spent]) => [phase, spent - before[phase]]));

/** What the reconciler does: opens the night's batches, and offers whatever changed since windows were built. */
async function open() {
  const [batches, rebuilt] = [await openAll(), await offerAll()];
  return { batches, rebuilt, tasks: batches + rebuilt > 0 ? await takeDue() : [] };
}

const doing = { open, work: ({ tasks }) => workAll(tasks) };

async function perform({ name, ...what }) {
  const [cpu, before] = [cpuSeconds(), { ...watch.spent }];
  const result = await doing[name](what);
  return { ...result, cpu: cpuSeconds() - cpu, rss: residentMiB(), phases: since(before) };
}

process.on('message', (message) => void perform(message).then((result) => process.send(result)));
// Also in the middle of a night, whose database may be gone already.
process.on('disconnect', () => process.exit());
process.send('ready');
