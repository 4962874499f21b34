import { invariant, parseClock } from '@cyclefill/domain/kernel';
import { dosesText } from './mar-block.js';
import type { MarBlock, MarRow, MarSection } from './mar.model.js';
import { passText } from './pass-text.js';

/** A part of a block: the rows of one hour. */
interface PassPart {
  readonly hour: string;
  readonly title: string;
  readonly block: MarBlock;
}

const NO_HOUR = 'NO HOUR';

/** `MORNING 0900`, `MORNING 0700–0900` of a window. */
function titleOf({ hour, until }: MarRow): string {
  if (hour === '') return NO_HOUR;
  const minute = parseClock(hour);
  invariant(minute !== null, 'a row with an hour that is no clock');
  return `${passText(minute).word} ${hour}${until === undefined ? '' : `–${until}`}`;
}

/** Rows from each dose to the next: what is measured or taken off with it goes along. */
function groupsOf(rows: readonly MarRow[]): ReadonlyMap<string, readonly MarRow[]> {
  const groups = new Map<string, MarRow[]>();
  let title = NO_HOUR;
  for (const row of rows) {
    if (row.kind === 'dose') title = titleOf(row);
    groups.set(title, [...(groups.get(title) ?? []), row]);
  }
  return groups;
}

/** A block under each of its passes; what is not all of its rows says how many of the doses it is. */
function partsOf(block: MarBlock): readonly PassPart[] {
  const groups = [...groupsOf(block.rows)];
  return groups.map(([title, rows], index): PassPart => {
    const due = rows.filter(({ kind }) => kind === 'dose').reduce((sum, row) => sum + row.due, 0);
    const here = groups.length === 1 ? block : { ...block, rows, total: `here ${dosesText(due)}, in all ${block.total}`, ...(index > 0 && { again: true as const }) };
    return { title, hour: rows[0]?.hour ?? '', block: here };
  });
}

/**
 * The same blocks under each pass, in the order of the hours, so that they follow the packs (D30); in a pass first what is in the pack.
 * Every row stands under exactly one pass: due cells are the same, none twice. What has no hour comes last.
 */
export function underPasses(sections: readonly MarSection[]): readonly MarSection[] {
  const parts = sections.flatMap(({ blocks }) => blocks.flatMap(partsOf));
  const titles = [...new Map(parts.map(({ title, hour }) => [title, hour]))].toSorted(([a, hourA], [b, hourB]) => Number(hourA === '') - Number(hourB === '') || (hourA === hourB ? (a < b ? -1 : 1) : hourA < hourB ? -1 : 1));
  return titles.map(([title]) => ({ title, blocks: parts.filter((part) => part.title === title).map(({ block }) => block) }));
}
