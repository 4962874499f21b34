import { Invariant } from '@cyclefill/contracts';
import { type Finding, type Milli, addMonths, civilFromDay, isBlocked, overlaps, atMinute } from '@cyclefill/domain/kernel';
import { type FillExplanation, type FillStatus, type NoLineReason, type ResidentContext, explainFill, explanationGaps, whyNoLine } from '@cyclefill/domain/cycle-fill';
import { type RecordKind, daysKey, isResidentIn, isSpokenOf, monthDays, recordOf } from '@cyclefill/domain/documents';
import type { Packaging, SeparationReason } from '@cyclefill/domain/packing';
import { type TracedDoseTime, traceTimes } from '@cyclefill/domain/regimen';
import { filledDays } from '../compute-fill-batch/cycle-shares.js';
import type { SnapshotOrder } from '../compute-fill-batch/fill-snapshot.js';
import { packagingChoice } from '../compute-fill-batch/packaging-choice.js';
import { contextOf } from '../compute-fill-batch/resident-contexts.js';
import type { RecomputedBatch } from '../replay-run/recompute-batch.js';
import type { StoredLine } from '../replay-run/stored-batch.query.js';

/** Why an order is, or is not, somewhere: yes or no, the reason as a code, and its rule. */
export interface Answer {
  readonly yes: boolean;
  readonly reason: string;
  readonly rule: string;
}

/** Where an order stands in the records of one month. */
export interface MonthAnswer extends Answer {
  /** `YYYY-MM` */
  readonly month: string;
  /** The record that it stands on (D36). */
  readonly record: RecordKind;
}

/** An order's line with how its quantity came about. */
export interface ExplainedLine {
  readonly status: FillStatus;
  readonly packaging: Packaging;
  readonly dispensed: Milli;
  readonly pulled: number;
  readonly authorisedLeft: Milli;
  readonly explanation: FillExplanation;
  /** The times of its first day in the window, each with the row of a table it was read from (D40). */
  readonly times: readonly TracedDoseTime[];
}

/** What one batch says of one order. */
export interface ExplainedOrder {
  /** null = the order has no line; `inRun` says why. */
  readonly line: ExplainedLine | null;
  readonly findings: readonly Finding[];
  readonly inRun: Answer;
  readonly inPack: Answer;
  readonly onMar: readonly MonthAnswer[];
}

const NO_LINE_RULE: Readonly<Record<NoLineReason, string>> = {
  ended: 'R108', not_begun: 'R108', as_needed: 'R131', no_dose: 'R108', late: 'R105', before_admission: 'R108', resident_unknown: 'R108',
};

const STATUS_RULE: Readonly<Record<FillStatus, string>> = {
  filled: 'R108', partial: 'R117', on_demand: 'R109', excepted: 'R112', held: 'R122', away: 'E07', covered: 'R138',
};

const NOT_PACKED: Readonly<Partial<Record<SeparationReason, string>>> = { as_needed: 'R109', cell_capacity: 'R237' };

/** An order that no snapshot of the batch holds. */
export function absentOrder(reason: NoLineReason | 'not_computed' | 'facility_not_in_run' | 'other_cycle'): ExplainedOrder {
  const rule = reason === 'not_computed' ? 'R111' : reason === 'facility_not_in_run' ? 'R105' : reason === 'other_cycle' ? 'R104' : NO_LINE_RULE[reason];
  const no = { yes: false, reason, rule };
  return { line: null, findings: [], inRun: no, inPack: no, onMar: [] };
}

/**
 * Explains one order of a batch. Its line is computed once more by the engine, and must be, and must add up to, what is stored.
 * @throws Invariant when it does not: then either the stored line or the engine is wrong, and nobody may rely on it.
 */
