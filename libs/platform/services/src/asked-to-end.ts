/** How long a process may take to end: after that what hangs is cut off. Its tasks are in the table for the next worker. */
const DEADLINE_MS = { signal: 30_000, parent: 10_000 } as const;

/**
 * Resolves when this process is asked to end: by a signal, or because the process that started it is gone, however that
 * ended. Call it before anything else, so that neither is missed while starting. A service that is gone with the parent may
 * never answer again, so whoever has not ended by the deadline is ended.
 */
export function askedToEnd(): Promise<NodeJS.Signals | 'disconnect'> {
  return new Promise((resolve) => {
    const end = (reason: NodeJS.Signals | 'disconnect', deadlineMs: number): void => {
      setTimeout(() => process.exit(1), deadlineMs).unref();
      resolve(reason);
    };
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => end(signal, DEADLINE_MS.signal));
    process.on('disconnect', () => end('disconnect', DEADLINE_MS.parent));
    // Gone before this was called, while the process was loading.
    if (process.connected === false) end('disconnect', DEADLINE_MS.parent);
  });
}
