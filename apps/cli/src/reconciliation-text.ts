import type { JsonValue } from '@cyclefill/domain/kernel';
import type { ReconciledEntry, ReconciledRow, ReconciliationEffect, ReconciliationHead, ReconciliationView } from '@cyclefill/features/reconciliation';
import type { CommandContext } from './command-context.js';

const drugText = ({ drug, strength, form, sig }: ReconciledEntry): string => [drug, strength, form].filter((part) => part !== '').join(' ') + (sig === '' ? '' : `: ${sig}`);

/** The entries of one side in one text; null = it has none. */
export const sideText = (entries: readonly ReconciledEntry[]): string | null => (entries.length === 0 ? null : entries.map(drugText).join(' + '));

/** What was decided of a row, by whom, and whether it is done. */
function decisionLines({ decided }: ReconciledRow): readonly string[] {
  if (decided === null) return [];
  const { decision, intent, reason, decidedBy, decidedAt, orders } = decided;
  const done = orders === null ? 'not carried out yet' : 'signed and carried out';
  return [`   decided: ${decision}${intent === null ? '' : ` (${intent})`}${reason === '' ? '' : `, ${reason}`}  by ${decidedBy.name}, ${decidedAt}  ${done}`];
}

/** A row as people read it: what differs, both sides, by what they were matched, and what was decided. */
export function reconciliationLines(row: ReconciledRow): readonly string[] {
  const { position, ours, theirs, level, types, proposed, highAlert, status, basis } = row;
  return [
    `${position}. ${types.join(', ')}  ${level ?? 'no match'}  ${status}  proposed: ${proposed}${highAlert === null ? '' : `  HIGH ALERT: ${highAlert}`}`,
    `   ours:   ${sideText(ours) ?? '-'}`, `   theirs: ${sideText(theirs) ?? '-'}`, ...(basis.length === 0 ? [] : [`   by: ${basis.join('; ')}`]), ...decisionLines(row),
  ];
}

/** A row as scripts read it. */
export const reconciliationRow = (row: ReconciledRow): { readonly left: string | null; readonly right: string | null; readonly type: string } & ReconciledRow => ({ left: sideText(row.ours), right: sideText(row.theirs), type: row.types[0] ?? 'SAME', ...row });

export const reconciliationLine = ({ id, facility, resident, kind, source, openedAt, dueOn, open, rows, state, withdrawn }: ReconciliationHead): string =>
  `${id}  ${facility} ${resident}  ${kind} by the list of ${source}  opened ${openedAt}  ${state}${withdrawn === '' ? '' : ` (${withdrawn})`}  ${open} of ${rows} open  due by midnight of ${dueOn}`;

/** Prints a reconciliation as it stands. */
export function reconciliationAnswer(context: CommandContext, { head, rows, digest, signatures, notices }: ReconciliationView & { readonly notices?: readonly string[] }): void {
  const { id: reconciliationId, rows: count, ...rest } = head;
  const signed = signatures.map(({ side, by, at }) => `signed for the ${side === 'facility' ? 'facility' : 'pharmacy'} by ${by.name}, ${at}`);
  const answer = { reconciliationId, ...rest, rowCount: count, digest, signatures, rows: rows.map(reconciliationRow), notices };
  context.answer(JSON.parse(JSON.stringify(answer)) as JsonValue, [reconciliationLine(head), ...rows.flatMap(reconciliationLines), ...(notices ?? []).map((notice) => `notice: ${notice}`), `digest ${digest}`, ...signed].join('\n'));
}

/** What signing would bring, as people read it. */
export function effectLines({ doses, packs, firstDoses }: ReconciliationEffect): readonly string[] {
  const changed = doses.orders.map(({ rxNumber, drug, dosesBefore, dosesAfter }) => `  Rx ${rxNumber}  ${drug}: ${dosesBefore} doses, then ${dosesAfter}`);
  const pulled = packs.map(({ code, rxNumber, drug, doses: count, from, to }) => `  ${code}  Rx ${rxNumber}  ${drug}: ${count} doses from ${from} to ${to}`);
  const first = firstDoses.map(({ rxNumber, drug, at, dose, doseUnit, ekit }) => `  ${at}  Rx ${rxNumber}  ${drug}: ${dose} ${doseUnit}, ${ekit === null ? 'to be sent' : `the emergency kit has ${ekit}`}`);
  const block = (title: string, lines: readonly string[]): readonly string[] => [title, ...(lines.length === 0 ? ['  none'] : lines)];
  return [...block(`doses from ${doses.from} to ${doses.to} that differ:`, changed), ...block('packs to pull or look through:', pulled), ...block('first doses:', first)];
}
