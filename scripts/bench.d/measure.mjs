// Medians, CPU seconds, and anchor and product measured turn about, so that a busy neighbour slows both.

/** Middle of a list of numbers. */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/** CPU seconds of this process, all threads, so far. */
export function cpuSeconds() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** Resident memory in MiB. */
export const residentMiB = () => Math.round(process.memoryUsage.rss() / 2 ** 20);

/** How often `work` can be done in a CPU second, over at least `seconds` of wall time; `size` = units in one call. */
export async function ratePerCpuSecond(work, size, seconds = 0.4) {
  const [wall, cpu] = [performance.now(), cpuSeconds()];
  let done = 0;
  while (performance.now() - wall < seconds * 1000) {
    await work();
    done += size;
  }
  return done / (cpuSeconds() - cpu);
}

/** Runs every contestant once a round, in turn, and keeps what each measured. */
export async function turnAbout(rounds, contestants) {
  const measured = Object.fromEntries(Object.keys(contestants).map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, contestant] of Object.entries(contestants)) measured[name].push(await contestant(round));
  }
  return measured;
}

/** The ratios of two lists taken in the same rounds: their median and how far they spread. */
export function ratios(product, anchor) {
  const all = product.map((value, round) => value / anchor[round]);
  return { median: median(all), min: Math.min(...all), max: Math.max(...all) };
}
