import { performance } from 'node:perf_hooks';
import { Clock } from './clock.js';

/** The machine's clock. */
export class SystemClock extends Clock {
  nowMs(): number {
    return Date.now();
  }

  monotonicMs(): number {
    return performance.now();
  }
}
