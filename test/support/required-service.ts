/** The address of a service that the launcher of this tier gives; a missing one is a failure, never a skipped test. */
export function requiredService(key: 'DATABASE_URL' | 'DATABASE_APP_URL' | 'QUEUE_DATABASE_URL' | 'REDIS_URL'): string {
  const url = process.env[key];
  if (!url) throw new Error(`${key} is not set: run this tier through its launcher, which starts the services`);
  return url;
}
