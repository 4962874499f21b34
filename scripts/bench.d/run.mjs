// The nightly run against the set-based anchor, on as many orders; the same night asked for again, with nothing changed and with 1 % of the orders changed.
import 'reflect-metadata';
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { HoldOrder } from '../../dist/libs/features/order/src/index.js';
import { SystemClock, SystemIds } from '../../dist/libs/platform/clock/src/index.js';
import { connectDatabase, systemActor } from '../../dist/libs/platform/database/src/index.js';
import { withClient, withDatabase } from './bench-database.mjs';
import { NIGHT, loadBook } from './book.mjs';
import { median, turnAbout } from './measure.mjs';
import { WORKER_FLAGS } from '../worker-flags.mjs';
import { figure, row } from './report.mjs';
import { countServerCpu, ownMemoryMiB } from './server-cpu.mjs';
import { loadAnchor, timeAnchor } from './set-based-anchor.mjs';

const IN_FLIGHT = 2;
/** Worker processes: as many as the anchor has connections, where there are cores for them. */
const WORKERS = Math.min(2, availableParallelism());
/** Lines with something dispensed are about three quarters of the orders; one in so many of them is 1 % of all. */
const ONE_IN = 75;

/** A worker process and how to have it do something. */
async function startWorker(urls, { tenants }) {
  const settings = { appUrl: urls.appUrl, tenants, night: NIGHT, inFlight: IN_FLIGHT };
  const child = fork(new URL('nightly-run.process.mjs', import.meta.url), [JSON.stringify(settings)], { execArgv: WORKER_FLAGS });
  const exit = once(child, 'exit');
  const answer = async () => {
    const [result] = await Promise.race([once(child, 'message'), exit]);
    if (child.exitCode !== null) throw new Error(`the worker ended with ${child.exitCode}`);
    return result;
  };
  await answer();
  return {
    ask: (message) => {
      const result = answer();
      child.send(message);
      return result;
    },
    stop: async () => {
      if (child.connected) child.disconnect();
      await exit;
    },
  };
}

/** The workers and how to have them do the night: one opens it, all of them do its tasks, turn about. */
async function startWorkers(urls, book) {
  const workers = await Promise.all(Array.from({ length: WORKERS }, () => startWorker(urls, book)));
  const doNight = async () => {
    const began = performance.now();
    const opened = await workers[0].ask({ name: 'open' });
    const openSeconds = (performance.now() - began) / 1000;
    const shares = workers.map((_, nth) => opened.tasks.filter((_task, index) => index % workers.length === nth));
    const done = await Promise.all(opened.tasks.length === 0 ? [] : workers.map((worker, nth) => worker.ask({ name: 'work', tasks: shares[nth] })));
    const seconds = (performance.now() - began) / 1000;
    const phases = Object.fromEntries(Object.keys(opened.phases).map((phase) => [phase, done.reduce((sum, each) => sum + each.phases[phase], 0)]));
    const cpu = [opened, ...done].reduce((sum, each) => sum + each.cpu, 0);
    return { batches: opened.batches, rebuilt: opened.rebuilt, seconds, openSeconds, cpu, rss: Math.max(opened.rss, ...done.map(({ rss }) => rss)), phases };
  };
  return { doNight, stop: () => Promise.all(workers.map((worker) => worker.stop())) };
}

/** Lets the owner empty what is append-only; nothing that a run writes is touched by it. */
async function allowForgetting(owner) {
  const { rows } = await owner.query(`select format('alter table %s disable trigger %I', tgrelid::regclass, tgname) as sql from pg_trigger where tgname like '%append\\_only'`);
  for (const { sql } of rows) await owner.query(sql);
}

/** Undoes the last night as the owner, so that the same night can be done again. */
async function forgetRuns(owner) {
  await owner.query('truncate fill_run, fill_batch, fill_line, finding, pack, task cascade');
  await owner.query('update cycle_clock k set next_window_from = c.next_window_from, build_at = c.build_at from bench_clock c where c.cycle_id = k.cycle_id');
}

