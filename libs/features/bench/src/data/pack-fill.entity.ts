import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What was put into a pack of one order out of one container (R239). */
@Entity({ name: 'pack_fill' })
export class PackFillEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'facility_id', type: 'uuid' })
  facilityId: string;

  @Column({ name: 'pack_id', type: 'uuid' })
  packId: string;

  @Column({ name: 'order_id', type: 'uuid' })
  orderId: string;

  @Column({ name: 'seal_number', type: 'integer' })
  sealNumber: number;

  @Column({ name: 'container_id', type: 'uuid', nullable: true })
  containerId: string | null;

  @Column({ name: 'ndc11', type: 'text' })
  ndc11: string;

  @Column({ name: 'lot', type: 'text' })
  lot: string;

  @Column({ name: 'expires_on', type: 'date' })
  expiresOn: string;

  @Column({ name: 'units_milli', type: 'integer' })
  unitsMilli: number;

  @Column({ name: 'poured_milli', type: 'integer' })
  pouredMilli: number;

  @Column({ name: 'left_milli', type: 'integer', nullable: true })
  leftMilli: number | null;

  @Column({ name: 'entry', type: 'text' })
  entry: string;

  @Column({ name: 'other_maker', type: 'boolean' })
  otherMaker: boolean;

  @Column({ name: 'override_by', type: 'uuid', nullable: true })
  overrideBy: string | null;

  @Column({ name: 'override_reason', type: 'text' })
  overrideReason: string;

  @Column({ name: 'filled_by', type: 'uuid' })
  filledBy: string;

  @Column({ name: 'witness_id', type: 'uuid', nullable: true })
  witnessId: string | null;

  @Column({ name: 'filled_at', type: 'timestamptz' })
  filledAt: Date;

  @Column({ name: 'undone_by', type: 'uuid', nullable: true })
  undoneBy: string | null;

  @Column({ name: 'undone_at', type: 'timestamptz', nullable: true })
  undoneAt: Date | null;
}