export function explainOrder(batch: RecomputedBatch, order: SnapshotOrder, stored: StoredLine | undefined): ExplainedOrder {
  const { snapshot, decided, contexts } = batch;
  const [window, { asOf }] = [filledDays(snapshot, order.residentId), snapshot.batch];
  const resident = contextOf(contexts, order);
  const findings = decided.findings.filter(({ orderId }) => orderId === order.orderId).map(({ finding }) => finding);
  const onMar = monthAnswers(batch, order);
  const computed = decided.lines.find((line) => line.order.orderId === order.orderId);
  if (computed === undefined || resident === undefined) {
    if (stored !== undefined) throw new Invariant(`the stored line of order ${order.orderId} is not computed any more`);
    const reason = resident === undefined ? 'resident_unknown' : whyNoLine(order, window, asOf);
    const no = { yes: false, reason, rule: NO_LINE_RULE[reason] };
    return { line: null, findings, inRun: no, inPack: no, onMar };
  }
  const { result, packaging } = computed;
  const explanation = explainFill(order, resident, window, result);
  if (stored === undefined) throw new Invariant(`order ${order.orderId} has no stored line`);
  const gaps = explanationGaps(explanation, stored.quantities);
  if (gaps.length > 0 || stored.status !== result.status || stored.packaging !== packaging) {
    throw new Invariant(`the explanation of order ${order.orderId} does not lead to its stored line: ${gaps.join(', ') || 'status'}`);
  }
  return {
    line: { status: result.status, packaging, dispensed: result.quantities.dispensed, pulled: result.quantities.pulled, authorisedLeft: order.authorisedLeft, explanation, times: firstTimes(explanation, order, resident) },
    findings,
    inRun: { yes: true, reason: result.status, rule: 'R108' },
    inPack: packAnswer(batch, order, stored, findings),
    onMar,
  };
}

function firstTimes({ doses: [first] }: FillExplanation, { regimen }: SnapshotOrder, { passes }: ResidentContext): readonly TracedDoseTime[] {
  return first === undefined || regimen === null ? [] : traceTimes(regimen, passes, first.day);
}

function packAnswer({ snapshot }: RecomputedBatch, order: SnapshotOrder, { status, packaging, quantities }: StoredLine, findings: readonly Finding[]): Answer {
  if (quantities.dispensed === 0) {
    const blocking = isBlocked(findings) ? findings.find(({ severity }) => severity === 'block') : undefined;
    return { yes: false, reason: blocking?.code ?? status, rule: blocking?.rule ?? STATUS_RULE[status] };
  }
  const { reason } = packagingChoice(order, snapshot.packing);
  if (packaging === 'bulk') return { yes: false, reason: reason ?? 'bulk', rule: NOT_PACKED[reason ?? 'not_countable'] ?? 'R236' };
  if (reason === null && snapshot.packagingRule !== null) return { yes: true, reason: 'supply_limit', rule: snapshot.packagingRule };
  return { yes: true, reason: reason ?? packaging, rule: reason === null ? 'R108' : (NOT_PACKED[reason] ?? 'D76') };
}

/** The records of the months that the window touches. */
function monthAnswers({ snapshot: { batch: { window }, residents } }: RecomputedBatch, order: SnapshotOrder): readonly MonthAnswer[] {
  const resident = residents.get(order.residentId);
  const answers: MonthAnswer[] = [];
  const { year, month } = civilFromDay(window.from);
  for (let days = monthDays(year, month); days.from < window.to; days = { from: days.to, to: addMonths(days.to, 1) }) {
    const lives = resident !== undefined && isResidentIn(resident.placements[0]?.from ?? null, resident.dischargedAt, days);
    const given = overlaps(order, { from: atMinute(days.from), to: atMinute(days.to) });
    const where = !lives ? 'not_resident' : !isSpokenOf(order, days) ? 'far_from_month' : !given ? 'omission' : order.regimen?.prn === true ? 'as_needed_part' : 'scheduled_part';
    answers.push({ month: daysKey(days), record: recordOf(order.product), yes: lives && isSpokenOf(order, days), reason: where, rule: lives ? 'R507' : 'D31' });
  }
  return answers;
}
