import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A rendered PDF; its bytes lie in the document storage under their SHA-256. */
@Entity({ name: 'document' })
export class DocumentEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'facility_id', type: 'uuid' })
  facilityId: string;

  @Column({ name: 'wing_id', type: 'uuid', nullable: true })
  wingId: string | null;

  @Column({ name: 'resident_id', type: 'uuid', nullable: true })
  residentId: string | null;

  @Column({ name: 'batch_id', type: 'uuid', nullable: true })
  batchId: string | null;

  @Column({ name: 'supply_id', type: 'uuid', nullable: true })
  supplyId: string | null;

  @Column({ name: 'kind', type: 'text' })
  kind: string;

  @Column({ name: 'name', type: 'text' })
  name: string;

  @Column({ name: 'paper', type: 'text' })
  paper: string;

  @Column({ name: 'revision', type: 'integer' })
  revision: number;

  @Column({ name: 'replaces', type: 'integer', nullable: true })
  replaces: number | null;

  @Column({ name: 'sha256', type: 'text' })
  sha256: string;

  @Column({ name: 'bytes', type: 'integer' })
  bytes: number;

  @Column({ name: 'pages', type: 'integer' })
  pages: number;

  @Column({ name: 'order_set_hash', type: 'text' })
  orderSetHash: string;

  @Column({ name: 'engine_version', type: 'text' })
  engineVersion: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column({ name: 'created_by', type: 'uuid', nullable: true })
  createdBy: string | null;
}
