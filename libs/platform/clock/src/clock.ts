/** Where the time comes from; also the token by which it is injected. */
export abstract class Clock {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  abstract nowMs(): number;

  /** Milliseconds that never run backwards, for durations only. */
  abstract monotonicMs(): number;

  /** The instant as a Date, for libraries that want one. */
  now(): Date {
    return new Date(this.nowMs());
  }
}
