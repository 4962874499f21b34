import { NEUTRAL_SCRIPT_JSON } from './neutral-json.adapter.js';
import type { ScriptAdapter } from './script-adapter.js';

/** Adapters by the name that a person asks for. */
export const SCRIPT_ADAPTERS = { json: NEUTRAL_SCRIPT_JSON } as const satisfies Readonly<Record<string, ScriptAdapter>>;
export type ScriptAdapterName = keyof typeof SCRIPT_ADAPTERS;
export const SCRIPT_ADAPTER_NAMES = ['json'] as const satisfies readonly ScriptAdapterName[];
