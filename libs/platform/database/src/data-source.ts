import type { Ids } from '@cyclefill/platform/clock';
import pg from 'pg';
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

const TIMESTAMP = 1114;

/** A wall-clock column stays text: the driver would make it an instant of the server's own zone. */
const WALL_CLOCK_AS_TEXT: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') =>
    oid === TIMESTAMP && format !== 'binary' ? (text: string) => text : pg.types.getTypeParser(oid, format as 'text')) as pg.CustomTypesConfig['getTypeParser'],
};

/** Connects a pool. Used by the Nest module, the command line and tests alike. */
export async function connectDatabase(options: DatabaseOptions): Promise<ConnectedDatabase> {
  const source = new DataSource({
    type: 'postgres',
    url: options.url,
    entities: [...options.entities] as never[],
    poolSize: options.poolSize,
    connectTimeoutMS: 10_000,
    extra: { statement_timeout: 120_000, keepAlive: true, types: WALL_CLOCK_AS_TEXT },
  });
  await source.initialize();
  return { uow: new TypeOrmUnitOfWork(source, options.ids), close: () => source.destroy() };
}
