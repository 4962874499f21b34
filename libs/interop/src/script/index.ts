export { SCRIPT_ADAPTERS, SCRIPT_ADAPTER_NAMES } from './script-adapters.js';
export type { ScriptAdapterName } from './script-adapters.js';
export type { ScriptAdapter } from './script-adapter.js';
export { ScriptRefusal } from './script-refusal.js';
export type { ScriptEvent, ScriptEventOf, ScriptKind } from './script-event.js';
