import type { Ids } from '@cyclefill/platform/clock';
import { DataSource, type EntityTarget, type ObjectLiteral } from 'typeorm';
import { TypeOrmUnitOfWork, type UnitOfWork } from './unit-of-work.js';

/** How to reach the database as the application role. */
export interface DatabaseOptions {
  readonly url: string;
  readonly poolSize: number;
  readonly entities: readonly EntityTarget<ObjectLiteral>[];
  readonly ids: Ids;
}

/** A connected unit of work and how to let go of its pool. */
export interface ConnectedDatabase {
  readonly uow: UnitOfWork;
  close(): Promise<void>;
}

/** Connects a pool. Used by the Nest module, the command line and tests alike. */
export async function connectDatabase(options: DatabaseOptions): Promise<ConnectedDatabase> {
  const source = new DataSource({
    type: 'postgres',
    url: options.url,
    entities: [...options.entities] as never[],
    poolSize: options.poolSize,
    connectTimeoutMS: 10_000,
    extra: { statement_timeout: 120_000, keepAlive: true },
  });
  await source.initialize();
  return { uow: new TypeOrmUnitOfWork(source, options.ids), close: () => source.destroy() };
}
