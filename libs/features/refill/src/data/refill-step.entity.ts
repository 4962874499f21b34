import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One step of a refill request: who, when. Append-only. */
@Entity({ name: 'refill_step' })
export class RefillStepEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'refill_id', type: 'uuid' })
  refillId: string;

  @Column({ name: 'status', type: 'text' })
  status: string;

  @Column({ name: 'source', type: 'text' })
  source: string;

  @Column({ name: 'note', type: 'text' })
  note: string;

  @Column({ name: 'at', type: 'timestamptz' })
  at: Date;

  @Column({ name: 'by_user', type: 'uuid', nullable: true })
  byUser: string | null;
}
