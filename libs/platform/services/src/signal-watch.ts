const watched = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Takes over the signals that end a process, until it is closed. */
export class SignalWatch {
  private readonly listener: (signal: NodeJS.Signals) => void;
  /** The first signal that came, if one did. */
  received: NodeJS.Signals | null = null;
  /** Called with each signal; what comes before it is set only shows in `received`. */
  onSignal: (signal: NodeJS.Signals) => void = () => undefined;

  constructor() {
    this.listener = (signal) => {
      this.received ??= signal;
      this.onSignal(signal);
    };
    for (const signal of watched) process.on(signal, this.listener);
  }

  close(): void {
    for (const signal of watched) process.off(signal, this.listener);
  }
}
