import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A packaged product: identity, form and what decides how it may be packed. */
@Entity({ name: 'drug_product' })
export class DrugProductEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'ndc_labeler', type: 'text' })
  ndcLabeler: string;

  @Column({ name: 'ndc_product', type: 'text' })
  ndcProduct: string;

  @Column({ name: 'ndc_package', type: 'text' })
  ndcPackage: string;

  @Column({ name: 'ndc11', type: 'text' })
  ndc11: string;

  @Column({ name: 'rxcui', type: 'text' })
  rxcui: string;

  @Column({ name: 'ingredient_rxcui', type: 'text' })
  ingredientRxcui: string;

  @Column({ name: 'name', type: 'text' })
  name: string;

  @Column({ name: 'ingredient', type: 'text' })
  ingredient: string;

  @Column({ name: 'proprietary_name', type: 'text' })
  proprietaryName: string;

  @Column({ name: 'brand', type: 'boolean' })
  brand: boolean;

  @Column({ name: 'application_type', type: 'text' })
  applicationType: '' | 'NDA' | 'ANDA' | 'BLA' | 'OTC';

  @Column({ name: 'labeler', type: 'text' })
  labeler: string;

  @Column({ name: 'strength', type: 'text' })
  strength: string;

  @Column({ name: 'form', type: 'text' })
  form: string;

  @Column({ name: 'category', type: 'text' })
  category: string;

  @Column({ name: 'route', type: 'text' })
  route: string;

  @Column({ name: 'dose_unit', type: 'text' })
  doseUnit: string;

  @Column({ name: 'dea_schedule', type: 'text', nullable: true })
  deaSchedule: 'CII' | 'CIII' | 'CIV' | 'CV' | null;

  @Column({ name: 'therapeutic_class', type: 'text' })
  therapeuticClass: string;

  @Column({ name: 'looks', type: 'text' })
  looks: string;

  @Column({ name: 'package_description', type: 'text' })
  packageDescription: string;

  @Column({ name: 'package_size_milli', type: 'integer', nullable: true })
  packageSizeMilli: number | null;

  /** After opening; null = no such limit is known. */
  @Column({ name: 'discard_after_days', type: 'smallint', nullable: true })
  discardAfterDays: number | null;

  /** Longest side of a unit in millimetres; null = not known (D62). */
  @Column({ name: 'unit_length_mm', type: 'smallint', nullable: true })
  unitLengthMm: number | null;

  @Column({ name: 'countable', type: 'boolean' })
  countable: boolean;

  @Column({ name: 'split_unit_milli', type: 'smallint' })
  splitUnitMilli: number;

  @Column({ name: 'hazardous', type: 'boolean' })
  hazardous: boolean;

  @Column({ name: 'original_container', type: 'boolean' })
  originalContainer: boolean;

  @Column({ name: 'refrigerated', type: 'boolean' })
  refrigerated: boolean;

  @Column({ name: 'effective_from', type: 'date' })
  effectiveFrom: string;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt: Date;

  @Column({ name: 'superseded_at', type: 'timestamptz', nullable: true })
  supersededAt: Date | null;
}
