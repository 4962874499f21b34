/** Where the services are. URLs carry passwords: never print them. */
export interface ServiceUrls {
  /** Owner of the database: migrates. */
  readonly databaseUrl: string;
  /** Application role. */
  readonly databaseAppUrl: string;
  /** Role of the schema `queue`; there when that is the queue, or when both backends are wanted. */
  readonly queueDatabaseUrl?: string | undefined;
  readonly redisUrl?: string | undefined;
}

/** The variables by which a child process finds the services; those it must not inherit are undefined. */
export function serviceEnvironment(urls: ServiceUrls): Readonly<Record<string, string | undefined>> {
  return {
    DATABASE_URL: urls.databaseUrl,
    DATABASE_APP_URL: urls.databaseAppUrl,
    QUEUE_DATABASE_URL: urls.queueDatabaseUrl,
    REDIS_URL: urls.redisUrl,
  };
}
