import type { Role } from '@cyclefill/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A person or service that works with the pharmacy. */
@Entity({ name: 'app_user' })
export class AppUserEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'login', type: 'text' })
  login: string;

  @Column({ name: 'display_name', type: 'text' })
  displayName: string;

  @Column({ name: 'role', type: 'text' })
  role: Role;

  @Column({ name: 'disabled_at', type: 'timestamptz', nullable: true })
  disabledAt: Date | null;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt: Date;

  @Column({ name: 'row_version', type: 'integer' })
  rowVersion: number;
}
