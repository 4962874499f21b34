import { setTimeout as sleep } from 'node:timers/promises';

/** Waits until the state is there; fails with its name when the deadline (15 s unless given) passes first. */
export async function eventually(state: string, holds: () => Promise<boolean> | boolean, deadlineMs = 15_000): Promise<void> {
  const end = performance.now() + deadlineMs;
  while (!(await holds())) {
    if (performance.now() >= end) throw new Error(`not reached in ${deadlineMs} ms: ${state}`);
    await sleep(20);
  }
}
