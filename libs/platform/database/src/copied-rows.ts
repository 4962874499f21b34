import { invariant } from '@cyclefill/domain/kernel';

/** Signature, flags and length of the header's extension, as PostgreSQL writes them. */
const HEADER_BYTES = 19;
const DAYS_1970_TO_2000 = 10_957;
const MICROS_PER_MINUTE = 60_000_000;
const TWO_32 = 2 ** 32;

/**
 * Rows of `COPY … TO STDOUT (FORMAT binary)`, read field by field in the order of the columns: for bulk reads, where an
 * object a row with a parser a column costs more than all that is done with it. A field is read by the method of its
 * column's type; what is not of that length is refused.
 */
export class CopiedRows {
  private at = HEADER_BYTES;
  private row = 0;

  /** @param starts where the rows begin that are read; null = all of them */
  constructor(
    private readonly data: Buffer,
    private readonly starts: readonly number[] | null = null,
  ) {
    invariant(data.length >= HEADER_BYTES + 2 && data.toString('latin1', 0, 6) === 'PGCOPY', 'not binary COPY data');
  }

  /** The rows of each asker, of which the first field (`integer`) names one, from 1. */
  static ofAskers(data: Buffer, askers: number): readonly CopiedRows[] {
    const starts = Array.from({ length: askers }, (): number[] => []);
    const all = new CopiedRows(data);
    for (let fields = all.fields(); fields !== -1; fields = all.fields()) {
      const asker = all.int4();
      invariant(asker >= 1 && asker <= askers, 'a row is of nobody');
      starts[asker - 1]?.push(all.at);
      for (let field = 1; field < fields; field += 1) all.skip();
    }
    return starts.map((own) => new CopiedRows(data, own));
  }

  /** Goes to the next row; false after the last. Every field of the row before must have been read. */
  next(): boolean {
    if (this.starts !== null) {
      this.at = this.starts[this.row] ?? this.at;
      this.row += 1;
      return this.row <= this.starts.length;
    }
    return this.fields() !== -1;
  }

  /** `text`, or `json` as it was stored. */
  text(): string {
    const length = this.length();
    invariant(length >= 0, 'a field is null');
    this.at += length;
    return this.data.toString('utf8', this.at - length, this.at);
  }

  /** A `uuid` cast to text: letters and digits, which cost half as much to read as text of any kind. */
  uuid(): string {
    const at = this.fixed(36);
    return this.data.toString('latin1', at, at + 36);
  }

  textOrNull(): string | null {
    return this.isNull() ? null : this.text();
  }

  boolean(): boolean {
    return this.data[this.fixed(1)] === 1;
  }

  /** `smallint`. */
  int2(): number {
    return this.data.readInt16BE(this.fixed(2));
  }

  /** `integer`. */
  int4(): number {
    return this.data.readInt32BE(this.fixed(4));
  }

  int4OrNull(): number | null {
    return this.isNull() ? null : this.int4();
  }

  /** `date`, as days since 1970. */
  day(): number {
    return this.int4() + DAYS_1970_TO_2000;
  }

  dayOrNull(): number | null {
    return this.isNull() ? null : this.day();
  }

  /** `timestamp`, as minutes of wall-clock time since 1970: no driver turns it into an instant of the server's zone. */
  minute(): number {
    const at = this.fixed(8);
    const micros = this.data.readInt32BE(at) * TWO_32 + this.data.readUInt32BE(at + 4);
    return micros / MICROS_PER_MINUTE + DAYS_1970_TO_2000 * 1440;
  }

  minuteOrNull(): number | null {
    return this.isNull() ? null : this.minute();
  }

  /** Whether the next field is null; if so it is read. */
  private isNull(): boolean {
    if (this.data.readInt32BE(this.at) !== -1) return false;
    this.at += 4;
    return true;
  }

  private skip(): void {
    const length = this.length();
    this.at += Math.max(0, length);
  }

  /** The number of fields of the next row, -1 after the last. */
  private fields(): number {
    this.at += 2;
    return this.data.readInt16BE(this.at - 2);
  }

  private length(): number {
    this.at += 4;
    return this.data.readInt32BE(this.at - 4);
  }

  /** Start of a field that must be so many bytes long. */
  private fixed(bytes: number): number {
    invariant(this.length() === bytes, 'a field is null or of another type');
    this.at += bytes;
    return this.at - bytes;
  }
}
