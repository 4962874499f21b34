import { configKeys, configSchema, settingMeta } from './config.schema.js';
import type { ConfigKey } from './config.schema.js';

/** Text of `.env.example`: every key, by group, with its sentence, rule and default. */
export function renderEnvExample(): string {
  const groups = [...new Set(configKeys.map((key) => settingMeta(key).group))];
  const sections = groups.map((group) => {
    const entries = configKeys.filter((key) => settingMeta(key).group === group).map((key) => entry(key));
    return `## ${group}\n\n${entries.join('\n')}`;
  });
  return `# Generated from libs/platform/config; every key is optional.\n\n${sections.join('\n')}`;
}

function entry(key: ConfigKey): string {
  const { description, rule, sensitive } = settingMeta(key);
  const secret = sensitive ? ' Secret.' : '';
  return `# ${description}\n# Must be ${rule}.${secret}\n#${key}=${defaults[key] ?? ''}\n`;
}

const defaults: Partial<Record<ConfigKey, string | number>> = configSchema.parse({});
