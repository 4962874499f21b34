import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A long-term-care home that the pharmacy serves. */
@Entity({ name: 'facility' })
export class FacilityEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'code', type: 'text' })
  code: string;

  @Column({ name: 'name', type: 'text' })
  name: string;

  @Column({ name: 'city', type: 'text' })
  city: string;

  @Column({ name: 'state', type: 'text' })
  state: string;

  @Column({ name: 'zone', type: 'text' })
  zone: string;

  @Column({ name: 'packaging', type: 'text' })
  packaging: 'card' | 'multi_dose';

  @Column({ name: 'pack_type', type: 'text' })
  packType: string;

  @Column({ name: 'label_profile', type: 'text' })
  labelProfile: 'nurse' | 'self';

  @Column({ name: 'residence_code', type: 'text' })
  residenceCode: string;

  @Column({ name: 'dea_ltcf', type: 'boolean' })
  deaLtcf: boolean;

  @Column({ name: 'part_d_ltcf', type: 'boolean' })
  partDLtcf: boolean;

  @Column({ name: 'effective_from', type: 'date' })
  effectiveFrom: string;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt: Date;

  @Column({ name: 'row_version', type: 'integer' })
  rowVersion: number;
}
