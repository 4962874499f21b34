import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A pharmacy as an id: readable across tenants. */
@Entity({ name: 'tenant' })
export class TenantEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'code', type: 'text' })
  code: string;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}
