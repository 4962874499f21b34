import type { JsonValue } from '@cyclefill/domain/kernel';
import type { Clock, Ids } from '@cyclefill/platform/clock';
import type { Config, Environment } from '@cyclefill/platform/config';
import type { Actor, UnitOfWork } from '@cyclefill/platform/database';
import type { QueuePort } from '@cyclefill/platform/queue';
import type { ServiceUrls } from '@cyclefill/platform/services';

/** What every command may use. Services, pool and queue are opened at the first call and closed when the command ends. */
export interface CommandContext {
  /** Whether one JSON document is wanted on stdout. */
  readonly json: boolean;
  readonly config: Config;
  readonly env: Environment;
  readonly clock: Clock;
  readonly ids: Ids;
  /** A line of the result, on stdout. */
  out(line: string): void;
  /** A message, on stderr. */
  err(line: string): void;
  /** The result in both its forms: the document with `--json`, else the text. */
  answer(document: JsonValue, text: string): void;
  services(): Promise<ServiceUrls>;
  uow(): Promise<UnitOfWork>;
  /** The pharmacy of `--pharmacy`, or the only one, acting through the command line. */
  actor(): Promise<Actor>;
  queue(): Promise<QueuePort>;
  /** Adds something to be closed when the command ends; the last added is closed first. */
  onClose(close: () => Promise<void>): void;
}
