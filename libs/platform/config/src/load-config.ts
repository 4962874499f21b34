import { configKeys, configSchema, settingMeta } from './config.schema.js';
import type { Config, ConfigKey } from './config.schema.js';
import { InvalidConfig } from './invalid-config.js';

export type Environment = Readonly<Record<string, string | undefined>>;
/** A config in which the named keys are known to be set. */
export type ConfigWith<K extends ConfigKey> = Config & { readonly [P in K]-?: NonNullable<Config[P]> };

/** What a bucket cannot do without. */
const S3_KEYS = ['S3_BUCKET', 'S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const satisfies readonly ConfigKey[];

/** Whether documents lie in a bucket; its settings are then set, for without them nothing loads. */
export function storesInS3(config: Config): config is ConfigWith<(typeof S3_KEYS)[number]> {
  return config.CYCLEFILL_STORAGE === 's3';
}

/**
 * Reads the settings once and freezes them. An empty variable counts as not set.
 * @throws InvalidConfig naming every offending key with its rule.
 */
export function loadConfig<K extends ConfigKey = never>(env: Environment, required: readonly K[] = []): ConfigWith<K> {
  const given = Object.fromEntries(configKeys.filter((key) => env[key]).map((key) => [key, env[key]]));
  const needed: readonly ConfigKey[] = given['CYCLEFILL_STORAGE'] === 's3' ? [...required, ...S3_KEYS] : required;
  const parsed = configSchema.safeParse(given);
  const wrong = new Set(parsed.error?.issues.map((issue) => issue.path[0]));
  const problems = configKeys
    .filter((key) => wrong.has(key) || (!(key in given) && needed.includes(key)))
    .map((key) => ({ key, rule: `must be ${wrong.has(key) ? '' : 'set to '}${settingMeta(key).rule}` }));
  if (!parsed.success || problems.length > 0) throw new InvalidConfig(problems);
  return Object.freeze(parsed.data) as ConfigWith<K>;
}
