import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One night, or one command, that opens batches. */
@Entity({ name: 'fill_run' })
export class FillRunEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'kind', type: 'text' })
  kind: 'nightly' | 'cycle';

  @Column({ name: 'run_date', type: 'date' })
  runDate: string;

  @Column({ name: 'as_of', type: 'timestamptz' })
  asOf: Date;

  @Column({ name: 'opened_at', type: 'timestamptz' })
  openedAt: Date;

  @Column({ name: 'opened_by', type: 'uuid', nullable: true })
  openedBy: string | null;
}
