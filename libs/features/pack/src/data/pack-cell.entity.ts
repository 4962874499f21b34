import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A dose of one order in one cell of a pack. */
@Entity({ name: 'pack_cell' })
export class PackCellEntity {
  @PrimaryColumn({ name: 'pack_id', type: 'uuid' })
  packId: string;

  @PrimaryColumn({ name: 'position', type: 'smallint' })
  position: number;

  @PrimaryColumn({ name: 'order_id', type: 'uuid' })
  orderId: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  /** Wall clock of the facility, as text. */
  @Column({ name: 'at', type: 'text' })
  at: string;

  @Column({ name: 'dose_milli', type: 'integer' })
  doseMilli: number;
}
