import { type LocalMinute, type Milli, formatClock, grouped, minuteOf } from '@cyclefill/domain/kernel';
import { countText } from '@cyclefill/domain/sig';

/** `1 at 0800, 2 at 2000`: amounts by the hour of the day; those that differ from day to day are all named. */
export function hoursText(doses: readonly { readonly at: LocalMinute; readonly dose: Milli }[]): string {
  return [...grouped(doses, ({ at }) => minuteOf(at))]
    .toSorted(([a], [b]) => a - b)
    .map(([minute, own]) => `${[...new Set(own.map(({ dose }) => dose))].toSorted((a, b) => b - a).map(countText).join(' or ')} at ${formatClock(minute)}`)
    .join(', ');
}
