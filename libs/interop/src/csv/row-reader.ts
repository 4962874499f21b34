import { type Day, type LocalMinute, type Milli, type MinuteOfDay, ZERO, atMinute, parseClock, parseDay, parseMilli } from '@cyclefill/domain/kernel';
import { isFormulaText, unguardFormula } from './formula-guard.js';
import type { IssueList } from './csv-issue.js';
import type { Table } from './read-table.js';
import type { TableRecord } from './split-records.js';

/** Bounds of a number, both included. */
export interface NumberRange {
  readonly min: number;
  readonly max: number;
}

const MOMENT = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:?\d{2})(?::00)?$/u;
/** Letters, digits, `_`, `.` and `-`, not dots alone: ids become names of files and folders. */
const IDENTIFIER = /^(?!\.+$)[\w.-]{1,64}$/u;
const DIGITS = /^\d{1,9}$/u;
const MAX_UNITS = 1_000_000;
const EPOCH = 0 as Day;

/**
 * Reads one record cell by cell. A bad cell is reported and read as something harmless, so that the cells after it are
 * judged too; `ok` then says that the row must not be used.
 */
export class RowReader {
  private failed = false;

  constructor(
    private readonly table: Table,
    private readonly record: TableRecord,
    private readonly errors: IssueList,
  ) {}

  get line(): number {
    return this.record.line;
  }

  get ok(): boolean {
    return !this.failed;
  }

  /** The cell as it stands, without blanks around it; '' when the column is not there. */
  raw(column: string): string {
    const index = this.table.columns.get(column);
    return index === undefined ? '' : (this.record.cells[index] ?? '').trim();
  }

  /** Marks the row as unusable. */
  fail(column: string, reason: string): void {
    this.failed = true;
    this.errors.add({ file: this.table.file, line: this.record.line, column, reason });
  }

  /** Text that people read; what a spreadsheet would run is refused. */
  text(column: string): string {
    const index = this.table.columns.get(column);
    const cell = index === undefined ? '' : (this.record.cells[index] ?? '');
    if (isFormulaText(cell)) this.fail(column, 'formula text');
    return unguardFormula(cell).trim();
  }

  requiredText(column: string): string {
    const text = this.text(column);
    if (text === '') this.fail(column, 'is empty');
    return text;
  }

  /** A key such as a resident or prescription number: required. */
  id(column: string): string {
    const text = this.requiredText(column);
    if (text !== '' && !IDENTIFIER.test(text)) this.fail(column, 'not an identifier: at most 64 letters, digits, "_", "." and "-", and not dots alone');
    return text;
  }

  day(column: string): Day {
    return this.optionalDay(column) ?? this.missing(column, EPOCH);
  }

  optionalDay(column: string): Day | null {
    const cell = this.raw(column);
    if (cell === '') return null;
    const day = parseDay(cell);
    if (day === null) this.fail(column, 'not a date of the calendar (YYYY-MM-DD)');
    return day ?? EPOCH;
  }

  moment(column: string): LocalMinute {
    return this.optionalMoment(column) ?? this.missing(column, atMinute(EPOCH));
  }

  optionalMoment(column: string): LocalMinute | null {
    const cell = this.raw(column);
    if (cell === '') return null;
    const match = MOMENT.exec(cell);
    const [day, minute] = [parseDay(match?.[1] ?? ''), parseClock(match?.[2] ?? '')];
    if (day !== null && minute !== null) return atMinute(day, minute);
    this.fail(column, 'not a local time (YYYY-MM-DDTHH:MM)');
    return atMinute(EPOCH);
  }

  /** Clock times such as `0900,1700`, ascending, without repeats. */
  clocks(column: string): readonly MinuteOfDay[] {
    const minutes = this.raw(column).split(',').map((part) => part.trim()).filter((part) => part !== '').map(parseClock);
    if (minutes.includes(null)) this.fail(column, 'not clock times (HHMM, separated by commas)');
    const known = minutes.filter((minute) => minute !== null);
    return [...new Set(known)].toSorted((a, b) => a - b);
  }

  clock(column: string, otherwise: MinuteOfDay): MinuteOfDay {
    const cell = this.raw(column);
    if (cell === '') return otherwise;
    const minute = parseClock(cell);
    if (minute === null) this.fail(column, 'not a clock time (HH:MM)');
    return minute ?? otherwise;
  }

  quantity(column: string): Milli {
    return this.optionalQuantity(column) ?? this.missing(column, ZERO);
  }

  /** A plain decimal: a point, at most three places, not below 0. */
  optionalQuantity(column: string): Milli | null {
    const cell = this.raw(column);
    if (cell === '') return null;
    const value = parseMilli(cell);
    if (value !== null && value >= 0 && value <= MAX_UNITS * 1000) return value;
    const reason = value === null ? 'not a decimal such as 12 or 0.5 (a point, at most 3 places, no separators)' : value < 0 ? 'is negative' : `above ${MAX_UNITS}`;
    this.fail(column, reason);
    return ZERO;
  }

  integer(column: string, range: NumberRange, otherwise?: number): number {
    const cell = this.raw(column);
    if (cell === '' && otherwise !== undefined) return otherwise;
    const value = Number(cell);
    if (DIGITS.test(cell) && value >= range.min && value <= range.max) return value;
    this.fail(column, cell === '' ? 'is empty' : `not a whole number from ${range.min} to ${range.max}`);
    return range.min;
  }

  /** `Y` or `N`; empty = `otherwise`, or an error where there is none. */
  flag(column: string, otherwise?: boolean): boolean {
    const cell = this.raw(column).toUpperCase();
    if (cell === 'Y' || cell === 'N') return cell === 'Y';
    if (cell !== '' || otherwise === undefined) this.fail(column, 'neither Y nor N');
    return otherwise ?? false;
  }

  private missing<T>(column: string, harmless: T): T {
    this.fail(column, 'is empty');
    return harmless;
  }
}
