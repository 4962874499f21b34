import { describe, expect, it } from '@jest/globals';
import { errorFields } from './error-fields.js';
import type { LogFields } from './log-fields.js';
import { PinoLogger } from './pino-logger.js';
import type { LogLevel } from './pino-logger.js';

function capture(level: LogLevel = 'info'): { log: PinoLogger; lines: () => Record<string, unknown>[]; text: () => string } {
  const written: string[] = [];
  const log = new PinoLogger({ level, service: 'test', destination: { write: (line: string) => void written.push(line) } });
  return { log, text: () => written.join(''), lines: () => written.map((line) => JSON.parse(line) as Record<string, unknown>) };
}

describe('PinoLogger', () => {
  it('writes one JSON object a line: level, time, service, event and fields', () => {
    const { log, lines } = capture();
    log.info('fill.batch.computed', { runId: '0199-a', batchId: '0199-b', ms: 12 });
    expect(lines()).toEqual([expect.objectContaining({
      level: 'info', service: 'test', event: 'fill.batch.computed', runId: '0199-a', batchId: '0199-b', ms: 12,
    })]);
    expect(lines()[0]?.['time']).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/u);
  });

  it('writes nothing below its level', () => {
    const { log, lines } = capture('warn');
    log.debug('a.b');
    log.info('a.b');
    log.warn('a.c');
    log.error('a.d');
    expect(lines().map((line) => line['event'])).toEqual(['a.c', 'a.d']);
  });

  it('drops what is not on the allow list, even when a wider object slips past the type', () => {
    const { log, text } = capture();
    const row = { residentId: 'MARKER Family, Given', lastName: 'MARKER', orderId: '0199-c', ms: 'MARKER', note: { text: 'MARKER' } };
    log.info('resident.read', row as unknown as LogFields);
    expect(text()).not.toContain('MARKER');
    expect(text()).toContain('0199-c');
  });

  it('logs an error as its code and class, never its message', () => {
    const { log, lines, text } = capture();
    const error = Object.assign(new TypeError('MARKER in a message', { cause: 'MARKER' }), { code: '23505', detail: 'MARKER' });
    log.error('task.failed', { taskId: '0199-d', ...errorFields(error) });
    log.error('task.failed', errorFields('MARKER thrown as text'));
    expect(text()).not.toContain('MARKER');
    expect(lines()[0]).toMatchObject({ errorCode: '23505', errorName: 'TypeError' });
  });
});
