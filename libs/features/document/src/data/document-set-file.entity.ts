import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One book of a wing in a set, and how far it is. */
@Entity({ name: 'document_set_file' })
export class DocumentSetFileEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'facility_id', type: 'uuid' })
  facilityId: string;

  @Column({ name: 'set_id', type: 'uuid' })
  setId: string;

  @Column({ name: 'wing_id', type: 'uuid', nullable: true })
  wingId: string | null;

  @Column({ name: 'book', type: 'text' })
  book: string;

  @Column({ name: 'name', type: 'text' })
  name: string;

  @Column({ name: 'place', type: 'integer' })
  place: number;

  @Column({ name: 'residents', type: 'integer' })
  residents: number;

  @Column({ name: 'content_hash', type: 'text' })
  contentHash: string;

  @Column({ name: 'state', type: 'text' })
  state: string;

  @Column({ name: 'error_code', type: 'text', nullable: true })
  errorCode: string | null;

  @Column({ name: 'revision', type: 'integer', nullable: true })
  revision: number | null;

  @Column({ name: 'sha256', type: 'text', nullable: true })
  sha256: string | null;

  @Column({ name: 'bytes', type: 'integer', nullable: true })
  bytes: number | null;

  @Column({ name: 'pages', type: 'integer', nullable: true })
  pages: number | null;

  @Column({ name: 'document_id', type: 'uuid', nullable: true })
  documentId: string | null;
}
