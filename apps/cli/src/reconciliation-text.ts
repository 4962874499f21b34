import type { ReconciledEntry, ReconciledRow, ReconciliationHead } from '@cyclefill/features/reconciliation';

const drugText = ({ drug, strength, form, sig }: ReconciledEntry): string => [drug, strength, form].filter((part) => part !== '').join(' ') + (sig === '' ? '' : `: ${sig}`);

/** The entries of one side in one text; null = it has none. */
export const sideText = (entries: readonly ReconciledEntry[]): string | null => (entries.length === 0 ? null : entries.map(drugText).join(' + '));

/** A row as people read it: what differs, both sides, and by what they were matched. */
export function reconciliationLines({ position, ours, theirs, level, types, proposed, highAlert, status, basis }: ReconciledRow): readonly string[] {
  return [
    `${position}. ${types.join(', ')}  ${level ?? 'no match'}  ${status}  proposed: ${proposed}${highAlert === null ? '' : `  HIGH ALERT: ${highAlert}`}`,
    `   ours:   ${sideText(ours) ?? '-'}`, `   theirs: ${sideText(theirs) ?? '-'}`, ...(basis.length === 0 ? [] : [`   by: ${basis.join('; ')}`]),
  ];
}

/** A row as scripts read it. */
export const reconciliationRow = (row: ReconciledRow): { readonly left: string | null; readonly right: string | null; readonly type: string } & ReconciledRow => ({ left: sideText(row.ours), right: sideText(row.theirs), type: row.types[0] ?? 'SAME', ...row });

export const reconciliationLine = ({ id, facility, resident, kind, source, openedAt, dueOn, open, rows }: ReconciliationHead): string =>
  `${id}  ${facility} ${resident}  ${kind} by the list of ${source}  opened ${openedAt}  ${open} of ${rows} open  due by midnight of ${dueOn}`;
