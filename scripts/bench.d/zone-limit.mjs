// The limit of schedule expansion: nothing but integers and a table of one year's clock changes, written out for one case.

const DAY_MS = 86_400_000;

/** Days since 1970 of a Gregorian date. */
export const dayNumberOf = (year, month, dayOfMonth) => Date.UTC(year, month - 1, dayOfMonth) / DAY_MS;

/** Offset in ms that a zone's clocks show at an instant, from the names of its parts. */
function offsetReader(zone) {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
  });
  return (at) => {
    const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
    return Date.UTC(parts.year, parts.month - 1, parts.day, parts.hour, parts.minute, parts.second) - at;
  };
}

/** Instants from which another offset holds, with that offset; found by halving each day in which it changes. */
function clockChanges(zone, from, to) {
  const offsetAt = offsetReader(zone);
  const table = [[-Infinity, offsetAt(from)]];
  for (let at = from; at < to; at += DAY_MS) {
    const [before, after] = [offsetAt(at), offsetAt(at + DAY_MS)];
    if (before === after) continue;
    let [low, high] = [at, at + DAY_MS];
    while (high - low > 60_000) {
      const middle = Math.floor((low + high) / 120_000) * 60_000;
      if (offsetAt(middle) === before) low = middle;
      else high = middle;
    }
    table.push([high, after]);
  }
  return table;
}

/** Work that gives the instant (epoch ms) of every dose: minutes of the day `minutes` over `days` days from `firstDay`. */
export function zoneLimit(zone, firstDay, days, minutes) {
  const table = clockChanges(zone, firstDay * DAY_MS - 60 * DAY_MS, (firstDay + days) * DAY_MS + 60 * DAY_MS);
  return () => {
    const out = [];
    for (let day = firstDay; day < firstDay + days; day += 1) {
      for (const minute of minutes) {
        const wall = day * DAY_MS + minute * 60_000;
        let index = 0;
        while (index + 1 < table.length && wall - table[index][1] >= table[index + 1][0]) index += 1;
        out.push(wall - table[index][1]);
      }
    }
    return out;
  };
}
