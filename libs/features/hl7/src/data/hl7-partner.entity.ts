import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A system that sends HL7 v2 messages for a facility. */
@Entity({ name: 'hl7_partner' })
export class Hl7PartnerEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'facility_id', type: 'uuid' })
  facilityId: string;

  @Column({ name: 'application', type: 'text' })
  application: string;

  @Column({ name: 'sending_facility', type: 'text' })
  sendingFacility: string;

  @Column({ name: 'settings', type: 'jsonb' })
  settings: unknown;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt: Date;

  @Column({ name: 'recorded_by', type: 'uuid', nullable: true })
  recordedBy: string | null;

  @Column({ name: 'superseded_at', type: 'timestamptz', nullable: true })
  supersededAt: Date | null;
}