/** Every line and every scheduled thousandth must be what the census rows say, or the time does not count. */
async function checkRun(owner, book) {
  const found = { lines: 0, scheduled: 0, unbalanced: 0 };
  for (const tenant of book.tenants) {
    await owner.query(`select set_config('app.tenant_id', $1, false)`, [tenant]);
    const { rows: [sums] } = await owner.query('select count(*)::int as lines, coalesce(sum(scheduled_milli), 0)::float8 as scheduled from fill_line where is_current');
    const { rows: [batches] } = await owner.query(`select count(*)::int as unbalanced from fill_batch where state <> 'computed' or eligible <> filled + excepted + skipped`);
    found.lines += sums.lines;
    found.scheduled += sums.scheduled;
    found.unbalanced += batches.unbalanced;
  }
  if (found.lines !== book.lines || found.scheduled !== book.scheduled || found.unbalanced > 0) {
    throw new Error(`the run came to ${JSON.stringify(found)}, the census to ${book.lines} lines and ${book.scheduled} thousandths`);
  }
}

/** Holds one in a hundred orders of every facility for a day of the window, as people do: other ones each round. */
async function holdSome({ appUrl }, { tenants }, owner, round) {
  const ids = new SystemIds(new SystemClock());
  const { uow, close } = await connectDatabase({ url: appUrl, poolSize: 1, entities: [], ids });
  let held = 0;
  try {
    for (const tenant of tenants) {
      await owner.query(`select set_config('app.tenant_id', $1, false)`, [tenant]);
      const { rows } = await owner.query(
        `select order_id, version, day::text from (
           select l.order_id, v.version, (l.window_from + 2) as day, row_number() over (partition by l.facility_id order by l.order_id) as n
           from fill_line l join order_version v on v.order_id = l.order_id and v.superseded_at is null
           where l.is_current and l.dispensed_milli > 0 and l.status = 'filled' and (v.to_at is null or v.to_at > l.window_from + 3)
             and not exists (select from order_hold h where h.order_id = l.order_id and h.superseded_at is null)) f where n % $2 = $1`,
        [round, ONE_IN],
      );
      const holding = new HoldOrder(uow);
      for (const { order_id: orderId, version, day } of rows) {
        await holding.execute(systemActor(tenant), 'pharmacy', { orderId, readVersion: version }, { from: `${day}T00:00`, to: `${day}T23:59`, reason: 'measured' });
      }
      held += rows.length;
    }
  } finally {
    await close();
  }
  return held;
}

/** The same night once more after that; every batch must have read what moved, and every changed line must be another. */
async function rebuildChanged(owner, urls, book, workers, round) {
  const orders = await holdSome(urls, book, owner, round);
  const { rebuilt, seconds } = await workers.doNight();
  const found = { behind: 0, lines: 0 };
  for (const tenant of book.tenants) {
    await owner.query(`select set_config('app.tenant_id', $1, false)`, [tenant]);
    const { rows: [row] } = await owner.query(
      `select (select count(*)::int from fill_batch b join facility_clock c on c.facility_id = b.facility_id where b.is_current and b.input_version < c.input_version) as behind,
         (select coalesce(sum(lines_replaced), 0)::int from batch_rebuild) as lines`,
    );
    found.behind += row.behind;
    found.lines += row.lines;
  }
  if (found.behind > 0 || found.lines < orders) throw new Error(`of ${orders} changed orders ${found.lines} lines were replaced, ${found.behind} batches were left behind`);
  await checkRun(owner, book);
  return { orders, rebuilt, seconds, lines: found.lines };
}

