import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Where a printer is and what it prints, from a moment on. */
@Entity({ name: 'printer' })
export class PrinterEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'name', type: 'text' })
  name: string;

  @Column({ name: 'kind', type: 'text' })
  kind: string;

  /** null = it is there no more. */
  @Column({ name: 'address', type: 'text', nullable: true })
  address: string | null;

  @Column({ name: 'station', type: 'text' })
  station: string;

  @Column({ name: 'from_at', type: 'timestamptz', precision: 3 })
  fromAt: Date;

  @Column({ name: 'recorded_at', type: 'timestamptz', precision: 3 })
  recordedAt: Date;

  @Column({ name: 'recorded_by', type: 'uuid', nullable: true })
  recordedBy: string | null;

  @Column({ name: 'superseded_at', type: 'timestamptz', precision: 3, nullable: true })
  supersededAt: Date | null;
}
