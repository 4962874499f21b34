import { configKeys, configSchema, settingMeta } from './config.schema.js';
import type { Config, ConfigKey } from './config.schema.js';
import { InvalidConfig } from './invalid-config.js';

export type Environment = Readonly<Record<string, string | undefined>>;
/** A config in which the named keys are known to be set. */
export type ConfigWith<K extends ConfigKey> = Config & { readonly [P in K]-?: NonNullable<Config[P]> };

/**
 * Reads the settings once and freezes them. An empty variable counts as not set.
 * @throws InvalidConfig naming every offending key with its rule.
 */
export function loadConfig<K extends ConfigKey = never>(env: Environment, required: readonly K[] = []): ConfigWith<K> {
  const given = Object.fromEntries(configKeys.filter((key) => env[key]).map((key) => [key, env[key]]));
  const parsed = configSchema.safeParse(given);
  const wrong = new Set(parsed.error?.issues.map((issue) => issue.path[0]));
  const problems = configKeys
    .filter((key) => wrong.has(key) || (!(key in given) && (required as readonly ConfigKey[]).includes(key)))
    .map((key) => ({ key, rule: `must be ${wrong.has(key) ? '' : 'set to '}${settingMeta(key).rule}` }));
  if (!parsed.success || problems.length > 0) throw new InvalidConfig(problems);
  return Object.freeze(parsed.data) as ConfigWith<K>;
}
