import { pino } from 'pino';
import type { DestinationStream } from 'pino';
import { allowedFields } from './log-fields.js';
import type { LogFields } from './log-fields.js';
import { Logger } from './logger.js';
import type { LogEvent } from './logger.js';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

export interface PinoLoggerOptions {
  readonly level: LogLevel;
  /** Which process speaks: `api`, `worker`, `cli`. */
  readonly service: string;
  /** Where the lines go; stderr unless given. */
  readonly destination?: DestinationStream;
}

/** One JSON object a line, on stderr: stdout belongs to the answers of commands. */
export class PinoLogger extends Logger {
  private readonly pino: pino.Logger;

  constructor({ level, service, destination = pino.destination({ fd: 2, sync: true }) }: PinoLoggerOptions) {
    super();
    this.pino = pino({
      level, messageKey: 'event', base: { service }, timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
    }, destination);
  }

  debug(event: LogEvent, fields: LogFields = {}): void {
    if (this.pino.isLevelEnabled('debug')) this.pino.debug(allowedFields(fields), event);
  }

  info(event: LogEvent, fields: LogFields = {}): void {
    this.pino.info(allowedFields(fields), event);
  }

  warn(event: LogEvent, fields: LogFields = {}): void {
    this.pino.warn(allowedFields(fields), event);
  }

  error(event: LogEvent, fields: LogFields = {}): void {
    this.pino.error(allowedFields(fields), event);
  }
}
