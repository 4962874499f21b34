import type { PackType, SettingKind } from '@cyclefill/domain/packing';
import type { Tx } from '@cyclefill/platform/database';
import { z } from 'zod';

/** Whose packing it is: an order's, a resident's, a facility's; with none of them the whole pharmacy's. */
export interface PackingPlace {
  readonly facilityId: string | null;
  readonly residentId: string | null;
  readonly orderId: string | null;
}

/** A setting as somebody records it. */
export interface NewPackingSetting extends PackingPlace {
  readonly kind: SettingKind;
  readonly value: string | null;
  readonly reason: string;
  /** `YYYY-MM-DD` */
  readonly from: string;
}

/** What a printer is off by: hundredths of a millimetre to the right and downwards, millionths of the size. */
export interface NewPrinterOffset {
  readonly printer: string;
  /** `''` = of every pack type that has none of its own. */
  readonly packType: string;
  readonly right: number;
  readonly down: number;
  readonly scalePpm: number;
}

const Found = z.object({ facility: z.boolean(), resident: z.boolean(), of_order: z.boolean() });
const SettingRow = z.object({
  id: z.string(), kind: z.string(), facility: z.string().nullable(), resident: z.string().nullable(), rx: z.string().nullable(), value: z.string().nullable(),
  reason: z.string(), from: z.string(), recorded_at: z.date(), recorded_by: z.string().nullable(),
});
/** A setting as it is listed: facility, resident and order by their codes. */
export type ListedSettingRow = z.output<typeof SettingRow>;
const OffsetRow = z.object({ printer: z.string(), pack_type: z.string(), right: z.int(), down: z.int(), scale_ppm: z.int() });
export type PrinterOffsetRow = z.output<typeof OffsetRow>;

/** Packing settings, pack types and printers' offsets: a row is closed by another of the same place and day, never edited. */
export class PackingRepository {
  constructor(private readonly tx: Tx) {}

  /** Whether a place is there, each part of it. */
  async find({ facilityId, residentId, orderId }: PackingPlace): Promise<z.output<typeof Found>> {
    const [row] = await this.tx.query(
      Found,
      `select $1::uuid is null or exists (select from facility where id = $1) as facility, $2::uuid is null or exists (select from resident where id = $2 and facility_id = $1) as resident,
         $3::uuid is null or exists (select from med_order where id = $3 and facility_id = $1) as of_order`,
      [facilityId, residentId, orderId],
    );
    return row ?? { facility: false, resident: false, of_order: false };
  }

  async recordSetting({ facilityId, residentId, orderId, kind, value, reason, from }: NewPackingSetting): Promise<string> {
    const place = [facilityId, residentId, orderId, kind, from];
    await this.tx.execute(
      `update packing_setting set superseded_at = now() where (facility_id, resident_id, order_id) is not distinct from ($1::uuid, $2::uuid, $3::uuid) and kind = $4 and effective_from = $5
         and superseded_at is null`,
      place,
    );
    const id = this.tx.newId();
    await this.tx.execute(
      `insert into packing_setting (facility_id, resident_id, order_id, kind, effective_from, id, tenant_id, value, reason, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, now(), $10)`,
      [...place, id, this.tx.actor.tenantId, value, reason, this.tx.actor.userId],
    );
    return id;
  }

  async recordType(type: PackType, from: string): Promise<string> {
    await this.tx.execute('update pack_type set superseded_at = now() where code = $1 and effective_from = $2 and superseded_at is null', [type.id, from]);
    const id = this.tx.newId();
    await this.tx.execute(
      'insert into pack_type (id, tenant_id, code, spec, effective_from, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, now(), $6)',
      [id, this.tx.actor.tenantId, type.id, JSON.stringify(type), from, this.tx.actor.userId],
    );
    return id;
  }

  async recordOffset({ printer, packType, right, down, scalePpm }: NewPrinterOffset): Promise<string> {
    await this.tx.execute('update printer_offset set superseded_at = now() where printer = $1 and pack_type = $2 and superseded_at is null', [printer, packType]);
    const id = this.tx.newId();
    await this.tx.execute(
      'insert into printer_offset (id, tenant_id, printer, pack_type, offset_x, offset_y, scale_ppm, recorded_at, recorded_by) values ($1, $2, $3, $4, $5, $6, $7, now(), $8)',
      [id, this.tx.actor.tenantId, printer, packType, right, down, scalePpm, this.tx.actor.userId],
    );
    return id;
  }

  /** What is set now, of a facility with its residents and orders and of the whole pharmacy; the pharmacy's first, then by place, kind and day. */
  settings(facilityId: string | null): Promise<readonly ListedSettingRow[]> {
    return this.tx.query(
      SettingRow,
      `select s.id, s.kind, f.code as facility, r.code as resident, o.rx_number as rx, s.value, s.reason, s.effective_from::text as "from", s.recorded_at, s.recorded_by
       from packing_setting s left join facility f on f.id = s.facility_id left join resident r on r.id = s.resident_id left join med_order o on o.id = s.order_id
       where s.superseded_at is null and (s.facility_id is null or s.facility_id = $1 or $1::uuid is null)
       order by s.facility_id nulls first, s.resident_id nulls first, s.order_id nulls first, s.kind, s.effective_from`,
      [facilityId],
    );
  }

  /** What the pharmacy's printers are off by; by printer, then pack type. */
  offsets(): Promise<readonly PrinterOffsetRow[]> {
    return this.tx.query(
      OffsetRow,
      'select printer, pack_type, offset_x as "right", offset_y as down, scale_ppm from printer_offset where superseded_at is null order by printer collate "C", pack_type collate "C"', [],
    );
  }
}
