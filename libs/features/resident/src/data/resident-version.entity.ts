import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What is known of a resident from a day on; never edited, only superseded. */
@Entity({ name: 'resident_version' })
export class ResidentVersionEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'facility_id', type: 'uuid' })
  facilityId: string;

  @Column({ name: 'resident_id', type: 'uuid' })
  residentId: string;

  @Column({ name: 'version', type: 'integer' })
  version: number;

  @Column({ name: 'family_name', type: 'text' })
  familyName: string;

  @Column({ name: 'given_name', type: 'text' })
  givenName: string;

  /** Made by the database from the name; null only as far as its catalogue knows. */
  @Column({ name: 'name_key', type: 'text', nullable: true, insert: false, update: false })
  nameKey: string | null;

  @Column({ name: 'born_on', type: 'date' })
  bornOn: string;

  @Column({ name: 'sex', type: 'text' })
  sex: string;

  @Column({ name: 'allergies', type: 'text', array: true, nullable: true })
  allergies: string[] | null;

  @Column({ name: 'diagnoses', type: 'text', array: true })
  diagnoses: string[];

  @Column({ name: 'code_status', type: 'text', nullable: true })
  codeStatus: string | null;

  @Column({ name: 'admitted_on', type: 'date' })
  admittedOn: string;

  @Column({ name: 'crush_meds', type: 'boolean' })
  crushMeds: boolean;

  @Column({ name: 'payer', type: 'text' })
  payer: string;

  @Column({ name: 'part_d', type: 'boolean' })
  partD: boolean;

  @Column({ name: 'auto_refill_consent', type: 'boolean' })
  autoRefillConsent: boolean;

  @Column({ name: 'effective_from', type: 'date' })
  effectiveFrom: string;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt: Date;

  @Column({ name: 'superseded_at', type: 'timestamptz', nullable: true })
  supersededAt: Date | null;
}
