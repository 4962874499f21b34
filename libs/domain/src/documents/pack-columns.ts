import { type MinuteOfDay, formatClock, minuteOf } from '@cyclefill/domain/kernel';
import type { PackPlan } from '@cyclefill/domain/packing';
import type { PassText } from './card.model.js';
import { passText } from './pass-text.js';

/** The hour of each column: on a sheet the columns of the stock, null where nothing lies in one; else the hours there are. */
export function hoursOf({ type, cells, passes }: PackPlan): readonly (MinuteOfDay | null)[] {
  if (type.kind !== 'sheet' || type.columns === 1) return passes;
  const hours = new Map(cells.map(({ position, at }) => [position % type.columns, minuteOf(at)]));
  return Array.from({ length: type.columns }, (_, column) => hours.get(column) ?? null);
}

/** What heads each column; one in which nothing lies has its part of the day without an hour. @param clock how hours are written */
export function headsOf(plan: PackPlan, clock: (minute: MinuteOfDay) => string = formatClock): readonly PassText[] {
  return hoursOf(plan).map((hour, column) => {
    if (hour !== null) return passText(hour, clock);
    const part = plan.type.kind === 'sheet' ? plan.type.parts[column] : undefined;
    return { ...passText(part?.usual ?? 0), clock: '' };
  });
}
