import type { MigrationInterface, QueryRunner } from 'typeorm';
import { DOCUMENT_SETS_SQL } from './0031-document-sets.sql.js';

/** A facility's whole set of papers as a job, and the set that each night is made for the day on which the system is down. */
export class DocumentSets0031 implements MigrationInterface {
  readonly name = 'DocumentSets1750000000031';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(DOCUMENT_SETS_SQL);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only: restore a backup instead'));
  }
}
