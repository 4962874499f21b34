import { createHash } from 'node:crypto';
import { type EditOrder, type EditResident, buildEditList } from '@cyclefill/domain/documents';
import { invariant } from '@cyclefill/domain/kernel';
import { lastFillDay } from '@cyclefill/domain/law';
import type { PaperFile } from '../build-papers/paper-file.js';
import { type PlacedSheet, type SheetResident, type SheetSource, residentSheets, sheetOrder } from '../build-papers/resident-sheets.js';
import { sheetFiles } from '../build-papers/sheet-files.js';
import type { ComparedRecords } from './compared-records.query.js';

/** A resident of an edit list, and the hash over both sets of orders. */
type EditSheet = EditResident & { readonly hash: string };

/** The orders of a resident as one of the two records has them. */
function editOrders(source: SheetSource, lines: ReadonlyMap<string, string>, { facts, orders }: Pick<SheetResident, 'facts' | 'orders'>): readonly EditOrder[] {
  const { contexts, snapshot: { rules } } = source;
  return orders.map((order) => {
    const context = contexts.get(order.orderId) ?? contexts.get(facts.id);
    invariant(context !== undefined, 'a resident without context');
    return { lineId: lines.get(order.orderId) ?? order.orderId, order: sheetOrder(source, order), passes: context.passes, lastFillOn: lastFillDay(order, rules.forPayer(facts.payer)).day };
  });
}

/** What is other on the coming records than on those in use, one file a wing; `isWanted` picks the residents. */
export function editListFiles(source: SheetSource, compared: ComparedRecords, isWanted: (sheet: PlacedSheet<unknown>) => boolean): readonly PaperFile[] {
  const { days, paper, making, print: { facility }, snapshot: { batch } } = source;
  const before = new Map(residentSheets(compared.source, (sheet) => ({ orders: editOrders(compared.source, compared.lines, sheet), hash: sheet.identity('EDIT').orderSetHash })).map(({ residentCode, model }) => [residentCode, model]));
  const sheets = residentSheets<EditSheet>(source, (sheet) => {
    const was = before.get(sheet.facts.code);
    return { resident: sheet.page, before: was?.orders ?? [], now: editOrders(source, compared.lines, sheet), hash: `${was?.hash ?? ''} ${sheet.identity('EDIT').orderSetHash}` };
  });
  return sheetFiles(sheets.filter(isWanted), {
    name: 'edit-list', facilityCode: batch.facilityCode, days, paper,
    order: (residents, wing, name) => ({
      kind: 'edit-list',
      models: [buildEditList({
        paper, days, residents, wing, inUse: compared.source.days, inUseMadeAt: compared.source.making.generatedAt, facility: facility.name, pharmacy: `${facility.pharmacy.name} ${facility.pharmacy.phone}`.trim(),
        identity: { ...making, id: name.toUpperCase(), orderSetHash: createHash('sha256').update(residents.map(({ hash }) => hash).join(' ')).digest('hex').slice(0, 8) },
      })],
    }),
  });
}
