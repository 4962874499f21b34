import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Redis } from 'ioredis';
import { JobRefused, QueueMisconfigured, QueueUnavailable, openQueue } from '@cyclefill/platform/queue';
import type { QueueJob, QueuePort, ReceivedJob } from '@cyclefill/platform/queue';
import { capturedLog } from '../../support/captured-log.js';
import { eventually } from '../../support/eventually.js';
import { latch } from '../../support/latch.js';
import { queueContents } from '../../support/queue-contents.js';
import { requiredService } from '../../support/required-service.js';
import { TcpGate } from '../../support/tcp-gate.js';

const job: QueueJob = { name: 'fill.compute-batch', queue: 'fill', attempts: 3, backoffMs: 10 };
const options = { concurrency: 2, lockMs: 5000 };

describe.each(Object.entries(queueContents))('queue port on %s', (_name, { setting, empty, dump }) => {
  let prefix: string;
  let gate: TcpGate;
  let log: ReturnType<typeof capturedLog>;
  const opened: QueuePort[] = [];
  const open = (url = gate.url, timeoutMs = 2000): QueuePort => {
    const port = openQueue({ [setting]: url, QUEUE_PREFIX: prefix, log: log.log, timeoutMs });
    opened.push(port);
    return port;
  };

  beforeEach(async () => {
    prefix = `t${randomUUID().slice(0, 8)}`;
    log = capturedLog();
    gate = await TcpGate.open(requiredService(setting));
  });
  afterEach(async () => {
    await Promise.all(opened.splice(0).map(async (port) => port.close()));
    await gate.shut();
    await empty(prefix);
  });

  it('hands a job to a worker with its id, name and payload', async () => {
    const port = open();
    const seen: ReceivedJob[] = [];
    await port.work('fill', async (received) => void seen.push(received), options);
    await port.add(job, { taskId: 'a', generation: 1 }, { jobId: 'a-1' });
    await eventually('the job is worked', () => seen.length === 1);
    expect(seen).toEqual([{ id: 'a-1', name: job.name, payload: { taskId: 'a', generation: 1 }, attempt: 1 }]);
  });

  it('keeps jobs that were added before any worker was there, and gives each queue its own', async () => {
    const producer = open();
    await producer.add(job, { taskId: 'a' }, { jobId: 'a-1' });
    await producer.add({ ...job, queue: 'pack' }, { taskId: 'b' }, { jobId: 'b-1' });
    const seen: string[] = [];
    await open().work('fill', async ({ id }) => void seen.push(id), options);
    await eventually('the waiting job is worked', () => seen.length === 1);
    expect(seen).toEqual(['a-1']);
  });

  it('works the most urgent of the waiting jobs first, in whatever order they came', async () => {
    const producer = open();
    for (const [taskId, priority] of [['c', 700_000], ['a', 5], ['d', 2_097_151], ['b', 600_000]] as const) await producer.add(job, { taskId }, { jobId: `${taskId}-1`, priority });
    const seen: string[] = [];
    await open().work('fill', async ({ id }) => void seen.push(id), { ...options, concurrency: 1 });
    await eventually('every job is worked', () => seen.length === 4);
    expect(seen).toEqual(['a-1', 'b-1', 'c-1', 'd-1']);
  });

  it('tries a job again after a failure, then gives it up, and stores no message of the error', async () => {
    const port = open();
    const attempts: number[] = [];
    const dumps: string[] = [];
    await port.work('fill', async ({ attempt }) => {
      dumps.push(await dump(prefix));
      attempts.push(attempt);
      throw Object.assign(new Error('MARKER of a patient'), { code: 'XX001' });
    }, options);
    await port.add(job, { taskId: 'a' }, { jobId: 'a-1' });
    await eventually('every attempt is used', () => attempts.length === 3);
    await eventually('the failed job leaves no trace', async () => !(await dump(prefix)).includes('a-1"'));
    expect(attempts).toEqual([1, 2, 3]);
    expect(log.text()).toContain('XX001');
    expect(dumps.every((text) => text.includes('a-1"'))).toBe(true);
    expect(dumps.join('') + (await dump(prefix)) + log.text()).not.toContain('MARKER');
  });

  it('delivers at least once: what fails first succeeds later', async () => {
    const port = open();
    const done: number[] = [];
    await port.work('fill', async ({ attempt }) => {
      if (attempt === 1) throw new Error('once');
      await Promise.resolve(done.push(attempt));
    }, options);
    await port.add(job, { taskId: 'a' }, { jobId: 'a-1' });
    await eventually('the second attempt succeeds', () => done.length === 1);
    expect(done).toEqual([2]);
  });

  it('does not try a refused job again', async () => {
    const port = open();
    const attempts: string[] = [];
    await port.work('fill', async ({ id }) => {
      attempts.push(id);
      if (id === 'a-1') throw new JobRefused('batch.not-found');
      await Promise.resolve();
    }, { ...options, concurrency: 1 });
    await port.add(job, { taskId: 'a' }, { jobId: 'a-1' });
    await port.add(job, { taskId: 'b' }, { jobId: 'b-1', delayMs: 300 });
    await eventually('a later job is worked', () => attempts.includes('b-1'));
    expect(attempts).toEqual(['a-1', 'b-1']);
  });

  it('takes the same job id once while it waits, and again when it has finished', async () => {
    const port = open();
    await Promise.all(Array.from({ length: 5 }, async () => port.add(job, { taskId: 'a' }, { jobId: 'a-1' })));
    const seen: string[] = [];
    await port.work('fill', async ({ id }) => void seen.push(id), options);
    await port.add(job, { taskId: 'z' }, { jobId: 'z-1' });
    await eventually('both jobs are worked', () => seen.length >= 2);
    expect(seen.toSorted()).toEqual(['a-1', 'z-1']);
    await eventually('the finished job is forgotten', async () => {
      await port.add(job, { taskId: 'a' }, { jobId: 'a-1' });
      return seen.filter((id) => id === 'a-1').length >= 2;
    });
  });

  it('holds a delayed job back', async () => {
    const port = open();
    const seen: string[] = [];
    await port.work('fill', async ({ id }) => void seen.push(id), { ...options, concurrency: 1 });
    await port.add(job, { taskId: 'late' }, { jobId: 'late-1', delayMs: 1000 });
    await port.add(job, { taskId: 'now' }, { jobId: 'now-1' });
    await eventually('both are worked', () => seen.length === 2);
    expect(seen).toEqual(['now-1', 'late-1']);
  });

  it('works as many jobs at a time as it is told', async () => {
    const port = open();
    let [running, most] = [0, 0];
    const release = latch();
    await port.work('fill', async () => {
      running += 1;
      most = Math.max(most, running);
      if (running === 2) release.open();
      await release.opened;
      running -= 1;
    }, options);
    for (const id of ['a', 'b', 'c', 'd']) await port.add(job, { taskId: id }, { jobId: `${id}-1` });
    await eventually('all jobs are done', async () => running === 0 && !(await dump(prefix)).includes('d-1"'));
    expect(most).toBe(2);
  });

  it('fires a scheduled tick again and again, however often and from wherever it is set up', async () => {
    const ports = [open(), open(), open()];
    const tick: QueueJob = { name: 'tick', queue: 'fill' };
    const [first] = ports;
    let fired = 0;
    await first?.work('fill', async () => void (fired += 1), options);
    await Promise.all(ports.flatMap((port) => [port.scheduleEvery(tick, 400), port.scheduleEvery(tick, 400)]));
    await eventually('the tick fires while a reconciler keeps setting it up', async () => {
      await first?.scheduleEvery(tick, 400);
      return fired >= 3;
    });
    const sinceSetUp = fired;
    await eventually('the tick goes on alone', () => fired >= sinceSetUp + 3);
  });

  it('finishes the running job before it closes', async () => {
    const port = open();
    const events: string[] = [];
    const release = latch();
    await port.work('fill', async () => {
      events.push('started');
      await release.opened;
      events.push('finished');
    }, options);
    await port.add(job, { taskId: 'a' }, { jobId: 'a-1' });
    await eventually('the job runs', () => events.length === 1);
    const closed = port.close().then(() => events.push('closed'));
    release.open();
    await closed;
    opened.length = 0;
    expect(events).toEqual(['started', 'finished', 'closed']);
  });

  it('says at once that a backend is not there, on every call', async () => {
    const { url } = gate;
    await gate.shut();
    const port = open(url, 500);
    await expect(port.add(job, { taskId: 'a' }, { jobId: 'a-1' })).rejects.toThrow(QueueUnavailable);
    await expect(port.ping()).rejects.toThrow(QueueUnavailable);
    await expect(port.check()).rejects.toThrow(QueueUnavailable);
    await expect(port.scheduleEvery(job, 1000)).rejects.toThrow(QueueUnavailable);
    await expect(port.work('fill', async () => Promise.resolve(), options)).rejects.toThrow(QueueUnavailable);
    await gate.reopen();
    await eventually('the same port works when the backend comes', async () =>
      port.add(job, { taskId: 'a' }, { jobId: 'a-1' }).then(() => true, () => false));
    expect(await dump(prefix)).toContain('a-1');
  });

  it('fails fast while the backend is away and goes on when it is back, worker and all', async () => {
    const port = open(gate.url, 3000);
    const seen: string[] = [];
    await port.work('fill', async ({ id }) => void seen.push(id), options);
    await port.add(job, { taskId: 'a' }, { jobId: 'a-1' });
    await eventually('a job is worked before', () => seen.includes('a-1'));
    await gate.shut();
    await expect(port.add(job, { taskId: 'b' }, { jobId: 'b-1' })).rejects.toThrow(QueueUnavailable);
    await gate.reopen();
    await eventually('a job is added and worked after', async () => {
      await port.add(job, { taskId: 'c' }, { jobId: 'c-1' }).catch(() => undefined);
      return seen.includes('c-1');
    }, 40_000);
  });

  it('closes although the backend is away', async () => {
    const port = open(gate.url, 3000);
    await port.work('fill', async () => Promise.resolve(), options);
    await port.add(job, { taskId: 'a' }, { jobId: 'a-1', delayMs: 60_000 });
    await gate.shut();
    await port.close();
    opened.length = 0;
  });

  it('loses its hints when it is emptied and nothing else: the same port and worker go on', async () => {
    const port = open();
    const seen: string[] = [];
    await port.work('fill', async ({ id }) => void seen.push(id), options);
    await port.scheduleEvery({ name: 'tick', queue: 'fill' }, 60_000);
    await port.add(job, { taskId: 'lost' }, { jobId: 'lost-1', delayMs: 60_000 });
    await empty(prefix);
    await port.add(job, { taskId: 'a' }, { jobId: 'a-1' });
    await port.add(job, { taskId: 'lost' }, { jobId: 'lost-1' });
    await eventually('both are worked', () => seen.includes('a-1') && seen.includes('lost-1'));
    const before = seen.length;
    await eventually('the tick is there again once it is set up', async () => {
      await port.scheduleEvery({ name: 'tick', queue: 'fill' }, 300);
      return seen.length > before;
    });
  });

  it('passes the boot check', async () => {
    await expect(open().check()).resolves.toBeUndefined();
  });
});

describe('queue settings', () => {
  it('are refused when they name no backend', () => {
    expect(() => openQueue({ QUEUE_PREFIX: 'x', log: capturedLog().log })).toThrow(QueueMisconfigured);
  });

  it('are refused when Redis may evict jobs', async () => {
    const admin = new Redis(requiredService('REDIS_URL'));
    const port = openQueue({ REDIS_URL: requiredService('REDIS_URL'), QUEUE_PREFIX: 'x', log: capturedLog().log });
    await admin.config('SET', 'maxmemory-policy', 'allkeys-lru');
    await expect(port.check()).rejects.toThrow(QueueMisconfigured);
    await admin.config('SET', 'maxmemory-policy', 'noeviction');
    await port.close();
    await admin.quit();
  });
});