async function measure(urls, book, rounds) {
  const facilities = await loadAnchor(urls.ownerUrl, book.orders);
  const workers = await startWorkers(urls, book);
  try {
    return await withClient(urls.ownerUrl, async (owner) => {
      await owner.query('create table bench_clock as table cycle_clock');
      await allowForgetting(owner);
      const [again, changed, role] = [[], [], new URL(urls.appUrl).username];
      const product = async () => {
        await forgetRuns(owner);
        const serverCpu = await countServerCpu(owner, role);
        const night = await workers.doNight();
        const [cpu, backends] = [night.cpu + (await serverCpu()), await ownMemoryMiB(owner, role)];
        await checkRun(owner, book);
        const { batches, seconds } = await workers.doNight();
        if (batches > 0) throw new Error('a finished run was opened again');
        again.push(seconds);
        changed.push(await rebuildChanged(owner, urls, book, workers, changed.length));
        return { ...night, workerCpu: night.cpu, cpu, backends };
      };
      // The first night of a process compiles its code; neither side's first time counts.
      const all = await turnAbout(rounds + 1, { anchor: () => timeAnchor(urls.ownerUrl, facilities, book.orders), product });
      return { anchor: all.anchor.slice(1), nights: all.product.slice(1), again: again.slice(1), changed: changed.slice(1) };
    });
  } finally {
    await workers.stop();
  }
}

/** Share of each phase in the time that batches took, all nights together. */
function phaseText(nights) {
  const sums = ['read', 'compute', 'write'].map((phase) => [phase, nights.reduce((sum, { phases }) => sum + phases[phase], 0)]);
  const all = sums.reduce((sum, [, spent]) => sum + spent, 0);
  return sums.map(([phase, spent]) => `${phase} ${((spent / all) * 100).toFixed(0)} %`).join(', ');
}

/** How the time of an order grows with the book; both sides by round, in microseconds. */
export function growth(few, many) {
  return row({
    benchmark: `an order, ${many.residents.toLocaleString('en-US')} residents`, against: `${few.residents.toLocaleString('en-US')} residents`, unit: 'µs', goal: { ref: 'P10', atMost: 1.2 },
    product: many.perOrder, anchor: few.perOrder, note: 'wall time an order; 1 = linear',
  });
}

/** Rows of the report for a book of so many residents, and the microseconds an order took in each round. */
export async function nightlyRun(residents, rounds) {
  const name = `${residents.toLocaleString('en-US')} residents`;
  return withDatabase(`run_${residents}`, async (urls) => {
    const book = await loadBook(urls, residents);
    const { anchor, nights, again, changed } = await measure(urls, book, rounds);
    const of = (list, name) => list.map((each) => each[name]);
    const perOrder = (name) => ((median(of(nights, name)) / book.orders) * 1e6).toFixed(1);
    const rows = [
      row({
        benchmark: `run, ${name}`, against: 'set-based SQL', unit: 's', goal: { ref: 'P1', atMost: 1.8 }, product: of(nights, 'seconds'), anchor: of(anchor, 'seconds'),
        note: `${book.orders} orders, ${book.lines} lines, ${(book.orders / median(of(nights, 'seconds')) / 1000).toFixed(1)} k orders/s; opening ${median(of(nights, 'openSeconds')).toFixed(2)} s`,
      }),
      row({
        benchmark: `CPU of the run, ${name}`, against: 'set-based SQL', unit: 'CPU-s', goal: { ref: 'P1', atMost: 1.8 }, product: of(nights, 'cpu'), anchor: of(anchor, 'cpu'),
        note: `${perOrder('cpu')} µs an order, of which ${WORKERS} workers ${perOrder('workerCpu')}; a batch's time: ${phaseText(nights)}`,
      }),
      row({ benchmark: `finished run again, ${name}`, against: 'the run', unit: 's', goal: { ref: 'P2', atMost: 0.1 }, product: again, anchor: of(nights, 'seconds') }),
      row({
        benchmark: `1 % changed, ${name}`, against: 'the run', unit: 's', goal: { ref: 'P2', atMost: 0.05 }, product: of(changed, 'seconds'), anchor: of(nights, 'seconds'),
        note: `${median(of(changed, 'orders'))} orders in ${median(of(changed, 'rebuilt'))} batches, ${median(of(changed, 'lines'))} lines replaced`,
      }),
      figure({ benchmark: `memory of a worker, ${name}`, unit: 'MiB', goal: { ref: 'P11', atMost: 300 }, value: Math.max(...of(nights, 'rss')), note: `PostgreSQL's backends ${Math.max(...of(nights, 'backends').flat())} MiB each of their own` }),
    ];
    return { residents, rows, perOrder: of(nights, 'seconds').map((seconds) => (seconds / book.orders) * 1e6) };
  });
}
