import { NEUTRAL_CSV } from './neutral-csv.adapter.js';
import { NEUTRAL_JSON } from './neutral-json.adapter.js';
import type { PackagerAdapter } from './packager-adapter.js';
import { PIPE_TEXT } from './pipe-text.adapter.js';

/** Adapters by the name that a person asks for. */
export const PACKAGER_ADAPTERS = { csv: NEUTRAL_CSV, json: NEUTRAL_JSON, pipe: PIPE_TEXT } as const satisfies Readonly<Record<string, PackagerAdapter>>;
export type PackagerAdapterName = keyof typeof PACKAGER_ADAPTERS;
export const PACKAGER_ADAPTER_NAMES = ['csv', 'json', 'pipe'] as const satisfies readonly PackagerAdapterName[];
