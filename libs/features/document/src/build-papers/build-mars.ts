import { type MarModel, type MarOrderInput, type RecordKind, buildMar } from '@cyclefill/domain/documents';
import { Zone, dayOf, invariant } from '@cyclefill/domain/kernel';
import { type RulePack, isPsychotropic, prnPsychotropicLimit } from '@cyclefill/domain/law';
import type { SnapshotOrder } from '@cyclefill/features/fill';
import { type PlacedSheet, type SheetSource, residentSheets, sheetOrder } from './resident-sheets.js';

/** What the records of a facility are made from. */
export interface MarSource extends SheetSource {
  readonly record: RecordKind;
}

const SHORT: Readonly<Record<RecordKind, string>> = { medication: 'MAR', treatment: 'TAR', insulin: 'INSULIN', as_needed: 'PRN' };

/** Nobody signs on an empty sheet of treatments, of insulin or of what is given as needed, while a record of medicines without orders says so. */
const isEmpty = ({ record, sections, prn, omissions }: MarModel): boolean => record !== 'medication' && sections.length + prn.length + omissions.length === 0;

/** The day on which a psychotropic as needed ends without a review (R506). */
function psychotropicLimit(order: SnapshotOrder, pack: RulePack): Pick<MarOrderInput, 'lastAsNeededDay'> {
  if (order.regimen?.prn !== true || !isPsychotropic(order.drug.therapeuticClass)) return {};
  return { lastAsNeededDay: prnPsychotropicLimit({ therapeuticClass: order.drug.therapeuticClass, startedOn: dayOf(order.from), reviews: order.prnReviews }, pack).lastDay };
}

/** The records of everybody who lives in a facility on some days, by wing, room and name (D31). */
export function buildMars(source: MarSource): readonly PlacedSheet<MarModel>[] {
  const { snapshot: { batch, rules }, contexts, record, days, paper, divided, print: { facility: { settings } } } = source;
  return residentSheets(source, ({ facts, page, orders, identity }) => {
    const context = contexts.get(facts.id);
    invariant(context !== undefined, 'a resident without context');
    const model = buildMar({
      paper, identity: identity(SHORT[record]), resident: page, record, days, layout: settings.mar, asNeeded: settings.asNeeded, madeOn: dayOf(batch.asOf), orders: orders.map((order) => ({ ...sheetOrder(source, order), ...psychotropicLimit(order, rules.forPayer(facts.payer)) })),
      passes: context.passes, absences: facts.absences.map(({ kind, ...range }) => ({ kind, range })), dischargedAt: facts.dischargedAt, zone: Zone.of(batch.zone), divided: record === 'medication' ? (divided.get(facts.code) ?? []) : [],
    });
    return isEmpty(model) ? null : model;
  });
}
