import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Packages of one product that were ordered. */
@Entity({ name: 'stock_purchase_line' })
export class StockPurchaseLineEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'purchase_id', type: 'uuid' })
  purchaseId: string;

  @Column({ name: 'ndc11', type: 'text' })
  ndc11: string;

  @Column({ name: 'packages', type: 'integer' })
  packages: number;

  @Column({ name: 'package_milli', type: 'integer' })
  packageMilli: number;
}
