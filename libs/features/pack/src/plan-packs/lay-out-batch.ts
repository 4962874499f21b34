import { createHash } from 'node:crypto';
import { packCode } from '@cyclefill/domain/identification';
import { atMinute, canonicalJson, formatDay, invariant } from '@cyclefill/domain/kernel';
import { type OrderPacking, type PackLayout, type PackOrder, type PackPlan, layoutPack } from '@cyclefill/domain/packing';
import { type BatchPlan, type PlannedLine, contextOf, lineIncrements, packSubject, packedDoses } from '@cyclefill/features/fill';
import { packNumber } from './pack-number.js';

/** A pack with its printed code. */
export interface CodedPack {
  readonly plan: PackPlan;
  readonly code: string;
  /** SHA-256 of what lies in it: what a seal and a check later refer to. */
  readonly contentHash: string;
}

/** The packs of one batch. Orders and residents are named by Rx number and code, which are the same on every machine. */
export interface BatchLayout {
  readonly layout: PackLayout;
  readonly packs: readonly CodedPack[];
  /** Line of each Rx number. */
  readonly lines: ReadonlyMap<string, PlannedLine>;
}

function toPackOrder(line: PlannedLine, { snapshot, contexts }: BatchPlan): PackOrder {
  const { order } = line;
  const [resident, context] = [snapshot.residents.get(order.residentId), contextOf(contexts, order)];
  invariant(resident !== undefined && context !== undefined, 'a line without its resident');
  const increments = lineIncrements({ line, context, windowTo: atMinute(line.fillsTo ?? snapshot.batch.window.to), pack: snapshot.rules.forPayer(resident.payer) });
  return {
    ...packSubject(order), orderId: order.rxNumber, residentId: resident.code, prn: false, doses: packedDoses(line, context), ...(increments.length > 1 && { increments }),
  };
}

/** SHA-256 of what lies in a pack. */
export function contentHashOf({ key, cells }: Pick<PackPlan, 'key' | 'cells'>): string {
  const content = cells.map(({ position, at, contents }) => ({ position, at, contents: contents.map(({ orderId, dose }) => ({ orderId, dose })) }));
  return createHash('sha256').update(canonicalJson({ key, content })).digest('hex');
}

/** Gives each pack a code that nobody has; digits that collide are told apart by a salt. */
function withCodes(packs: readonly PackPlan[], batchKey: string, others: ReadonlySet<string>): readonly CodedPack[] {
  const taken = new Set(others);
  return packs.map((plan) => {
    let salt = 0;
    const kind = plan.type.kind === 'card' ? 'card' : 'sheet';
    let code = packCode(kind, packNumber(`${batchKey}|${plan.key}`, salt));
    for (; taken.has(code); code = packCode(kind, packNumber(`${batchKey}|${plan.key}`, salt))) salt += 1;
    taken.add(code);
    return { plan, code, contentHash: contentHashOf(plan) };
  });
}

/**
 * Lays a computed batch out in packs: pure, so that packs are the same whoever asks and whenever.
 * @param taken codes of other batches that must not be given again.
 */
export function layOutBatch(plan: BatchPlan, taken: ReadonlySet<string> = new Set()): BatchLayout {
  const { batch, packing } = plan.snapshot;
  const dispensed = plan.lines.filter((line) => line.quantities.dispensed > 0);
  const lines = new Map(plan.lines.map((line) => [line.order.rxNumber, line]));
  const packingOf = ({ orderId }: PackOrder): OrderPacking => {
    const line = lines.get(orderId);
    invariant(line !== undefined, 'an order that is no line of the batch');
    return packing.of(line.order);
  };
  const layout = layoutPack(dispensed.map((line) => toPackOrder(line, plan)), batch.window, packingOf);
  const wing = batch.fills?.wing ?? null;
  const batchKey = `${batch.facilityCode}|${formatDay(batch.window.from)}|${batch.asOf}${wing === null ? '' : `|${wing}`}`;
  return { layout, packs: withCodes(layout.packs, batchKey, taken), lines };
}
