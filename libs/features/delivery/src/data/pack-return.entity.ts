import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An order of a pack that came back. Append-only. */
@Entity({ name: 'pack_return' })
export class PackReturnEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'pack_id', type: 'uuid' })
  packId: string;

  @Column({ name: 'return_id', type: 'uuid' })
  returnId: string;

  @Column({ name: 'was_received', type: 'boolean' })
  wasReceived: boolean;
}
