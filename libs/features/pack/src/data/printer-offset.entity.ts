import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a printer is off by, for a pack type or, with `''`, for every other (D60). */
@Entity({ name: 'printer_offset' })
export class PrinterOffsetEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'printer', type: 'text' })
  printer: string;

  @Column({ name: 'pack_type', type: 'text' })
  packType: string;

  /** Hundredths of a millimetre to the right. */
  @Column({ name: 'offset_x', type: 'smallint' })
  offsetX: number;

  /** Hundredths of a millimetre downwards. */
  @Column({ name: 'offset_y', type: 'smallint' })
  offsetY: number;

  /** Millionths of the size: 1000000 = as it is. */
  @Column({ name: 'scale_ppm', type: 'integer' })
  scalePpm: number;

  @Column({ name: 'recorded_at', type: 'timestamptz', precision: 3 })
  recordedAt: Date;

  @Column({ name: 'recorded_by', type: 'uuid', nullable: true })
  recordedBy: string | null;

  @Column({ name: 'superseded_at', type: 'timestamptz', precision: 3, nullable: true })
  supersededAt: Date | null;
}
