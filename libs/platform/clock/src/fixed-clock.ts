import { Clock } from './clock.js';

/** A clock that stands still until it is moved. */
export class FixedClock extends Clock {
  private ms: number;

  /** @param instant RFC 3339 text such as `2026-12-01T12:00:00Z`. */
  constructor(instant: string) {
    super();
    this.ms = parse(instant);
  }

  nowMs(): number {
    return this.ms;
  }

  monotonicMs(): number {
    return this.ms;
  }

  set(instant: string): void {
    this.ms = parse(instant);
  }

  advance(ms: number): void {
    this.ms += ms;
  }
}

function parse(instant: string): number {
  const ms = Date.parse(instant);
  if (!/(?:Z|[+-]\d{2}:\d{2})$/u.test(instant) || Number.isNaN(ms)) throw new RangeError('an instant needs its offset');
  return ms;
}
