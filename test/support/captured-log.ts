import { PinoLogger } from '@cyclefill/platform/logging';

export interface CapturedLog {
  readonly log: PinoLogger;
  readonly text: () => string;
}

/** A logger whose lines the test can read. */
export function capturedLog(): CapturedLog {
  const lines: string[] = [];
  const log = new PinoLogger({ level: 'debug', service: 'test', destination: { write: (line: string) => void lines.push(line) } });
  return { log, text: () => lines.join('') };
}
