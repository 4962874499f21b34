export interface Latch {
  readonly opened: Promise<void>;
  readonly open: () => void;
}

/** Something to wait for that the test opens itself. */
export function latch(): Latch {
  let open = (): void => undefined;
  const opened = new Promise<void>((resolve) => { open = resolve; });
  return { opened, open };
}
