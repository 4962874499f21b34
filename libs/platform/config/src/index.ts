export { configKeys, configSchema, settingMeta } from './config.schema.js';
export type { Config, ConfigKey, SettingMeta } from './config.schema.js';
export { loadConfig, storesInS3 } from './load-config.js';
export type { ConfigWith, Environment } from './load-config.js';
export { InvalidConfig } from './invalid-config.js';
export type { ConfigProblem } from './invalid-config.js';
export { renderEnvExample } from './env-example.js';
