import type { DocumentSettingList } from '@cyclefill/features/document';

/** A line a setting: from when, whose, what, and which papers it is of. */
export function documentSettingLines({ items }: DocumentSettingList, facility: string): string {
  return items.map(({ effectiveFrom, residentCode, name, value, papers }) => `${effectiveFrom}  ${(residentCode ?? facility).padEnd(10)}  ${name.padEnd(11)}  ${(value ?? 'taken back').padEnd(13)}  ${papers}`).join('\n');
}
