import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a pharmacy prints of itself. */
@Entity({ name: 'pharmacy' })
export class PharmacyEntity {
  @PrimaryColumn({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'name', type: 'text' })
  name: string;

  @Column({ name: 'phone', type: 'text' })
  phone: string;

  @Column({ name: 'address', type: 'text' })
  address: string;

  /** Days on which it sends no van. */
  @Column({ name: 'holidays', type: 'date', array: true })
  holidays: string[];

  /** Rises whenever they are set. */
  @Column({ name: 'holidays_version', type: 'integer' })
  holidaysVersion: number;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt: Date;
}
