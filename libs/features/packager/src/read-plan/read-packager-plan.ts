import { type AccessScope, Refusal } from '@cyclefill/contracts';
import { cautionsOf, directionsOf, drugText, passText } from '@cyclefill/domain/documents';
import { formatDay, invariant, minuteOf } from '@cyclefill/domain/kernel';
import { looksText } from '@cyclefill/domain/sig';
import { type PrintContext, orderPrint, readPrintContext } from '@cyclefill/features/document';
import { BatchPageQuery, type BatchPlan, placementAt, readBatchPlan } from '@cyclefill/features/fill';
import type { PackagerDose, PackagerPlan } from '@cyclefill/interop/packager';
import type { Tx } from '@cyclefill/platform/database';
import { type PlannedCell, readPlannedCells } from './planned-cells.query.js';

/** The packs of a batch as a machine is told of them, with whom and what they are about. */
export interface PlannedExport {
  readonly plan: PackagerPlan;
  readonly facilityId: string;
  readonly packIds: readonly string[];
  readonly residentIds: readonly string[];
}

/** What all doses of one order have in common. */
type OrderText = Omit<PackagerDose, 'packCode' | 'cell' | 'at' | 'slot' | 'dose'>;

function orderTexts({ snapshot }: BatchPlan, print: PrintContext): ReadonlyMap<string, OrderText> {
  return new Map(snapshot.orders.map((order): readonly [string, OrderText] => {
    const [resident, recorded, printed] = [snapshot.residents.get(order.residentId), print.residents.get(order.residentId), orderPrint(print, order)];
    invariant(resident !== undefined && recorded !== undefined, 'an order without its resident');
    const [place, { name, strength, form }] = [placementAt(resident, snapshot.batch.asOf), drugText(printed.product)];
    return [order.orderId, {
      facility: print.facility.name, wing: place?.wing ?? '', room: [place?.room, place?.bed].filter(Boolean).join('-'),
      resident: { code: resident.code, family: recorded.print.familyName, given: recorded.print.givenName, born: formatDay(recorded.print.dateOfBirth) },
      rxNumber: order.rxNumber, ndc11: order.product.ndc11, drug: name, strength, form, description: looksText(printed.product), directions: directionsOf(printed).text,
      warnings: cautionsOf(printed.product), regimenVersion: order.versionId,
    }];
  }));
}

function doseOf({ code, position, at, dose, orderId }: PlannedCell, texts: ReadonlyMap<string, OrderText>): PackagerDose {
  const text = texts.get(orderId);
  invariant(text !== undefined, 'a cell holds an order that its batch knows nothing of');
  return { ...text, packCode: code, cell: position + 1, at, slot: passText(minuteOf(at)).word, dose };
}

/** Reads the packs of a batch whose packs are planned. @throws Refusal batch.not-found, batch.not-finished */
export async function readPackagerPlan(tx: Tx, scope: AccessScope, batchId: string): Promise<PlannedExport> {
  const batch = await tx.get(BatchPageQuery).one(scope, batchId);
  if (batch === null) throw new Refusal('batch.not-found');
  if (!batch.current || (batch.state !== 'planned' && batch.state !== 'documented')) throw new Refusal('batch.not-finished');
  const plan = await readBatchPlan(tx, batchId);
  const texts = orderTexts(plan, await readPrintContext(tx, batch.facilityId, plan.snapshot.batch.knownAt));
  const cells = await readPlannedCells(tx, batchId);
  return {
    plan: { batchId, doses: cells.map((cell) => doseOf(cell, texts)) }, facilityId: batch.facilityId,
    packIds: [...new Set(cells.map(({ packId }) => packId))], residentIds: [...new Set(cells.map(({ residentId }) => residentId))],
  };
}
