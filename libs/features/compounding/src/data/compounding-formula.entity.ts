import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A version of a master formula. */
@Entity({ name: 'compounding_formula' })
export class CompoundingFormulaEntity {
  @PrimaryColumn({ name: 'id', type: 'uuid' })
  id: string;

  @Column({ name: 'tenant_id', type: 'uuid' })
  tenantId: string;

  @Column({ name: 'code', type: 'text' })
  code: string;

  @Column({ name: 'name', type: 'text' })
  name: string;

  @Column({ name: 'ordered_ndc11', type: 'text' })
  orderedNdc11: string;

  @Column({ name: 'single_dose', type: 'boolean' })
  singleDose: boolean;

  @Column({ name: 'ingredients', type: 'jsonb' })
  ingredients: unknown;

  @Column({ name: 'steps', type: 'text', array: true })
  steps: readonly string[];

  @Column({ name: 'makes', type: 'text' })
  makes: string;

  @Column({ name: 'route', type: 'text' })
  route: string;

  @Column({ name: 'rate', type: 'text' })
  rate: string;

  @Column({ name: 'category', type: 'text' })
  category: string;

  @Column({ name: 'storage', type: 'text' })
  storage: string;

  @Column({ name: 'cautions', type: 'text', array: true })
  cautions: readonly string[];

  @Column({ name: 'effective_from', type: 'date' })
  effectiveFrom: string;

  @Column({ name: 'recorded_at', type: 'timestamptz' })
  recordedAt: Date;

  @Column({ name: 'recorded_by', type: 'uuid', nullable: true })
  recordedBy: string | null;

  @Column({ name: 'superseded_at', type: 'timestamptz', nullable: true })
  supersededAt: Date | null;
}
