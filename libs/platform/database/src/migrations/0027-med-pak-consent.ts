import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Consent to several drugs in one pack (R231) stands beside consent to refills; it is one resident's. */
const CONSENT_KINDS_SQL = `
alter table refill_consent drop constraint refill_consent_kind_check,
  add constraint refill_consent_kind_check check (kind in ('standing', 'window', 'med-pak')),
  add constraint refill_consent_of_one check (kind <> 'med-pak' or resident_id is not null);`;

export class MedPakConsent0027 implements MigrationInterface {
  readonly name = 'MedPakConsent1750000000027';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CONSENT_KINDS_SQL);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('migrations go forward only: restore a backup instead'));
  }
}
