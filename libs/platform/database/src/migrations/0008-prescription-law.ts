import type { MigrationInterface, QueryRunner } from 'typeorm';
import { PRESCRIPTION_LAW_SQL } from './0008-prescription-law.sql.js';

/** Parts of C-II prescriptions, emergency oral orders, consent to automatic refills, stops by policy. */
export class PrescriptionLaw0008 implements MigrationInterface {
  readonly name = 'PrescriptionLaw1750000000008';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(PRESCRIPTION_LAW_SQL);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only: restore a backup instead'));
  }
}
