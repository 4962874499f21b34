import { Ids } from '@cyclefill/platform/clock';
import { type DynamicModule, Inject, Injectable, Module, type OnApplicationShutdown } from '@nestjs/common';
import { type ConnectedDatabase, type DatabaseOptions, connectDatabase } from './data-source.js';
import { UnitOfWork } from './unit-of-work.js';

const CONNECTION = Symbol('database connection');

@Injectable()
class DatabaseShutdown implements OnApplicationShutdown {
  constructor(@Inject(CONNECTION) private readonly connection: ConnectedDatabase) {}

  async onApplicationShutdown(): Promise<void> {
    await this.connection.close();
  }
}

/** Gives an app its {@link UnitOfWork}; the data source itself cannot be injected. */
@Module({})
export class DatabaseModule {
  static forRoot(options: Omit<DatabaseOptions, 'ids'>): DynamicModule {
    return {
      module: DatabaseModule,
      global: true,
      providers: [
        { provide: CONNECTION, inject: [Ids], useFactory: (ids: Ids) => connectDatabase({ ...options, ids }) },
        { provide: UnitOfWork, inject: [CONNECTION], useFactory: (connection: ConnectedDatabase) => connection.uow },
        DatabaseShutdown,
      ],
      exports: [UnitOfWork],
    };
  }
}
