import { type Logger, errorFields } from '@cyclefill/platform/logging';

/** Does one thing again and again, never twice at a time; a failed beat is logged and the next one tries again. */
export class Heartbeat {
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<unknown> = Promise.resolve();
  private stopped = false;

  constructor(
    private readonly name: string,
    private readonly everyMs: number,
    private readonly beat: () => Promise<unknown>,
    private readonly log: Logger,
  ) {
    this.schedule();
  }

  /** No further beat; resolves when the running one is over. */
  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  private schedule(): void {
    this.timer = setTimeout(() => {
      this.running = this.beat()
        .catch((error: unknown) => this.log.warn('worker.beat.failed', { area: this.name, ...errorFields(error) }))
        .finally(() => {
          if (!this.stopped) this.schedule();
        });
    }, this.everyMs);
  }
}
