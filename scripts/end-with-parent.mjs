// A script that `services exec` started ends with it, also when that was killed and could pass nothing on.
const LOOK_MS = 500;

/** Calls `stop` once the process that started this one is gone. */
export function endWithParent(stop) {
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    stop();
  }, LOOK_MS);
  timer.unref();
}
