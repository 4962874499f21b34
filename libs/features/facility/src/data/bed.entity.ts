import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A place in a room of a wing. */
@Entity({ name: 'bed' })
export class BedEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'wing_id', type: 'uuid' })
  wingId: string;

  @Column({ name: 'room', type: 'text' })
  room: string;

  @Column({ name: 'bed', type: 'text' })
  bed: string;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt: Date;
}
