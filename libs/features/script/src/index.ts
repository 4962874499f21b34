export { ApplyScript } from './apply-script/apply-script.js';
export type { ScriptAnswer } from './apply-script/script-answer.js';
