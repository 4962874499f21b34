import { instantSchema } from '@cyclefill/contracts';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';
import { PRINTER_KINDS, type PrinterKind } from '../set-printer/printer-request.js';

/** A printer as it is now, and what is about to be, with the state of its queue. */
export const listedPrinterSchema = z.object({
  name: z.string(), kind: z.enum(PRINTER_KINDS), address: z.string().nullable().describe('null = it is there no more'), station: z.string(), from: instantSchema, current: z.boolean().describe('false = from a moment to come'),
  waiting: z.int().describe('jobs that are not over'), waitsFor: z.array(z.string()).describe('what the first of them waits for'), unknown: z.boolean().describe('somebody has to look whether the first of them came out'),
}).meta({ id: 'Printer' });
export type ListedPrinter = z.output<typeof listedPrinterSchema>;

const PlacedRow = z.object({ name: z.string(), kind: z.enum(PRINTER_KINDS), address: z.string().nullable(), station: z.string() });
/** Where a printer is now. */
export type PlacedPrinter = z.output<typeof PlacedRow>;

export interface NewPrinter {
  readonly name: string;
  readonly kind: PrinterKind;
  readonly address: string | null;
  readonly station: string;
  /** null = from now on. */
  readonly from: Date | null;
}

/** What stands of each printer now. */
const CURRENT = `
  select distinct on (name) name, kind, address, station, from_at from printer
  where superseded_at is null and from_at <= now() order by name, from_at desc`;

/** Rows of printers: one is closed by another of the same name and moment, never edited. */
export class PrinterRepository {
  constructor(private readonly tx: Tx) {}

  async record({ name, kind, address, station, from }: NewPrinter): Promise<string> {
    await this.tx.execute(`update printer set superseded_at = now() where name = $1 and from_at = date_trunc('milliseconds', coalesce($2::timestamptz, now())) and superseded_at is null`, [name, from]);
    const id = this.tx.newId();
    await this.tx.execute(
      `insert into printer (id, tenant_id, name, kind, address, station, from_at, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6, date_trunc('milliseconds', coalesce($7::timestamptz, now())), now(), $8)`,
      [id, this.tx.actor.tenantId, name, kind, address, station, from, this.tx.actor.userId],
    );
    return id;
  }

  /** null = there is none of that name, or no more. */
  async placed(name: string): Promise<(PlacedPrinter & { readonly address: string }) | null> {
    const [row] = await this.tx.query(PlacedRow, `select name, kind, address, station from (${CURRENT}) c where name = $1`, [name]);
    return row === undefined || row.address === null ? null : { ...row, address: row.address };
  }

  /** Printers that stand at a station, by name. */
  async atStation(station: string): Promise<readonly PlacedPrinter[]> {
    return this.tx.query(PlacedRow, `select name, kind, address, station from (${CURRENT}) c where station = $1 and address is not null order by name collate "C"`, [station]);
  }

  /** By name, then moment: what stands now, and what is to come. */
  list(): Promise<readonly ListedPrinter[]> {
    return this.tx.query(listedPrinterSchema, `
      select p.name, p.kind, p.address, p.station, p.from_at as "from", p.current,
        (select count(*)::int from print_job j where j.printer = p.name and j.finished_at is null) as waiting, coalesce(h.waits_for, '{}') as "waitsFor", coalesce(h.state = 'unknown', false) as unknown
      from (select c.*, true as current from (${CURRENT}) c
        union all select name, kind, address, station, from_at, false from printer where superseded_at is null and from_at > now()) p
      left join lateral (select j.state, j.waits_for from print_job j where p.current and j.printer = p.name and j.finished_at is null order by j.place, j.id limit 1) h on true
      order by p.name collate "C", p.from_at`);
  }
}
