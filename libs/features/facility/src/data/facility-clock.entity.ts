import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How often a facility's inputs have moved; readable across tenants. */
@Entity({ name: 'facility_clock' })
export class FacilityClockEntity {
  @PrimaryColumn({ name: 'facility_id', type: 'uuid' })
  facilityId: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'input_version', type: 'bigint' })
  inputVersion: string;

  /** The version at which something moved that every order of the facility stands on. */
  @Column({ name: 'all_changed_version', type: 'bigint' })
  allChangedVersion: string;

  @Column({ name: 'changed_at', type: 'timestamptz' })
  changedAt: Date;

  /** Hour of the facility's own clock at which its downtime kit is made. */
  @Column({ name: 'kit_hour', type: 'smallint' })
  kitHour: number;

  @Column({ name: 'kit_version', type: 'integer' })
  kitVersion: number;

  /** null = not reckoned yet. */
  @Column({ name: 'kit_at', type: 'timestamptz', nullable: true })
  kitAt: Date | null;
}
