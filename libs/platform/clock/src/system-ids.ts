import { randomFillSync } from 'node:crypto';
import type { Clock } from './clock.js';
import { Ids } from './ids.js';
import { uuidText } from './uuid-text.js';

const POOL_BYTES = 6 * 1024;
const COUNTER_LIMIT = 2 ** 26;

/**
 * UUIDv7 (RFC 9562 §5.7, counter by §6.2 method 1): 48 bits of milliseconds, a 26-bit counter that starts at a random
 * place each millisecond, 48 random bits. A clock that steps back keeps the last millisecond, so order never breaks.
 */
export class SystemIds extends Ids {
  private readonly clock: Clock;
  private readonly pool = new Uint8Array(POOL_BYTES);
  private readonly scratch = new Uint8Array(16);
  private used = POOL_BYTES;
  private ms = 0;
  private counter = 0;

  constructor(clock: Clock) {
    super();
    this.clock = clock;
  }

  next(): string {
    this.writeTo(this.scratch, 0);
    return uuidText(this.scratch);
  }

  writeTo(target: Uint8Array, offset: number): void {
    this.tick();
    const random = this.take6();
    const { ms, counter, pool } = this;
    const high = Math.floor(ms / 2 ** 16);
    target[offset] = high >>> 24;
    target[offset + 1] = high >>> 16;
    target[offset + 2] = high >>> 8;
    target[offset + 3] = high;
    target[offset + 4] = ms >>> 8;
    target[offset + 5] = ms;
    target[offset + 6] = 0x70 | (counter >>> 22);
    target[offset + 7] = counter >>> 14;
    target[offset + 8] = 0x80 | ((counter >>> 8) & 0x3f);
    target[offset + 9] = counter;
    for (let i = 0; i < 6; i += 1) target[offset + 10 + i] = pool[random + i] ?? 0;
  }

  private tick(): void {
    const now = this.clock.nowMs();
    if (now > this.ms) {
      this.ms = now;
      const at = this.take6();
      // Half of the counter's range is left free, so a burst has at least 33 million ids before it borrows a millisecond.
      this.counter = (((this.pool[at] ?? 0) << 16) | ((this.pool[at + 1] ?? 0) << 8) | (this.pool[at + 2] ?? 0)) << 1;
    } else if (this.counter + 1 < COUNTER_LIMIT) {
      this.counter += 1;
    } else {
      this.ms += 1;
      this.counter = 0;
    }
  }

  /** Start of six unused bytes of the random pool. */
  private take6(): number {
    if (this.used === POOL_BYTES) {
      randomFillSync(this.pool);
      this.used = 0;
    }
    this.used += 6;
    return this.used - 6;
  }
}
