import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Papers of a facility, or of one wing, that are drawn as a job. */
@Entity({ name: 'document_set' })
export class DocumentSetEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'facility_id', type: 'uuid' })
  facilityId: string;

  @Column({ name: 'wing_id', type: 'uuid', nullable: true })
  wingId: string | null;

  @Column({ name: 'kind', type: 'text' })
  kind: string;

  @Column({ name: 'books', type: 'text', array: true })
  books: string[];

  @Column({ name: 'day_from', type: 'date' })
  dayFrom: string;

  @Column({ name: 'day_to', type: 'date' })
  dayTo: string;

  @Column({ name: 'paper', type: 'text' })
  paper: string;

  @Column({ name: 'as_of', type: 'timestamptz' })
  asOf: Date;

  @Column({ name: 'known_at', type: 'timestamptz' })
  knownAt: Date;

  @Column({ name: 'compared_at', type: 'timestamptz', nullable: true })
  comparedAt: Date | null;

  @Column({ name: 'night', type: 'date', nullable: true })
  night: string | null;

  @Column({ name: 'night_hour', type: 'smallint', nullable: true })
  nightHour: number | null;

  @Column({ name: 'state', type: 'text' })
  state: string;

  @Column({ name: 'error_code', type: 'text', nullable: true })
  errorCode: string | null;

  @Column({ name: 'content_hash', type: 'text', nullable: true })
  contentHash: string | null;

  @Column({ name: 'same_as_id', type: 'uuid', nullable: true })
  sameAsId: string | null;

  @Column({ name: 'attempt', type: 'integer' })
  attempt: number;

  @Column({ name: 'asked_by', type: 'uuid', nullable: true })
  askedBy: string | null;

  @Column({ name: 'ended_at', type: 'timestamptz', nullable: true })
  endedAt: Date | null;
}
