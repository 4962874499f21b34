import type { LogFields } from './log-fields.js';

/** What may be logged of an error: its code and its class. Messages and causes may quote data. */
export function errorFields(error: unknown): Pick<LogFields, 'errorCode' | 'errorName'> {
  // By shape: an error of another realm (a worker thread, a sandbox) is not an instance of this one's Error.
  const { name, code }: { name?: unknown; code?: unknown } = typeof error === 'object' && error !== null ? error : {};
  return {
    errorName: typeof name === 'string' ? name : typeof error,
    ...(typeof code === 'string' && { errorCode: code }),
  };
}
