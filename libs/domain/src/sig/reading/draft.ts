import { type Day, type Milli, type MinuteOfDay, type Weekday, canonicalJson } from '@cyclefill/domain/kernel';
import type { SigAmount, SigDays, SigLimit, SigRoute, SigSlot, SigWarning, SigWarningCode } from '../sig-structure.js';
import type { SigCursor } from './cursor.js';

/** What has been read of one part so far. */
export class PartDraft {
  verb: string | null = null;
  amount: SigAmount | null = null;
  alsoAs: SigAmount | null = null;
  alternate: SigAmount | null = null;
  /** The dose is that of the step before, as long as none of its own is read. */
  inherited = false;
  route: SigRoute | null = null;
  site: string | null = null;
  days: SigDays | null = null;
  /** `the other days` of the week, told by the parts beside it. */
  otherDays = false;
  count: { low: number; high: number | null } | null = null;
  hours: { hours: number; high: number | null } | null = null;
  everyMinutes: number | null = null;
  slots: SigSlot[] = [];
  clocks: MinuteOfDay[] = [];
  leadMinutes: number | null = null;
  everyShift = false;
  once = false;
  food: string | null = null;
  prn = false;
  prnReason: string | null = null;
  durationDays: number | null = null;
  doses: number | null = null;
  removeAfterMinutes: number | null = null;
  /** First day of the course on which this part is given: `day 1`, `days 2-5`. */
  courseFrom: number | null = null;

  constructor(readonly step: number) {}

  get hasTiming(): boolean {
    return this.days !== null || this.otherDays || this.count !== null || this.hours !== null || this.everyMinutes !== null || this.slots.length > 0 || this.clocks.length > 0 || this.everyShift || this.once;
  }

  get isEmpty(): boolean {
    return this.amount === null && !this.hasTiming && !this.prn && this.durationDays === null;
  }
}

/** What has been read of a text so far, and every doubt about it. */
export class SigDraft {
  readonly parts: PartDraft[] = [new PartDraft(0)];
  readonly warnings: SigWarning[] = [];
  readonly holds: string[] = [];
  readonly instructions: string[] = [];
  limit: SigLimit | null = null;
  start: Day | null = null;
  until: Day | null = null;
  indication: string | null = null;
  scale: string | null = null;
  scaleRange: { low: Milli; high: Milli } | null = null;
  isScale = false;
  /** The turn-taking dose was just read: a mass in brackets behind it is said of that one. */
  inAlternate = false;
  /** A `then` was read and what it leads to was not yet. */
  thenPending = false;
  /** An `and` or a comma stands right before. */
  joined = false;
  /** That was an `and`: what follows goes beside, not after. */
  besides = false;
  /** Inside brackets. */
  inBrackets = false;
  /** At the begin of a sentence or of what a semicolon parts. */
  sentenceStart = true;
  /** The text cannot be made into structure. */
  unreadable = false;

  /** The part that timing belongs to: after `then` a new one with the same dose. */
  get part(): PartDraft {
    const last = this.last;
    if (!this.thenPending || last.isEmpty) return last;
    const part = this.begin(last.step + 1, last);
    part.inherited = true;
    return part;
  }

  get last(): PartDraft {
    return this.parts[this.parts.length - 1] as PartDraft;
  }

  begin(step: number, like: PartDraft): PartDraft {
    const part = new PartDraft(step);
    part.verb = like.verb;
    part.amount = like.amount;
    part.route = like.route;
    part.site = like.site;
    this.parts.push(part);
    this.thenPending = false;
    return part;
  }

  warn(code: SigWarningCode, message: string): void {
    if (!this.warnings.some((warning) => warning.code === code && warning.message === message)) this.warnings.push({ code, message });
  }

  /** Two statements that cannot both hold: nothing is chosen. */
  contradict(message: string): void {
    this.warn('CONTRADICTION', message);
    this.unreadable = true;
  }

  setDays(days: SigDays): void {
    const { part } = this;
    if (part.days === null || part.days.kind === 'daily') part.days = days;
    else if (part.days.kind === 'some-days' && days.kind !== 'some-days' && days.kind !== 'daily') this.nameDays(part, part.days, days);
    else if (days.kind === 'some-days' && part.days.kind !== 'some-days') this.nameDays(part, days, part.days);
    else if (days.kind !== 'daily' && canonicalJson(days) !== canonicalJson(part.days)) this.contradict('the days are said in two ways');
  }

  /** `once a week` and `on Monday` are one statement; `twice a week` and `on Monday` are not. */
  private nameDays(part: PartDraft, { times, per }: Extract<SigDays, { kind: 'some-days' }>, named: SigDays): void {
    const fits = (named.kind === 'weekdays' && per === 'week' && named.days.length === times) || (named.kind === 'month-days' && per === 'month' && named.days.length === times)
      || (named.kind === 'every-n-days' && per === 'week' && times === 1 && named.every === 7);
    if (!fits) this.contradict('the days are said in two ways');
    part.days = named;
  }

  addWeekdays(days: readonly Weekday[]): void {
    this.setDays({ kind: 'weekdays', days });
  }

  setCount(low: number, high: number | null): void {
    const { part } = this;
    if (part.count !== null && (part.count.low !== low || part.count.high !== high)) this.contradict(`said ${part.count.low} and ${low} times a day`);
    part.count = { low, high };
  }

  setHours(hours: number, high: number | null): void {
    const { part } = this;
    if (part.hours !== null && (part.hours.hours !== hours || part.hours.high !== high)) this.contradict('two intervals');
    part.hours = { hours, high };
  }

  setRoute(route: SigRoute): void {
    const { part } = this;
    if (part.route !== null && part.route !== route) this.contradict(`said ${part.route} and ${route}`);
    part.route = route;
  }

  setSite(site: string): void {
    const { part } = this;
    if (part.site !== null && part.site !== site && !part.site.includes(site)) {
      if (site.includes(part.site)) part.site = site;
      else if (part.site !== `${site}s` && !(site.startsWith('each ') && part.site.startsWith(site.slice(5)))) this.warn('NOT_READ', `a second place: "${site}"`);
    } else part.site ??= site;
  }

  setDuration(days: number): void {
    const { part } = this;
    if (part.durationDays !== null && part.durationDays !== days) this.warn('DURATION_UNCLEAR', 'two durations are said');
    part.durationDays ??= days;
  }
}

/** Reads one thing at the cursor into the draft; false = it is something else, and the cursor has not moved. */
export type ClauseReader = (cursor: SigCursor, draft: SigDraft) => boolean;
