import type { LogFields } from './log-fields.js';

/** `area.thing.happened`, fixed in the code: an event name never contains data. */
export type LogEvent = `${string}.${string}`;

/** Where events go; also the token by which it is injected. */
export abstract class Logger {
  abstract debug(event: LogEvent, fields?: LogFields): void;
  abstract info(event: LogEvent, fields?: LogFields): void;
  abstract warn(event: LogEvent, fields?: LogFields): void;
  abstract error(event: LogEvent, fields?: LogFields): void;
}
