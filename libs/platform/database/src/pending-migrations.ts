import { z } from 'zod';
import { MIGRATIONS } from './migrations/index.js';
import type { UnitOfWork } from './unit-of-work.js';

const AppliedRow = z.object({ name: z.string() });

/** Names of the migrations that this program knows and the database lacks. The application role may ask. */
export async function pendingMigrations(uow: UnitOfWork): Promise<readonly string[]> {
  const applied = await uow.acrossTenants((tx) => tx.query(AppliedRow, 'select name from migration'));
  const names = new Set(applied.map(({ name }) => name));
  return MIGRATIONS.map((migration) => new migration().name).filter((name) => !names.has(name));
}
