import { type Day, type LocalMinute, type MinuteOfDay, type Zone, addDays, atMinute, dayOf, formatClock, minuteOf, overlaps } from '@cyclefill/domain/kernel';
import { listText } from '@cyclefill/domain/sig';
import { homeDays } from './home-days.js';
import type { GridContext } from './mar-grid.js';
import { absenceText, dischargeText } from './mar-tags.js';
import type { MarBlock } from './mar.model.js';
import { WARFARIN_DOSE, WARFARIN_NOTE } from './noted-rows.js';
import { dateText } from './print-dates.js';
import type { RecordKind } from './record-kind.js';
import { type DividedPass, partLetter } from './split-pass.js';

/** Days of the record on which the clocks change. */
function changeDays(zone: Zone, context: GridContext): readonly Day[] {
  const days: Day[] = [];
  for (let { from } = context.days; from < context.days.to; from = addDays(from, 1)) {
    if (zone.instantOf(atMinute(addDays(from, 1))) - zone.instantOf(atMinute(from)) !== 1440) days.push(from);
  }
  return days;
}

/** What becomes of a dose in the skipped or the repeated hour (D47); null for any other. */
function clockNote(zone: Zone, at: LocalMinute, dates: GridContext['dates']): string | null {
  const meaning = zone.resolve(at);
  const [date, clock] = [dateText(dayOf(at), dates), formatClock(minuteOf(at))];
  if (meaning.kind === 'gap') return `${date} the clocks go forward: the ${clock} dose is given at ${formatClock(minuteOf(zone.toLocal(meaning.at)))}.`;
  return meaning.kind === 'overlap' ? `${date} the clocks go back: the ${clock} dose is given once, the first time it is ${clock}.` : null;
}

/** What is announced on the record too (D62): which packs of a pass are opened together. */
function dividedNotes(divided: readonly DividedPass[], { days, dates }: GridContext): readonly string[] {
  const own = divided.filter(({ at }) => at >= atMinute(days.from) && at < atMinute(days.to));
  const kinds = [...new Set(own.map(({ at, parts }) => minuteOf(at) * 100 + parts))].toSorted((a, b) => a - b);
  return kinds.map((kind) => {
    const [minute, parts] = [Math.floor(kind / 100), kind % 100];
    const on = own.filter((one) => minuteOf(one.at) === minute && one.parts === parts).map(({ at }) => dayOf(at));
    return `${formatClock(minute)} pass, ${homeDays(on, dates).span}: packed in ${parts} parts, ${listText(Array.from({ length: parts }, (_, index) => partLetter(index)))} of ${parts}. Open all of them.`;
  });
}

const SKIN_SITES = 'Sites: LA left arm, RA right arm, LC left chest, RC right chest, LB left back, RB right back, LT left thigh, RT right thigh.';
const INSULIN_SITES = 'Sites, another one each time: LA left arm, RA right arm, LS left side of the belly, RS right side of the belly, LT left thigh, RT right thigh, LH left hip, RH right hip.';

/** How sites are written (D27): letters that mean the same wherever they are used. */
const SITES: Readonly<Record<RecordKind, string>> = { medication: SKIN_SITES, treatment: SKIN_SITES, insulin: INSULIN_SITES, as_needed: SKIN_SITES };

const WINDOWS = 'From-to hours: the facility gives this pass at any time within them. A single hour is the hour itself.';

/** Notes under the grid: nights on which clocks change, absences, discharge, passes that are packed in parts, the letters of sites, what a window means. `hours` are the hours of due rows by day. */
export function footnotesOf(context: GridContext, zone: Zone | null, dueHours: (day: Day) => readonly MinuteOfDay[], blocks: readonly MarBlock[], divided: readonly DividedPass[], record: RecordKind): readonly string[] {
  const { days, absences, dischargedAt } = context;
  const columns = { from: atMinute(days.from), to: atMinute(days.to) };
  const clocks = zone === null ? [] : changeDays(zone, context).flatMap((day) => dueHours(day).map((minute) => clockNote(zone, atMinute(day, minute), context.dates)));
  const away = absences.filter(({ range }) => overlaps(range, columns)).map((absence) => `${absenceText(absence, context.dates)}.`);
  const gone = dischargedAt === null || dischargedAt >= columns.to ? [] : [`${dischargeText(dischargedAt, context.dates)}.`];
  const sites = blocks.some((block) => block.rows.some((row) => row.dose === 'site')) ? [SITES[record]] : [];
  const warfarin = blocks.some((block) => block.rows.some((row) => row.dose === WARFARIN_DOSE)) ? [WARFARIN_NOTE] : [];
  const windows = blocks.some((block) => block.rows.some((row) => row.until !== undefined)) ? [WINDOWS] : [];
  return [...new Set(clocks.filter((note) => note !== null)), ...away, ...gone, ...dividedNotes(divided, context), ...sites, ...warfarin, ...windows];
}
