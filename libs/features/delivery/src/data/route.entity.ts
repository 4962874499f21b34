import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Where a van goes and when. */
@Entity({ name: 'route' })
export class RouteEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'code', type: 'text' })
  code: string;

  @Column({ name: 'name', type: 'text' })
  name: string;

  @Column({ name: 'zone', type: 'text' })
  zone: string;

  @Column({ name: 'weekdays', type: 'smallint', array: true })
  weekdays: number[];

  @Column({ name: 'departures', type: 'smallint', array: true })
  departures: number[];

  @Column({ name: 'row_version', type: 'integer' })
  rowVersion: number;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt: Date;

  @Column({ name: 'recorded_by', type: 'uuid', nullable: true })
  recordedBy: string | null;
}
