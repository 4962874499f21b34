import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One step of a renewal: who, when. Append-only. */
@Entity({ name: 'renewal_step' })
export class RenewalStepEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'renewal_id', type: 'uuid' })
  renewalId: string;

  @Column({ name: 'status', type: 'text' })
  status: string;

  @Column({ name: 'note', type: 'text' })
  note: string;

  @Column({ name: 'at', type: 'timestamptz' })
  at: Date;

  @Column({ name: 'by_user', type: 'uuid', nullable: true })
  byUser: string | null;
}
