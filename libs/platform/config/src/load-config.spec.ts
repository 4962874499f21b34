import { describe, expect, it } from '@jest/globals';
import { InvalidConfig } from './invalid-config.js';
import { loadConfig } from './load-config.js';

function refusal(env: Record<string, string>): InvalidConfig {
  try {
    loadConfig(env);
  } catch (error) {
    if (error instanceof InvalidConfig) return error;
  }
  throw new Error('the settings were accepted');
}

describe('loadConfig', () => {
  it('fills every default from an empty environment and freezes the result', () => {
    const config = loadConfig({});
    expect(config).toMatchObject({
      CYCLEFILL_DATA: '.data', HTTP_HOST: '127.0.0.1', HTTP_PORT: 3000, LOG_LEVEL: 'info', QUEUE_PREFIX: 'cyclefill',
    });
    expect(Object.isFrozen(config)).toBe(true);
  });

  it('takes an empty variable as not set and ignores variables of others', () => {
    const config = loadConfig({ HTTP_PORT: '', REDIS_URL: '', PATH: '/bin' });
    expect(config.HTTP_PORT).toBe(3000);
    expect(config).not.toHaveProperty('REDIS_URL');
    expect(config).not.toHaveProperty('PATH');
  });

  it('names every wrong key with its rule and never the value', () => {
    const error = refusal({ DATABASE_URL: 'mysql://marker-secret', HTTP_PORT: '70000', LOG_LEVEL: 'marker-loud' });
    expect(error.problems).toEqual([
      { key: 'DATABASE_URL', rule: 'must be a postgres:// URL' },
      { key: 'HTTP_PORT', rule: 'must be a whole number from 0 to 65535' },
      { key: 'LOG_LEVEL', rule: 'must be one of debug, info, warn, error, silent' },
    ]);
    expect(JSON.stringify(error) + error.message + error.stack).not.toContain('marker');
  });

  it('refuses numbers that are not plain digits', () => {
    for (const HTTP_PORT of ['3e3', ' 80', '-1', '0x10', '80.5']) expect(() => loadConfig({ HTTP_PORT })).toThrow(InvalidConfig);
  });

  it('asks for the keys that the caller requires', () => {
    expect(() => loadConfig({}, ['DATABASE_APP_URL'])).toThrow('DATABASE_APP_URL must be set to a postgres:// URL');
    const config = loadConfig({ DATABASE_APP_URL: 'postgres://127.0.0.1/cyclefill' }, ['DATABASE_APP_URL']);
    expect(config.DATABASE_APP_URL.length).toBeGreaterThan(0);
  });

  it('asks for bucket and keys only where documents are kept in one', () => {
    expect(loadConfig({ S3_REGION: 'eu-central-1' }).CYCLEFILL_STORAGE).toBe('folder');
    expect(refusal({ CYCLEFILL_STORAGE: 's3', S3_ENDPOINT: 'http://127.0.0.1:9000/marker', S3_SECRET_ACCESS_KEY: 'marker secret' }).message.split('; ')).toEqual([
      'S3_ENDPOINT must be an http:// or https:// address of host and port alone',
      'S3_BUCKET must be set to the name of a bucket: 3 to 63 lower-case letters, digits, dots and hyphens',
      'S3_ACCESS_KEY_ID must be set to an access key id without spaces',
      'S3_SECRET_ACCESS_KEY must be a secret access key without spaces',
    ]);
    const keys = { S3_BUCKET: 'papers', S3_ACCESS_KEY_ID: 'key', S3_SECRET_ACCESS_KEY: 'secret' };
    expect(loadConfig({ CYCLEFILL_STORAGE: 's3', S3_ENDPOINT: 'http://127.0.0.1:9000', ...keys })).toMatchObject({ ...keys, S3_REGION: 'us-east-1', S3_PATH_STYLE: 'on' });
  });
});
