import { invariant } from '@cyclefill/domain/kernel';
import { DataSource } from 'typeorm';
import { MIGRATIONS } from './migrations/index.js';

const MIGRATION_LOCK = 7_402_114;
const ROLE_NAME = /^[a-z_][a-z0-9_]{0,62}$/;

/**
 * Brings the schema up to date as its owner; forward only, one migrator at a time. Returns the names of what it applied.
 * @param appRole role of the application, which is given its rights and nothing more; a plain name (letters, digits, `_`).
 */
export async function migrate(ownerUrl: string, appRole: string): Promise<readonly string[]> {
  invariant(ROLE_NAME.test(appRole), 'the application role is not a plain name');
  const source = new DataSource({ type: 'postgres', url: ownerUrl, migrations: [...MIGRATIONS], migrationsTableName: 'migration', poolSize: 2, extra: { options: `-c cyclefill.app_role=${appRole}` } });
  await source.initialize();
  const guard = source.createQueryRunner();
  try {
    await guard.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const applied = await source.runMigrations({ transaction: 'each' });
    return applied.map((migration) => migration.name);
  } finally {
    await guard.query('select pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => undefined);
    await guard.release();
    await source.destroy();
  }
}
