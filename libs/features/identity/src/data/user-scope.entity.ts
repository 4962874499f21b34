import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A facility, or one wing of it, that a nurse or facility lead may see. */
@Entity({ name: 'user_scope' })
export class UserScopeEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'user_id', type: 'uuid' })
  userId: string;

  @Column({ name: 'facility_id', type: 'uuid' })
  facilityId: string;

  @Column({ name: 'wing_id', type: 'uuid', nullable: true })
  wingId: string | null;
}
