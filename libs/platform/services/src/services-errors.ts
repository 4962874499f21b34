/** Services could not be resolved or started; the message says why and what to do. */
export class ServicesFailed extends Error {
  override readonly name: string = 'ServicesFailed';
  readonly code: string = 'services.failed';
}

/** Another process has started the services of this data folder and still runs. */
export class ServicesAlreadyRunning extends ServicesFailed {
  override readonly name = 'ServicesAlreadyRunning';
  override readonly code = 'services.already-running';

  /** @param pid of the process that started them */
  constructor(readonly pid: number, dataDir: string) {
    super(`the services of ${dataDir} are already running, started by process ${pid}; stop that one first`);
  }
}

/** A signal arrived while the services were starting; what had been started is stopped. */
export class ServicesInterrupted extends ServicesFailed {
  override readonly name = 'ServicesInterrupted';
  override readonly code = 'services.interrupted';

  constructor(readonly signal: NodeJS.Signals) {
    super(`stopped by ${signal} while the services were starting`);
  }
}
