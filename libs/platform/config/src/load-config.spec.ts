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
});
