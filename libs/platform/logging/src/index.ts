export { errorFields } from './error-fields.js';
export { allowedFields, codeFields, idFields, numberFields } from './log-fields.js';
export type { LogFields } from './log-fields.js';
export { Logger } from './logger.js';
export type { LogEvent } from './logger.js';
export { PinoLogger } from './pino-logger.js';
export type { LogLevel, PinoLoggerOptions } from './pino-logger.js';
