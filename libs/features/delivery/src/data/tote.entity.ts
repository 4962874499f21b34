import type { ToteState } from '@cyclefill/domain/delivery';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What goes to one wing of one facility on one van. */
@Entity({ name: 'tote' })
export class ToteEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'code', type: 'text' })
  code: string;

  @Column({ name: 'facility_id', type: 'uuid' })
  facilityId: string;

  @Column({ name: 'wing_id', type: 'uuid', nullable: true })
  wingId: string | null;

  @Column({ name: 'van_run_id', type: 'uuid', nullable: true })
  vanRunId: string | null;

  @Column({ name: 'state', type: 'text' })
  state: ToteState;

  @Column({ name: 'seal', type: 'text', nullable: true })
  seal: string | null;

  @Column({ name: 'row_version', type: 'integer' })
  rowVersion: number;

  @Column({ name: 'opened_at', type: 'timestamptz' })
  openedAt: Date;
}
