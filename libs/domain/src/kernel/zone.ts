import { IANAZone } from 'luxon';
import { invariant } from './invariant.js';
import type { LocalMinute } from './local-minute.js';

/** Minutes since 1970-01-01T00:00Z. */
export type EpochMinute = number & { readonly __epochMinute: unique symbol };

/**
 * What a wall-clock moment means in a zone. `gap`: the clocks skip it, `at` is the first minute after the gap.
 * `overlap`: it happens twice, `at` is the first pass and `second` the other.
 */
export type ZoneResolution =
  | { readonly kind: 'exact'; readonly at: EpochMinute }
  | { readonly kind: 'gap'; readonly at: EpochMinute }
  | { readonly kind: 'overlap'; readonly at: EpochMinute; readonly second: EpochMinute };

interface Transition {
  /** First minute (UTC) of the new offset. */
  readonly at: number;
  readonly before: number;
  readonly after: number;
}

/** Zones found so far: there are few hundred, and finding the clock changes of a year costs half a millisecond. */
const KNOWN = new Map<string, Zone>();

/** The clock changes of one zone, found once by bisection per year and kept; a look-up is then integer arithmetic. */
export class Zone {
  private readonly iana: IANAZone;
  private readonly years = new Map<number, readonly Transition[]>();

  private constructor(readonly name: string) {
    this.iana = IANAZone.create(name);
  }

  /** The zone called `name`, or `null` when the IANA database has no such zone. */
  static find(name: string): Zone | null {
    const known = KNOWN.get(name);
    if (known !== undefined) return known;
    if (!IANAZone.isValidZone(name)) return null;
    const zone = new Zone(name);
    KNOWN.set(name, zone);
    return zone;
  }

  /** The zone called `name`, which the caller has already checked. */
  static of(name: string): Zone {
    const zone = Zone.find(name);
    invariant(zone !== null, 'unknown time zone');
    return zone;
  }

  /** Minutes east of UTC at an instant. */
  offsetAt(at: EpochMinute): number {
    return this.iana.offset(at * 60_000);
  }

  /** The wall clock at an instant. */
  toLocal(at: EpochMinute): LocalMinute {
    return (at + this.offsetAt(at)) as unknown as LocalMinute;
  }

  /** What a wall-clock moment means here; the caller decides about gaps and overlaps. */
  resolve(local: LocalMinute): ZoneResolution {
    for (const change of this.changesAround(local)) {
      const lower = change.at + Math.min(change.before, change.after);
      const upper = change.at + Math.max(change.before, change.after);
      if (local < lower || local >= upper) continue;
      return change.after > change.before
        ? { kind: 'gap', at: change.at as EpochMinute }
        : { kind: 'overlap', at: (local - change.before) as EpochMinute, second: (local - change.after) as EpochMinute };
    }
    return { kind: 'exact', at: (local - this.offsetAtLocal(local)) as EpochMinute };
  }

  /** The instant of a dose (D47): a skipped slot moves to the first valid minute, a repeated one is given at its first pass. */
  instantOf(local: LocalMinute): EpochMinute {
    let offset = 0;
    let found = false;
    for (const change of this.changesAround(local)) {
      if (!found) offset = change.before;
      found = true;
      if (local < change.at + Math.max(change.before, change.after)) {
        return (change.after > change.before && local >= change.at + change.before ? change.at : local - change.before) as EpochMinute;
      }
      offset = change.after;
    }
    return (local - (found ? offset : this.offsetAt(local as unknown as EpochMinute))) as EpochMinute;
  }

  private offsetAtLocal(local: LocalMinute): number {
    let offset: number | null = null;
    for (const change of this.changesAround(local)) {
      offset ??= change.before;
      if (local >= change.at + Math.max(change.before, change.after)) offset = change.after;
    }
    return offset ?? this.offsetAt(local as unknown as EpochMinute);
  }

  /** Clock changes of the UTC years that a local moment can belong to, in order. */
  private changesAround(local: LocalMinute): readonly Transition[] {
    const year = Math.floor(local / 525_949.2);
    let changes = this.years.get(year);
    if (changes === undefined) {
      changes = this.findChanges(Math.floor((year - 0.1) * 525_949.2), Math.ceil((year + 1.1) * 525_949.2));
      this.years.set(year, changes);
    }
    return changes;
  }

  private findChanges(from: number, to: number): readonly Transition[] {
    const found: Transition[] = [];
    // Ten days is shorter than any two real clock changes of one zone lie apart (Ramadan suspensions last about 30).
    const step = 14_400;
    let before = this.offsetAt(from as EpochMinute);
    for (let at = from; at < to; at += step) {
      const after = this.offsetAt((at + step) as EpochMinute);
      if (after !== before) found.push({ at: this.bisect(at, at + step, before), before, after });
      before = after;
    }
    return found;
  }

  private bisect(from: number, to: number, before: number): number {
    let [low, high] = [from, to];
    while (high - low > 1) {
      const middle = Math.floor((low + high) / 2);
      if (this.offsetAt(middle as EpochMinute) === before) low = middle;
      else high = middle;
    }
    return high;
  }
}
