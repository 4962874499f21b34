import { type InputProblem, inputProblems } from '@cyclefill/contracts';
import { brokenJsonLimit } from '@cyclefill/interop/json';
import { JSON_LIMITS, LIMIT_RULES } from './json-limits.js';
import { SCRIPT_KINDS, type ScriptEvent, shapeOf } from './script-event.js';
import { ScriptRefusal } from './script-refusal.js';

const whole = (rule: string, cause?: unknown): ScriptRefusal => new ScriptRefusal([{ pointer: '', rule }], { cause });
/** So many are told: who repairs a file mends the first ones and sends it again. */
const TOLD = 50;

function parse(bytes: Uint8Array): unknown {
  if (bytes.length > JSON_LIMITS.bytes) throw whole(`is larger than ${JSON_LIMITS.bytes / 1024} KiB: send fewer events in one file`);
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw whole('is not UTF-8: save it as UTF-8', error);
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw whole('is no JSON: send one event, or a list of them', error);
  }
  const broken = brokenJsonLimit(text, JSON_LIMITS);
  if (broken !== null) throw whole(LIMIT_RULES[broken]);
  return value;
}

function problemsOf(event: unknown, at: string): readonly InputProblem[] {
  const kind: unknown = typeof event === 'object' && event !== null && !Array.isArray(event) ? (event as { readonly kind?: unknown }).kind : undefined;
  const shape = shapeOf(kind);
  if (shape === null) return [{ pointer: `${at}/kind`, rule: `is none of ${SCRIPT_KINDS.join(', ')}` }];
  const read = shape.safeParse(event);
  return read.success ? [] : inputProblems(read.error.issues).map(({ pointer, rule }) => ({ pointer: `${at}${pointer}`, rule }));
}

/** Reads events out of neutral JSON: one object, or a list. All or nothing. @throws ScriptRefusal with every place that is wrong, and what belongs there */
export function readScriptJson(bytes: Uint8Array): readonly ScriptEvent[] {
  const value = parse(bytes);
  const [events, pointerOf] = Array.isArray(value) ? [value as readonly unknown[], (index: number) => `/${index}`] : [[value], () => ''];
  if (events.length === 0) throw whole('holds no event');
  if (events.length > JSON_LIMITS.events) throw whole(`holds more than ${JSON_LIMITS.events} events: send them in several files`);
  const problems = events.flatMap((event, index) => problemsOf(event, pointerOf(index)));
  if (problems.length > 0) throw new ScriptRefusal(problems.slice(0, TOLD));
  return events.map((event) => shapeOf((event as ScriptEvent).kind)?.parse(event) as ScriptEvent);
}
