// A night of one average pharmacy end to end, as in production: opened, through the queue, worked by a worker process of its own.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { OpenNightlyRun } from '../../dist/libs/features/fill/src/index.js';
import { SystemClock, SystemIds } from '../../dist/libs/platform/clock/src/index.js';
import { connectDatabase, systemActor } from '../../dist/libs/platform/database/src/index.js';
import { withClient, withDatabase } from './bench-database.mjs';
import { NIGHT, loadBook } from './book.mjs';
import { WORKER_FLAGS } from '../worker-flags.mjs';
import { figure } from './report.mjs';

/** The average pharmacy has 1,030 residents and 12,369 lines; the sample's have fewer orders each. */
const RESIDENTS = 1100;
const DEADLINE_SECONDS = 300;
const POLL_MS = 20;

async function startWorker(urls, data) {
  const child = fork(new URL('../../dist/apps/worker/src/main.js', import.meta.url), [], {
    env: { ...process.env, DATABASE_URL: urls.ownerUrl, DATABASE_APP_URL: urls.appUrl, QUEUE_PREFIX: `bench-${process.pid}`, CYCLEFILL_DATA: data, WORKER_SCHEDULER: 'off', LOG_LEVEL: 'warn' },
    execArgv: WORKER_FLAGS, stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const exit = once(child, 'exit');
  await Promise.race([once(child, 'message'), exit]);
  if (child.exitCode !== null) throw new Error(`the worker ended with ${child.exitCode}`);
  const stop = async () => {
    if (child.connected) child.disconnect();
    await exit;
  };
  return { stop, peakMiB: () => Math.round(Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))[1]) / 1024) };
}

/** Seconds from `began` until no batch stands in one of the states. */
async function secondsUntil(owner, began, states) {
  for (;;) {
    const { rows: [counts] } = await owner.query(
      `select count(*) filter (where state = any($1))::int as behind, count(*) filter (where state = 'needs_attention')::int as stopped from fill_batch`,
      [states],
    );
    const seconds = (performance.now() - began) / 1000;
    if (counts.stopped > 0) throw new Error(`${counts.stopped} batches need attention`);
    if (counts.behind === 0) return seconds;
    if (seconds > DEADLINE_SECONDS) throw new Error(`${counts.behind} batches are still behind after ${DEADLINE_SECONDS} s`);
    await wait(POLL_MS);
  }
}

async function openRun(appUrl, tenant) {
  const { uow, close } = await connectDatabase({ url: appUrl, poolSize: 1, entities: [], ids: new SystemIds(new SystemClock()) });
  try {
    return await new OpenNightlyRun(uow).execute(systemActor(tenant), NIGHT);
  } finally {
    await close();
  }
}

async function runNight(urls, owner, [tenant]) {
  await owner.query(`select set_config('app.tenant_id', $1, false)`, [tenant]);
  const began = performance.now();
  await openRun(urls.appUrl, tenant);
  const computed = await secondsUntil(owner, began, ['opened']);
  const documented = await secondsUntil(owner, began, ['opened', 'computed', 'planned']);
  const { rows: [{ lines }] } = await owner.query('select count(*)::int as lines from fill_line');
  return { computed, documented, lines };
}

export async function queue() {
  return withDatabase('queue', async (urls) => {
    const book = await loadBook(urls, RESIDENTS);
    const data = mkdtempSync(join(tmpdir(), 'cyclefill-bench-'));
    const worker = await startWorker(urls, data);
    try {
      const night = await withClient(urls.ownerUrl, (owner) => runNight(urls, owner, book.tenants));
      if (night.lines !== book.lines) throw new Error(`the run came to ${night.lines} lines, the census to ${book.lines}`);
      const note = `${book.orders} orders, a new worker`;
      return [
        figure({ benchmark: 'queue, opened to computed', unit: 's', goal: null, value: night.computed, note }),
        figure({ benchmark: 'queue, opened to documents', unit: 's', goal: { ref: 'P3', atMost: 30 }, value: night.documented, note }),
        figure({ benchmark: 'queue, worker that draws, peak memory', unit: 'MiB', goal: { ref: 'P11', atMost: 300 }, value: worker.peakMiB(), note: 'with its drawing threads' }),
      ];
    } finally {
      await worker.stop();
      rmSync(data, { recursive: true, force: true });
    }
  });
}
