import type { ScriptEvent } from './script-event.js';

/** The way one partner writes the dialogue. Pure: same bytes, same events. A licensed adapter is one more of these and its line in the registry; nothing else knows of it. */
export interface ScriptAdapter {
  /** Every event of a file, in its order. @throws ScriptRefusal */
  read(bytes: Uint8Array): readonly ScriptEvent[];
  write(event: ScriptEvent): Uint8Array;
}
